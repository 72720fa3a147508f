import type { Page } from '@playwright/test';
import { addDays } from 'date-fns';
import { deskWords } from '#i18n/desk.ts';
import { onMonday, setClock } from './support/clock.ts';
import { latestIntake, takes, takesOn } from './support/desk.ts';
import { unfolds } from './support/fold.ts';
import { fills } from './support/hands.ts';
import { superuser } from './support/house.ts';
import { look, shoot } from './support/look.ts';
import { employ, signIn } from './support/staff.ts';
import { expect, test } from './support/test.ts';
import { hasWritten, noDanger } from './support/writing.ts';

const t = deskWords('nl');
const her = {
	safeToTalk: 'yes',
	...noDanger,
	story: 'Mijn zoon praat niet meer met ons.',
	relation: 'child',
	ageBand: '18-22',
	word: 'molen'
};
const told = {
	facts: 'Hij heeft zijn oma naar de dialyse gebracht. Samira hoorde dat van haar zus.',
	impressions: 'Zij klinkt lichter dan vorige week.',
	agreements: 'Zij vraagt haar broer of hij meekomt.',
	nextStep: 'Bellen of haar broer wil.'
};

async function ticks(page: Page, name: string, value: string): Promise<void> {
	await unfolds(page, name);
	await page.locator(`[name="${name}"][value="${value}"]`).check();
}
const saves = (page: Page) => page.getByRole('button', { name: t('session.save') }).click();
const toTalks = async (page: Page, caseUrl: string) => {
	await page.goto(`${caseUrl}/goals/sessions`);
	await expect(page.getByRole('heading', { name: t('session.title') })).toBeVisible();
};

async function opensCase(page: Page, scripted = true): Promise<string> {
	const joost = await employ('Joost', 'counsellor', { onDuty: true });
	await signIn(page, joost);
	await takes(page, (await latestIntake()).reference);
	const caseUrl = await takesOn(page, { name: 'Samira', concern: 'Vogel' });
	await page.goto(`${caseUrl}/goals`);
	await page.getByRole('link', { name: t('goals.page-sessions') }).click();
	await expect(page.getByText(t('session.empty'))).toBeVisible();
	if (scripted) await look(page, 'no talk yet');
	return caseUrl;
}

