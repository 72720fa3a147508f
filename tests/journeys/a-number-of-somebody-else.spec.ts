import { later, onMonday } from './support/clock.ts';
import { employ } from './support/staff.ts';
import { call, expectStillTexts, newNumber, text } from './support/telephone.ts';
import { expect, test } from './support/test.ts';
import { hasWritten, noDanger } from './support/writing.ts';

test('whoever enters the number of another person, by form, text or call, makes nothing go there', async ({
	opens
}) => {
	await onMonday('09:15');
	await employ('Joost', 'counsellor', { onDuty: true });
	const theirs = newNumber();
	const story = 'Stuur deze man een bericht.';
	const contact = {
		phone: theirs,
		mayText: 'yes',
		mayCall: 'yes',
		phoneShared: 'no',
		phoneMonitored: 'none'
	};
	const always = ['1-morning', '1-afternoon', '1-evening', '2-morning', '2-afternoon'];
	await hasWritten(opens, 'nl', {
		door: 'relative',
		answers: {
			safeToTalk: 'yes',
			...noDanger,
			imminentViolence: 'yes',
			story,
			...contact,
			safeMoments: always
		}
	});

	for (const [index, words] of ['Help mij', 'JA', 'STOP', 'START'].entries()) {
		const answer = await text(theirs, words, `SM0000000000000000000000000000000${index}`);
		expect(answer.status).toBe(200);
		expect(answer.text).not.toMatch(/<Message|<Redirect|<Dial/);
	}
	expect((await call(theirs, 'CA00000000000000000000000000000009')).status).toBe(200);
	for (const minutes of [0, 61, 24 * 60]) {
		await later(minutes);
		await expectStillTexts({ [theirs]: 0 });
	}
});
