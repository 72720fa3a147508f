import type { Page } from '@playwright/test';
import { riskQuestions } from '#domain/visit.ts';
import { deskWords } from '#i18n/desk.ts';
import { assignPart } from '#server/cases/assign.ts';
import { takeOn } from '#server/cases/take-on.ts';
import { takeIntake } from '#server/intakes/take.ts';
import { allClear, arrives } from '../support/arrivals.ts';
import { onMonday, setClock } from './support/clock.ts';
import { keyboard } from './support/hands.ts';
import { look } from './support/look.ts';
import { employ, signIn, type Person } from './support/staff.ts';
import { textsTo } from './support/telephone.ts';
import { expect, test } from './support/test.ts';

const t = deskWords('nl');
const address = 'Dorpsstraat 12, Ede';

test('she plans a visit, checks in and out with one thumb, and nobody is called', async ({
	opens
}) => {
	test.setTimeout(120_000);
	const week = await onMonday('10:00');
	const noor = await employ('Noor', 'counsellor');
	await employ('Joost', 'counsellor');
	const caseUrl = await openedCase(noor);
	const page = await opens({ width: 360 });
	await signIn(page, noor);
	await look(page, 'desk before a visit');
	await planned(page, caseUrl, { day: week.date(1), hour: '14:00' });
	await expect(page.getByText(t('visit.risk-lead'))).toBeVisible();
	await look(page, 'visit plan, empty');

	await keyboard.press(page.getByRole('button', { name: t('visit.save') }));
	await expect(page.getByText(t('problem.address-missing')).first()).toBeVisible();
	await look(page, 'visit plan refused');
	await keyboard.type(page.locator('#address'), address);
	for (const name of riskQuestions)
		await keyboard.choose(page.locator(`[name="${name}"][value=no]`));
	await keyboard.press(page.getByRole('button', { name: t('visit.save') }));
	await page.waitForURL(/follow-ups\/[0-9a-f-]{36}$/);
	await look(page, 'appointment with a visit');

	await setClock(week.at(1, '13:55'));
	await page.goto('/desk/visits');
	await look(page, 'on the way, today');
	await keyboard.press(page.getByRole('link', { name: t('visit.you-planned', { time: '14.00' }) }));
	await expect(page.getByRole('button', { name: t('visit.check-in') })).toBeVisible();
	await look(page, 'a visit ahead');
	await keyboard.press(page.getByRole('button', { name: t('visit.check-in') }));
	await expect(page.getByText(t('visit.now-in', { time: '15.00' }))).toBeVisible();
	await look(page, 'a visit going on');
	await keyboard.press(page.getByRole('button', { name: t('visit.show-address') }));
	await expect(page.getByText(address)).toBeVisible();
	await look(page, 'a visit with its address');

	await setClock(week.at(1, '14:50'));
	await keyboard.press(page.getByRole('button', { name: t('visit.more') }));
	await expect(page.getByText(t('visit.now-in', { time: '15.30' }))).toBeVisible();
	await setClock(week.at(1, '15:20'));
	await keyboard.press(page.getByRole('button', { name: t('visit.check-out') }));
	await expect(page.getByText(t('visit.now-out', { time: '15.20' }))).toBeVisible();
	await look(page, 'a visit that is over');
	await page.goto('/desk/visits');
	await expect(page.getByText(t('visit.nobody'))).toBeVisible();
	await look(page, 'nobody on the way');
});

