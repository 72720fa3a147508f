import { deskWords } from '#i18n/desk.ts';
import { proofSize } from '../support/proof.ts';
import { onMonday } from './support/clock.ts';
import { answers, books, latestIntake, takes, takesOn } from './support/desk.ts';
import { keyboard } from './support/hands.ts';
import { employ, nextCode } from './support/staff.ts';
import { expect, test } from './support/test.ts';
import { hasWritten, noDanger } from './support/writing.ts';

const t = deskWords('nl');

test('she signs in, takes, answers, takes on and plans without a mouse', async ({ opens }) => {
	test.setTimeout(proofSize({ small: 120_000, full: 600_000 }));
	const week = await onMonday('10:00');
	const joost = await employ('Joost', 'counsellor', { onDuty: true });
	const story = 'Mijn man zegt dat de oorlog begonnen is.';
	await hasWritten(opens, 'nl', {
		door: 'relative',
		answers: { safeToTalk: 'yes', ...noDanger, story, relation: 'partner' }
	});
	const { reference } = await latestIntake();

	const desk = await opens({ width: 1280 });
	await desk.goto('/sign-in');
	await keyboard.type(desk.getByLabel(t('sign-in.email')), joost.email);
	await keyboard.type(desk.getByLabel(t('sign-in.password')), joost.password);
	await keyboard.type(desk.getByLabel(t('sign-in.code')), await nextCode(joost));
	await desk.keyboard.press('Enter');
	await expect(desk.getByRole('heading', { name: t('inbox.title') })).toBeVisible();

	const line = desk.locator('[data-walk]').filter({ hasText: reference });
	await keyboard.press(line);
	await expect(desk.getByText(t('intake.outside'))).toBeVisible();
	await takes(desk, reference, keyboard);
	await answers(desk, 'Fijn dat u schrijft.', keyboard);
	const caseUrl = await takesOn(desk, { name: 'Mevrouw Els', concern: 'Kei' }, keyboard);
	await books(desk, caseUrl, { day: week.date(2), hour: '15:00' }, keyboard);
	await expect(desk.getByText(t('follow-up-status.booked')).first()).toBeVisible();
});
