import type { Page } from '@playwright/test';
import { deskWords } from '#i18n/desk.ts';
import { onMonday } from './support/clock.ts';
import { latestIntake, takes, takesOn } from './support/desk.ts';
import { look } from './support/look.ts';
import { employ, signIn, type Person } from './support/staff.ts';
import { expect, test } from './support/test.ts';
import { hasWritten, noDanger } from './support/writing.ts';

const t = deskWords('nl');
const reason = 'Wat betekent dit vers voor hem?';
const her = 'Dit vers gaat over vergeven, niet over strijd.';

test('a supervisor asks an expert to think along; she reads and writes, sees no number, and is gone when it is taken back', async ({
	opens
}) => {
	test.setTimeout(120_000);
	await onMonday('10:00');
	const amina = await employ('Amina', 'counsellor', { onDuty: true });
	const annelies = await employ('Annelies', 'supervisor');
	const esma = await employ('Esma', 'expert');
	const desk = await opens({ width: 1280 });
	await signIn(desk, amina);
	const url = await aCase(desk, opens);

	const expert = await opens({ width: 1280 });
	await signIn(expert, esma);
	await expect(expert).toHaveURL(/\/desk\/cases$/);
	await look(expert, 'an expert who was not asked yet');
	expect((await expert.goto(url))!.status()).toBe(404);

	const review = await opens({ width: 1280 });
	await signIn(review, annelies);
	await invites(review, url, esma);

	await readsAlong(expert, url);
	await writesAlong(expert, url);
	await desk.goto(url);
	await expect(desk.getByText(her)).toBeVisible();
	await expect(desk.getByText(reason)).toBeVisible();
	await look(desk, 'a case in which an expert thinks along');

	await review.getByRole('button', { name: t('wall.invite-end') }).click();
	await expect(review.getByRole('heading', { name: t('wall.experts') })).toHaveCount(0);
	expect((await expert.goto(url))!.status()).toBe(404);
	await look(expert, 'a case that is gone for an expert');
	await expert.getByRole('link', { name: t('frame.back'), exact: true }).click();
	await expect(expert).toHaveURL(/\/desk\/cases$/);
	await expect(expert.getByText('Mevrouw Meer')).toHaveCount(0);
});

async function aCase(desk: Page, opens: () => Promise<Page>): Promise<string> {
	const story = 'Mijn zoon citeert steeds hetzelfde vers.';
	const answers = { safeToTalk: 'yes', ...noDanger, story, relation: 'child', ageBand: '18-22' };
	await hasWritten(opens, 'nl', {
		door: 'relative',
		answers: { ...answers, phone: '06 12345678', mayText: 'yes' }
	});
	await takes(desk, (await latestIntake()).reference);
	return takesOn(desk, { name: 'Mevrouw Meer', concern: 'Vogel' });
}

async function invites(review: Page, url: string, { name }: Person): Promise<void> {
	await review.goto(url.replace('/desk/', '/review/'));
	await review
		.locator('summary')
		.filter({ hasText: t('wall.invite') })
		.click();
	await review.locator('[name=expert]').selectOption({ label: name });
	await review.locator('#reason-invite').fill('even');
	await review.getByRole('button', { name: t('wall.invite') }).click();
	await expect(review.getByText(t('problem.reason-too-short')).first()).toBeVisible();
	await look(review, 'an invitation without a reason');
	await review.locator('#reason-invite').fill(reason);
	await review.getByRole('button', { name: t('wall.invite') }).click();
	await expect(review.getByRole('heading', { name: t('wall.experts') })).toBeVisible();
	await look(review, 'an expert was invited');
}

/** The case, its people and the picture; of how anybody is reached not a digit, and no way to it. */
async function readsAlong(expert: Page, url: string): Promise<void> {
	await expert.goto('/desk');
	await look(expert, 'cases an expert was asked into');
	await expert.getByRole('link', { name: /Mevrouw Meer/ }).click();
	await expect(expert.getByText(t('case.think-along'))).toBeVisible();
	for (const below of ['plan', 'consents', 'contacts', 'print', 'follow-ups/new']) {
		await expect(expert.locator(`a[href$="/${below}"]`), below).toHaveCount(0);
		expect((await expert.request.get(`${url}/${below}`)).status(), below).toBe(404);
	}
	expect(await expert.content()).not.toContain('12345678');
	await expect(expert.getByText(`${t('plan.title')}.`)).toHaveCount(0);
	await look(expert, 'a case an expert reads');
	await expert.getByRole('link', { name: t('case-nav.people'), exact: true }).click();
	await expect(expert.getByRole('heading', { name: t('people.title') })).toBeVisible();
	await expect(expert.getByRole('link', { name: t('people.add') })).toHaveCount(0);
	await look(expert, 'the people of a case an expert reads');
}

async function writesAlong(expert: Page, url: string): Promise<void> {
	await expert.goto(url);
	await expert.locator('[name=note]').fill('Dit vers gaat over strijd.');
	await expert.getByRole('button', { name: t('case.keep-note') }).click();
	await expert.getByRole('link', { name: t('note.correct') }).click();
	await expert.locator('[name=text]').fill(her);
	await expert.locator('[name=reason]').fill('Verkeerd aangehaald');
	await look(expert, 'an expert corrects her note');
	await expert.getByRole('button', { name: t('note.replace') }).click();
	await expect(expert.getByText(her)).toBeVisible();
}
