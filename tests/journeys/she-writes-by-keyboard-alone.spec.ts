import { publicWords } from '#i18n/public.ts';
import { onMonday } from './support/clock.ts';
import { keyboard } from './support/hands.ts';
import { look } from './support/look.ts';
import { comesBack, writesBack } from './support/room.ts';
import { employ } from './support/staff.ts';
import { expect, test } from './support/test.ts';
import { newNumber } from './support/telephone.ts';
import { answer, expectStep, noDanger, sends, writes } from './support/writing.ts';

const t = publicWords('nl');
const answers = {
	...{ safeToTalk: 'yes', ...noDanger, relation: 'sibling', ageBand: '18-22' },
	story: 'Mijn broertje praat alleen nog met zijn nieuwe vrienden.',
	...{
		phone: newNumber(),
		mayText: 'yes',
		mayCall: 'yes',
		phoneShared: 'no',
		phoneMonitored: 'none'
	},
	...{ safeMoments: ['1-morning', '3-afternoon'], contactNot: 'Niets inspreken.', word: 'schelp' }
};

test('from the home page to the room and back without a mouse', async ({ opens }) => {
	await onMonday();
	await employ('Amina', 'counsellor', { onDuty: true });
	const page = await opens({ width: 1280 });
	await writes(page, 'nl', { door: 'relative', answers }, keyboard);
	const pass = await sends(page, 'nl', keyboard);
	await comesBack(page, 'nl', pass, keyboard);
	await writesBack(page, 'nl', 'Ik ben thuis tot vier uur.', { hands: keyboard });
});

test('Enter in a field goes on, and never changes the language', async ({ opens }) => {
	const page = await opens({ width: 1280 });
	await page.goto('/nl/write');
	await page.locator('button[name=door][value=professional]').click();
	await page.getByRole('button', { name: t('write.next') }).click();
	await answer(page, 'story', 'Een vraag over een leerling.');
	for (const next of ['help', 'age', 'phone']) {
		await page.getByRole('button', { name: t('write.next') }).click();
		await expectStep(page, next);
	}
	await page.getByLabel(t('question.phone')).press('Enter');
	await expectStep(page, 'check');
	await page.goto('/nl/return');
	await page.getByLabel(t('return.word')).press('Enter');
	await expect(page.getByRole('alert')).toContainText(t('problem.code-missing'));
	await look(page, 'return without a code');
	await expect(page.locator('html')).toHaveAttribute('lang', 'nl');
});