test('nothing heard: she is asked, the supervisor sees it and where it is, and decides in words', async ({
	opens
}) => {
	test.setTimeout(120_000);
	const week = await onMonday('10:00');
	const noor = await employ('Noor', 'counsellor');
	const joost = await employ('Joost', 'counsellor');
	const annelies = await employ('Annelies', 'supervisor');
	const caseUrl = await openedCase(noor);
	const page = await opens({ width: 360 });
	await signIn(page, noor);
	await planned(page, caseUrl, { day: week.date(1), hour: '14:00' });
	await fills(page, { weapons: 'yes' });
	await page.getByRole('button', { name: t('visit.save') }).click();
	await expect(page.getByText(t('problem.second-along-needed')).first()).toBeVisible();
	await look(page, 'visit plan needs two');
	await page.locator('#second').selectOption({ label: 'Joost' });
	await page.getByRole('button', { name: t('visit.save') }).click();
	await page.waitForURL(/follow-ups\/[0-9a-f-]{36}$/);
	await expect(page.getByText(t('visit.waits-for-yes'))).toBeVisible();

	const review = await opens({ width: 1280 });
	await signIn(review, annelies);
	await review.goto('/review');
	await look(review, 'review with a visit to agree to');
	await review.getByRole('link', { name: t('visit.of', { name: 'Noor' }) }).click();
	await expect(review.getByText(t('visit.ask.weapons'))).toBeVisible();
	await expect(review.getByRole('button', { name: t('visit.show-address') })).toBeHidden();
	await look(review, 'a visit to agree to');
	await review.getByRole('button', { name: t('visit.agree') }).click();
	await expect(review.getByText(t('visit.agreed', { name: 'Annelies' }))).toBeVisible();

	await setClock(week.at(1, '14:00'));
	const buddy = await opens({ width: 360 });
	await signIn(buddy, joost);
	await buddy.goto('/desk/visits');
	await buddy.getByRole('link', { name: /Noor/ }).click();
	await buddy.getByRole('button', { name: t('visit.check-in') }).click();
	await expect(buddy.getByText(t('visit.now-in', { time: '15.00' }))).toBeVisible();
	await look(buddy, 'a visit seen by the second person');

	await setClock(week.at(1, '15:15'));
	for (const one of [noor, joost]) await hearsOf(one, /^Graag even een teken/);
	await page.goto('/desk');
	await expect(
		page.getByRole('link', { name: t('visit.you-late', { until: '15.00' }) })
	).toBeVisible();
	await look(page, 'desk while she is late');
	await page.getByRole('link', { name: t('visit.you-late', { until: '15.00' }) }).click();
	await expect(page.getByRole('button', { name: t('visit.more') })).toBeVisible();
	await look(page, 'a visit that is late');

	await setClock(week.at(1, '15:30'));
	await hearsOf(annelies, /^Oproep/);
	await review.goto('/review');
	await look(review, 'review with a late visit');
	await review
		.getByRole('link', { name: t('visit.line-late', { name: 'Noor', until: '15.00' }) })
		.click();
	await review.getByRole('button', { name: t('visit.show-address') }).click();
	await expect(review.getByText(address)).toBeVisible();
	await setClock(week.at(1, '15:45'));
	await expect(async () => {
		await review.reload();
		await expect(review.locator('[name=decision]')).toHaveCount(3, { timeout: 500 });
	}).toPass({ timeout: 15_000 });
	await look(review, 'a visit to decide about');
	await review.getByRole('button', { name: t('visit.decide-save') }).click();
	await expect(review.getByText(t('problem.decision-missing')).first()).toBeVisible();
	await look(review, 'a decision refused');
	await review.locator('[name=decision][value=safe]').check();
	await review.locator('#words').fill('Ik sprak haar: zij rijdt nu terug naar huis.');
	await review.getByRole('button', { name: t('visit.decide-save') }).click();
	await expect(review.getByText(t('visit.nobody'))).toBeVisible();
});

test('help is one press, and stays until somebody decided', async ({ opens }) => {
	const week = await onMonday('10:00');
	const noor = await employ('Noor', 'counsellor');
	const annelies = await employ('Annelies', 'supervisor');
	const caseUrl = await openedCase(noor);
	const page = await opens({ width: 360 });
	await signIn(page, noor);
	await planned(page, caseUrl, { day: week.date(1), hour: '14:00' });
	await fills(page, {});
	await page.getByRole('button', { name: t('visit.save') }).click();
	await page.waitForURL(/follow-ups\/[0-9a-f-]{36}$/);
	await setClock(week.at(1, '14:00'));
	await page.goto('/desk/visits');
	await page.getByRole('link', { name: t('visit.you-planned', { time: '14.00' }) }).click();
	await page.getByRole('button', { name: t('visit.check-in') }).click();
	await page.getByRole('button', { name: t('visit.help') }).click();
	await expect(page.getByText(t('visit.now-help'))).toBeVisible();
	await look(page, 'a visit with help asked for');
	await hearsOf(annelies, /^Oproep/);
	const review = await opens({ width: 1280 });
	await signIn(review, annelies);
	await review.goto('/desk/visits');
	await look(review, 'on the way with help asked for');
	await review.getByRole('link', { name: /Noor/ }).click();
	await expect(review.getByText(t('visit.decide-lead-help'))).toBeVisible();
	await look(review, 'a visit of somebody who needs help');
});