/** Refused first, with what was typed still there; then kept. */
async function writesTalk(page: Page, day: string, nextDay: string): Promise<void> {
	await page.getByRole('link', { name: t('session.new'), exact: true }).click();
	await look(page, 'writing down a talk');
	// who it is for and how one talks are told before anything is asked
	await expect(page.locator('#place-how .told')).toContainText(/telefoon\..*Samira/);
	await fills(page, { ...told, hour: '08:30' });
	await unfolds(page, 'day');
	await fills(page, { day });
	await unfolds(page, 'travelKm');
	await fills(page, { travelKm: '24', travelMinutes: '35' });
	await ticks(page, 'nextKind', 'appointment');
	await fills(page, { nextDay, nextHour: '10:00' });
	await saves(page);
	await expect(page.getByRole('alert')).toBeVisible();
	await expect(page.locator('[name=facts]')).toHaveValue(told.facts);
	await expect(page.locator('[name=nextHour]')).toHaveValue('10:00');
	await look(page, 'a talk refused');
	await ticks(page, 'kind', 'office');
	await expect(page.getByLabel('Samira', { exact: true })).toBeChecked();
	await ticks(page, 'others', 'interpreter');
	await ticks(page, 'mood', '6');
	await fills(page, { minutes: '50' });
	await ticks(page, 'nextMethod', 'office');
	await saves(page);
	await page.waitForURL(/sessions\?of=[\da-f-]{36}#s-/);
	await expect(page.getByText(told.facts)).toBeVisible();
}

test('a talk is written down, read, mended and counted', async ({ opens }) => {
	test.setTimeout(240_000);
	const week = await onMonday('09:30');
	await hasWritten(opens, 'nl', { door: 'relative', answers: her });
	const desk = await opens({ width: 1280 });
	const caseUrl = await opensCase(desk);
	await writesTalk(desk, week.date(1), week.date(4));
	await expect(desk.getByText(t('session.hours-held', { n: 1 }))).toBeVisible();
	await look(desk, 'the talks of a trajectory');

	await test.step('it is read, put on paper, and mended', async () => {
		await desk.locator('li[id^=s-] a').first().click();
		await expect(desk.getByText(told.impressions)).toBeVisible();
		await look(desk, 'the report of a talk');
		await desk.getByRole('link', { name: t('session.print'), exact: true }).click();
		await desk.emulateMedia({ media: 'print' });
		await shoot(desk, 'a report on paper');
		await desk.emulateMedia({ media: null });
		await desk.getByRole('link', { name: t('session.correct') }).click();
		await expect(desk.locator('[name=facts]')).toHaveValue(told.facts);
		await fills(desk, { facts: 'Hij bracht zijn oma naar de dialyse, twee keer.' });
		await saves(desk);
		await expect(desk.getByText(t('problem.reason-missing')).first()).toBeVisible();
		await look(desk, 'a correction of a report refused');
		await fills(desk, { why: 'Het was twee keer.' });
		await saves(desk);
		await expect(desk.getByText('twee keer.').first()).toBeVisible();
		await desk.getByText(t('session.before')).click();
		await expect(desk.getByText(told.facts)).toBeVisible();
		await look(desk, 'a report with what stood there before');
	});

	await test.step('it stands in the timeline and in the course', async () => {
		await desk.goto(caseUrl);
		await expect(desk.getByText(t('event.session-written'))).toBeVisible();
		await desk.goto(`${caseUrl}/goals/course`);
		await expect(desk.getByText(t('course.line-mood')).first()).toBeVisible();
	});

	await test.step('the appointment that was planned with it is told by a report', async () => {
		await setClock(week.at(4, '11:30'));
		await toTalks(desk, caseUrl);
		await look(desk, 'an appointment without a report');
		await desk.locator('section li a').first().click();
		await ticks(desk, 'outcome', 'no-show');
		await look(desk, 'nobody came');
		await saves(desk);
		await isBack(desk);
		await expect(desk.getByRole('heading', { name: t('missed.title') })).toBeVisible();
		await look(desk, 'somebody who did not come');
	});

	await test.step('after three times a supervisor decides whether somebody goes to look', async () => {
		for (const days of [1, 4]) {
			await setClock(addDays(week.at(4, '14:30'), days));
			await toTalks(desk, caseUrl);
			await desk.getByRole('link', { name: t('missed.not-reached') }).click();
			await ticks(desk, 'kind', 'phone');
			await fills(desk, { hour: '14:00' });
			await saves(desk);
			await isBack(desk);
		}
		await expect(desk.getByText(t('missed.lead-decide'))).toBeVisible();
		const annelies = await employ('Annelies', 'supervisor');
		const review = await opens({ width: 1280 });
		await signIn(review, annelies);
		await review.goto('/review');
		await review
			.getByRole('link', { name: t('task.missed-decide') })
			.first()
			.click();
		await look(review, 'a supervisor decides about somebody not reached');
		await ticks(review, 'check', 'yes');
		await review.getByRole('button', { name: t('missed.save') }).click();
		await expect(review.getByText(t('problem.words-missing')).first()).toBeVisible();
		await fills(review, { words: 'Ga overdag langs, met zijn tweeën.' });
		await review.getByRole('button', { name: t('missed.save') }).click();
		await expect(review.getByRole('heading', { name: t('missed.title') })).toHaveCount(0);
		await desk.goto(caseUrl);
		await expect(desk.getByText('Ga overdag langs, met zijn tweeën.').first()).toBeVisible();
		await desk.goto(`${caseUrl}/print`);
		await expect(desk.locator('table').getByText(told.impressions).first()).toBeVisible();
		await look(desk, 'talks with a case on paper');
		const partId = caseUrl.split('/').at(-1)!;
		await superuser`UPDATE follow_up SET status = 'cancelled' WHERE part_id = ${partId} AND status = 'open'`;
	});
});

/** The list again, with what was just written in it. */
async function isBack(page: Page): Promise<void> {
	await page.waitForURL(/sessions\?of=[\da-f-]{36}#s-/);
}

test('without scripts a talk is written down on a telephone', async ({ opens }) => {
	test.setTimeout(180_000);
	const week = await onMonday('09:30');
	await hasWritten(opens, 'nl', { door: 'relative', answers: her });
	const desk = await opens({ width: 360, scripts: false });
	await opensCase(desk, false);
	await writesTalk(desk, week.date(1), week.date(4));
	await desk.locator('li[id^=s-] a').first().click();
	await expect(desk.getByText(told.impressions)).toBeVisible();

	await test.step('the page begins soon, and the way out lies behind her name', async () => {
		const first = await desk.locator('article').boundingBox();
		expect(first!.y).toBeLessThan(240);
		const leaves = desk.getByRole('button', { name: t('frame.sign-out') });
		await expect(leaves).toBeHidden();
		await desk.getByRole('button', { name: 'Joost' }).click();
		await expect(leaves).toBeVisible();
		await desk.getByRole('button', { name: t('frame.menu') }).click();
		await expect(leaves).toBeHidden();
		await desk.getByRole('link', { name: t('frame.calls') }).click();
		await expect(desk).toHaveURL(/calls$/);
	});
});
