import type { Page } from '@playwright/test';
import { deskWords } from '#i18n/desk.ts';
import { onMonday } from './support/clock.ts';
import { latestIntake, takes } from './support/desk.ts';
import { look } from './support/look.ts';
import { employ, signIn } from './support/staff.ts';
import { expect, test } from './support/test.ts';
import { noDanger, sends, writes } from './support/writing.ts';

const t = deskWords('nl');

test('direct danger is lowered only when a second person agrees', async ({ opens }) => {
	await onMonday('13:00');
	const joost = await employ('Joost', 'counsellor', { onDuty: true });
	const annelies = await employ('Annelies', 'supervisor');
	const mother = await opens();
	const danger = { ...noDanger, imminentViolence: 'yes' };
	await writes(mother, 'nl', {
		door: 'relative',
		answers: { safeToTalk: 'yes', ...danger, story: 'Hij schreeuwde.' }
	});
	await sends(mother, 'nl');
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

async function proposes(page: Page, level: string): Promise<void> {
	await page
		.locator('summary')
		.filter({ hasText: t('intake.level') })
		.click();
	await page.getByLabel(t('intake.level-to')).selectOption(level);
	await page.getByLabel(t('intake.level-reason')).fill('Gebeld: hij is rustig en slaapt.');
	await page.getByRole('button', { name: t('intake.level-save'), exact: true }).click();
}