test('whoever would go left the case: a supervisor hears of it, and sends somebody who works on it', async ({
	opens
}) => {
	test.setTimeout(120_000);
	const week = await onMonday('10:00');
	const noor = await employ('Noor', 'counsellor');
	const joost = await employ('Joost', 'counsellor');
	const annelies = await employ('Annelies', 'supervisor');
	const caseUrl = await openedCase(noor);
	const page = await opens({ width: 360 });
	await signIn(page, noor);
	await planned(page, caseUrl, { day: week.date(1), hour: '14:00' });
	await fills(page, {});
	await page.getByRole('button', { name: t('visit.save') }).click();
	await page.waitForURL(/follow-ups\/[0-9a-f-]{36}$/);
	const partId = caseUrl.split('/').at(-1)!;
	const giving = await assignPart(annelies, partId, { staffId: joost.id, role: 'first' });
	expect(giving).toEqual({ assigned: true });

	await hearsOf(annelies, /^Er staat een taak klaar/);
	const review = await opens({ width: 1280 });
	await signIn(review, annelies);
	await review.goto('/review');
	await look(review, 'review with a visit to which nobody goes');
	await review.goto('/desk/visits');
	await look(review, 'on the way, and nobody goes');
	await review.getByRole('link', { name: /^Bezoek om .* Noor/ }).click();
	await expect(review.getByText(t('visit.send-lead'))).toBeVisible();
	await look(review, 'a visit to which nobody goes');
	await review.getByRole('button', { name: t('visit.send') }).click();
	await expect(review.getByText(t('problem.choice-missing')).first()).toBeVisible();
	await look(review, 'nobody was chosen to go');
	await review.getByLabel('Joost').check();
	await review.getByRole('button', { name: t('visit.send') }).click();
	await expect(review.getByText(t('visit.of', { name: 'Joost' }))).toBeVisible();

	await page.goto('/desk/visits');
	await expect(page.getByText(t('visit.nobody'))).toBeVisible();
	await setClock(week.at(1, '13:55'));
	const other = await opens({ width: 360 });
	await signIn(other, joost);
	await other.goto('/desk/visits');
	await other.getByRole('link', { name: t('visit.you-planned', { time: '14.00' }) }).click();
	await other.getByRole('button', { name: t('visit.check-in') }).click();
	await expect(other.getByText(t('visit.now-in', { time: '15.00' }))).toBeVisible();
});

async function planned(page: Page, caseUrl: string, { day, hour }: { day: string; hour: string }) {
	await page.goto(`${caseUrl}/follow-ups/new`);
	const other = page.locator('[name=moment][value=""]');
	if ((await other.count()) > 0) await other.check();
	await page.locator('#day').fill(day);
	await page.locator('#hour').fill(hour);
	await page.locator('[name=method][value=home]').check();
	await page.getByRole('button', { name: t('follow-up.save') }).click();
	await page.waitForURL(/\/visit$/);
}

async function fills(page: Page, answers: Record<string, string>): Promise<void> {
	await page.locator('#address').fill(address);
	for (const name of riskQuestions)
		await page.locator(`[name="${name}"][value="${answers[name] ?? 'no'}"]`).check();
}

/** A case of hers, and its address. */
async function openedCase(counsellor: Person): Promise<string> {
	const intake = await arrives({ ...allClear });
	await takeIntake(counsellor, intake, {});
	const wish = { serviceType: 'family_support', name: 'Samira', concern: 'Vogel' } as const;
	const opened = await takeOn(counsellor, intake, wish);
	if ('problem' in opened) throw new Error(opened.problem);
	return `/desk/cases/${opened.partId}`;
}

async function hearsOf({ phone }: Person, words: RegExp): Promise<void> {
	const heard = async () => (await textsTo(phone)).filter(({ body }) => words.test(body)).length;
	await expect.poll(heard, { timeout: 15_000 }).toBeGreaterThan(0);
}
