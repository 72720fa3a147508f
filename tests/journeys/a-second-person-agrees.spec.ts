import type { Page } from '@playwright/test';
import { deskWords } from '#i18n/desk.ts';
import { onMonday } from './support/clock.ts';
import { latestIntake, takes, takesOn } from './support/desk.ts';
import { look } from './support/look.ts';
import { employ, signIn } from './support/staff.ts';
import { expect, test } from './support/test.ts';
import { hasWritten, noDanger } from './support/writing.ts';

const t = deskWords('nl');

test('direct danger is lowered only when a second person agrees', async ({ opens }) => {
	await onMonday('13:00');
	const joost = await employ('Joost', 'counsellor', { onDuty: true });
	const annelies = await employ('Annelies', 'supervisor');
	const danger = { ...noDanger, imminentViolence: 'yes' };
	await hasWritten(opens, 'nl', {
		door: 'relative',
		answers: { safeToTalk: 'yes', ...danger, story: 'Hij schreeuwde.' }
	});
	const { reference } = await latestIntake();

	const desk = await opens({ width: 1280 });
	await signIn(desk, joost);
	await takes(desk, reference);
	await proposes(desk, 'T2');
	await expect(desk.getByText(t('intake.look')).first()).toBeVisible();
	await expect(desk.getByRole('button', { name: t('intake.look-agree') })).toHaveCount(0);
	await look(desk, 'waits for a second person');
	expect((await latestIntake()).level).toBe('T0');

	const review = await opens({ width: 1280 });
	await signIn(review, annelies);
	await review.goto('/review');
	await look(review, 'review with a second look');
	const hers = review.locator('.look', { hasText: reference });
	await hers.getByRole('button', { name: t('intake.look-agree') }).click();
	await expect(hers).toHaveCount(0);
	expect((await latestIntake()).level).toBe('T2');
	await look(review, 'review after agreeing');
});

test('a step that asks for four eyes is taken by a supervisor who does not work on the case', async ({
	opens
}) => {
	await onMonday('14:00');
	const joost = await employ('Joost', 'counsellor', { onDuty: true });
	const annelies = await employ('Annelies', 'supervisor');
	const story = 'De gemeente zegt pas volgende maand iets.';
	await hasWritten(opens, 'nl', {
		door: 'relative',
		answers: { safeToTalk: 'yes', ...noDanger, story }
	});
	const desk = await opens({ width: 1280 });
	await signIn(desk, joost);
	await takes(desk, (await latestIntake()).reference);
	const url = await takesOn(desk, { name: 'Mevrouw Berg', concern: 'Merel' });
	await opened(desk, t('case.move-open'));
	const step = t('four-eyes.plan');
	await expect(desk.getByText(t('case.four-eyes-ask', { moves: step }))).toBeVisible();
	await look(desk, 'a step that asks for four eyes');

	const review = await opens({ width: 1280 });
	await signIn(review, annelies);
	await review.goto(url);
	await opened(review, t('case.four-eyes-open'));
	await review.getByRole('button', { name: t('case.four-eyes-save') }).click();
	await expect(review.getByText(t('problem.reason-missing')).first()).toBeVisible();
	await look(review, 'a step for four eyes without a reason');
	await review.getByLabel(t('case.move-reason')).fill('Zij kan niet wachten.');
	await review.getByRole('button', { name: t('case.four-eyes-save') }).click();
	await expect(review.getByText('Zij kan niet wachten.')).toBeVisible();
	await expect(review.getByText(t('case.four-eyes-open'))).toHaveCount(0);
	await look(review, 'a step that was taken by four eyes');
});

async function opened(page: Page, words: string): Promise<void> {
	await page.locator('summary').filter({ hasText: words }).click();
}

async function proposes(page: Page, level: string): Promise<void> {
	await page
		.locator('summary')
		.filter({ hasText: t('intake.level') })
		.click();
	await page.getByLabel(t('intake.level-to')).selectOption(level);
	await page.getByLabel(t('intake.level-reason')).fill('Gebeld: hij is rustig en slaapt.');
	await page.getByRole('button', { name: t('intake.level-save'), exact: true }).click();
}
