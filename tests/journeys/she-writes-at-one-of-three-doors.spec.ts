import type { Answers, Door } from '#domain/intake-form.ts';
import { publicWords } from '#i18n/public.ts';
import { onMonday } from './support/clock.ts';
import { comesBack, findsItClosed, closesTheRoom, writesBack } from './support/room.ts';
import { employ } from './support/staff.ts';
import { expect, test } from './support/test.ts';
import { noDanger, sends, writes } from './support/writing.ts';

const t = publicWords('nl');
const stories: Record<Door, Answers> = {
	relative: {
		...{ safeToTalk: 'yes', ...noDanger, relation: 'child', ageBand: '16-17' },
		story: 'Mijn zoon eet niet meer mee en zegt dat muziek verboden is.',
		word: 'kersenboom'
	},
	professional: {
		...{ ...noDanger, help: 'consultation', ageBand: '12-15' },
		story: 'Een leerling tekent steeds hetzelfde teken en praat over een kamp.'
	},
	self: {
		...{ safeToTalk: 'yes', ...noDanger, ageBand: '23-29' },
		story: 'Ik wil weg bij de groep maar weet niet hoe.',
		word: 'Regenjas'
	}
};

for (const [door, answers] of Object.entries(stories) as [Door, Answers][]) {
	test(`${door}: she writes, comes back from elsewhere with code and word, and writes back`, async ({
		opens
	}) => {
		await onMonday();
		await employ('Amina', 'counsellor', { onDuty: true });
		const hers = await opens();
		await writes(hers, 'nl', { door, answers });
		const pass = await sends(hers, 'nl');
		await expect(hers.getByText(t('open.no'))).toHaveCount(0);

		const elsewhere = await opens({ width: 1280 });
		await comesBack(elsewhere, 'nl', pass);
		await expect(elsewhere.getByText(t('room.no-answer'))).toBeVisible();
		await expect(elsewhere.getByText(String(answers.story))).toHaveCount(0);
		await writesBack(elsewhere, 'nl', 'Het is nu iets rustiger in huis.');
		if (door !== 'self') return;
		await closesTheRoom(elsewhere, 'nl');
		await findsItClosed(elsewhere, 'nl', pass);
	});
}
