import { deskWords } from '#i18n/desk.ts';
import { onMonday } from './support/clock.ts';
import { latestIntake, takes } from './support/desk.ts';
import { look } from './support/look.ts';
import { employ, signIn } from './support/staff.ts';
import { expect, test } from './support/test.ts';
import { hasWritten, noDanger } from './support/writing.ts';

const t = deskWords('nl');

test('an answer that was left once is not taken for kept in other words, and those stay in the page', async ({
	opens
}) => {
	await onMonday('11:00');
	const joost = await employ('Joost', 'counsellor', { onDuty: true });
	const story = 'Hij zit veel op zijn kamer.';
	await hasWritten(opens, 'nl', {
		door: 'relative',
		answers: { safeToTalk: 'yes', ...noDanger, story }
	});
	const desk = await opens({ width: 1280 });
	await signIn(desk, joost);
	await takes(desk, (await latestIntake()).reference);

	const field = desk.getByLabel(t('intake.answer'), { exact: true });
	const id = desk.locator('input[name="messageId"]');
	const send = desk.getByRole('button', { name: t('intake.answer-send'), exact: true });
	const first = await id.inputValue();
	await field.fill('Fijn dat u schrijft.');
	await send.click();
	await expect(desk.getByText('Fijn dat u schrijft.')).toBeVisible();

	// the same page once more, as a second window has it
	await id.evaluate((input, value) => ((input as HTMLInputElement).value = value), first);
	await field.fill('Wilt u morgen bellen?');
	await send.click();
	await expect(desk.getByText(t('problem.words-changed')).first()).toBeVisible();
	await expect(field).toHaveValue('Wilt u morgen bellen?');
	await look(desk, 'an answer in other words');
	await send.click();
	await expect(desk.locator('li', { hasText: 'Wilt u morgen bellen?' })).toBeVisible();
});
