import type { Page } from '@playwright/test';
import { deskWords } from '#i18n/desk.ts';
import { takeOn } from '#server/cases/take-on.ts';
import { allClear, arrives } from '../support/arrivals.ts';
import { later, onMonday } from './support/clock.ts';
import { takes } from './support/desk.ts';
import { superuser } from './support/house.ts';
import { look } from './support/look.ts';
import { employ, signIn } from './support/staff.ts';
import { expectTexts } from './support/telephone.ts';
import { expect, test } from './support/test.ts';

const t = deskWords('nl');
const danger = { ...allClear, callerInDanger: 'yes' } as const;

test('a supervisor makes the roster, and each colleague finds her own week in it', async ({
	opens
}) => {
	const week = await onMonday('08:30');
	await employ('Amina', 'counsellor');
	const piet = await employ('Piet', 'on_call');
	const annelies = await employ('Annelies', 'supervisor');
	const page = await opens({ width: 1280 });
	await signIn(page, annelies);
	await page.goto('/desk');
	await page.getByRole('link', { name: t('roster.link') }).click();
	await expect(page.getByText(t('roster.now-nobody'))).toBeVisible();
	await look(page, 'roster with nobody on it');

	await page.getByText(t('roster.weekly'), { exact: true }).click();
	await page.locator('form[action="?/weekly"] button').click();
	await expect(page.locator('.summary, [role=alert]').first()).toBeVisible();
	await look(page, 'a shift that came back');
	await givesShift(page, 'Amina', {
		kind: 'duty',
		days: ['1', '2', '3'],
		hours: ['09:00', '17:00'],
		from: week.date(1)
	});
	await page.getByText(t('roster.weekly'), { exact: true }).click();
	await givesShift(page, 'Piet', {
		kind: 'on-call',
		days: ['1', '5'],
		hours: ['17:00', '09:00'],
		from: week.date(1)
	});
	await later(45);
	await expect
		.poll(async () => {
			await page.reload();
			return page.getByText(t('roster.now-duty', { names: 'Amina' })).count();
		})
		.toBe(1);

	await page.getByText(t('roster.absence'), { exact: true }).click();
	const absence = page.locator('form[action="?/absence"]');
	await absence.locator('select').selectOption({ label: 'Piet' });
	await absence.locator('#absence-from').fill(week.date(5));
	await absence.locator('#absence-until').fill(week.date(7));
	await absence.getByRole('button').click();
	await expect(page.getByText(t('roster.carries-nothing'))).toBeVisible();
	await look(page, 'roster of a supervisor');

	const his = await opens({ width: 360 });
	await signIn(his, piet);
	await his.getByRole('button', { name: t('frame.duty-off') }).click();
	await his.getByRole('link', { name: t('roster.link') }).click();
	await expect(his.locator('section li')).toHaveCount(1);
	await expect(his.getByText(t('roster.away', { names: 'Piet' })).first()).toBeVisible();
	await look(his, 'roster of a colleague');
	// the worker turned her switch at nine
	await expect
		.poll(async () => {
			const [row] =
				await superuser`SELECT count(*)::int AS n FROM staff WHERE on_duty_since IS NOT NULL`;
			return row!['n'];
		})
		.toBe(1);
});

test('who is called is told on the desk, and what was done stands in the crisis record', async ({
	opens
}) => {
	await onMonday('21:00');
	const joost = await employ('Joost', 'counsellor', { onDuty: true });
	const annelies = await employ('Annelies', 'supervisor');
	const id = await arrives(danger);
	await expectTexts(joost.phone, 1);
	const [row] = await superuser`SELECT reference FROM intake WHERE id = ${id}`;
	const reference = String(row!['reference']);

	const hers = await opens({ width: 1280 });
	await signIn(hers, annelies);
	await expect(hers.getByText(/Joost kreeg om \d+\.\d\d een sms/))
		.toBeVisible()
		.catch(() => hers.goto('/desk'));
	await hers.goto('/desk');
	await expect(hers.getByText(/Joost kreeg om \d+\.\d\d een sms/)).toBeVisible();
	await look(hers, 'desk while somebody is called');

	const desk = await opens({ width: 1280 });
	await signIn(desk, joost);
	await desk.goto('/desk');
	await takes(desk, reference);
	await expect(desk.getByText(/^Joost zag het op het bureau, om /)).toBeVisible();
	await look(desk, 'contact that was called about');
	await desk.getByRole('link', { name: t('crisis.to-record') }).click();
	await expect(desk.getByText(t('crisis.own-phone', { number: '112' }))).toBeVisible();
	await look(desk, 'crisis, just opened');

	await writesDown(desk, 'act', 'Zij is naar de buurvrouw gegaan.');
	await desk.getByText(t('crisis.do.notify'), { exact: true }).click();
	await desk.locator('form:has(input[value=notify]) button').click();
	await expect(desk.getByText(t('problem.whom-missing')).first()).toBeVisible();
	await look(desk, 'crisis, a step came back');
	await desk.locator('#notify-whom').selectOption('emergency');
	await writesDown(desk, 'notify', 'De politie komt eraan.');
	await look(desk, 'crisis, others were told');

	const wish = { serviceType: 'family_support', name: 'Samira', concern: 'Vogel' } as const;
	const opened = await takeOn(joost, id, wish);
	if ('problem' in opened) throw new Error(opened.problem);
	await desk.goto(`/desk/cases/${opened.partId}`);
	await expect(desk.getByText(t('crisis.status.notified'))).toBeVisible();
	await look(desk, 'case in which it is not safe');
	await desk.getByRole('link', { name: t('crisis.to-record') }).click();
	await desk.getByText(t('crisis.do.stabilise'), { exact: true }).click();
	await writesDown(desk, 'stabilise', 'De politie is bij haar, hij is mee.');
	await expect(desk.getByText(t('task.crisis-debrief')).first()).toBeVisible();
	await look(desk, 'crisis, safe again');

	await hers.goto(`/desk/intakes/${id}/crisis`);
	await hers.getByText(t('crisis.do.debrief'), { exact: true }).click();
	await writesDown(hers, 'debrief', 'Met Joost gesproken.');
	await hers.getByText(t('crisis.do.evaluate'), { exact: true }).click();
	await writesDown(hers, 'evaluate', 'Snel en goed gehandeld.');
	await expect(hers.getByText(t('crisis.none'))).toBeVisible();
	await look(hers, 'crisis, closed');
});

test('a crisis is opened by hand, on a narrow screen, by keyboard alone', async ({ opens }) => {
	await onMonday('10:00');
	const joost = await employ('Joost', 'counsellor', { onDuty: true });
	const id = await arrives(allClear);
	const page = await opens({ width: 360 });
	await signIn(page, joost);
	const [row] = await superuser`SELECT reference FROM intake WHERE id = ${id}`;
	await page.goto('/desk');
	await takes(page, String(row!['reference']));
	await page.getByRole('link', { name: t('crisis.to-open') }).focus();
	await page.keyboard.press('Enter');
	await expect(page.getByText(t('crisis.none'))).toBeVisible();
	await look(page, 'no crisis');
	await page.locator('#open-reason').focus();
	await page.keyboard.type('Zij klonk alsof er iemand meeluisterde.');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await expect(page.getByText(t('crisis.status.opened'))).toBeVisible();
	await page.locator('#act-words').focus();
	await page.keyboard.type('Teruggebeld en even gepraat.');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Tab');
	for (let tries = 0; tries < 5; tries++) {
		if (await page.locator('form:has(input[value=act]) button:focus').count()) break;
		await page.keyboard.press('Tab');
	}
	await page.keyboard.press('Enter');
	await expect(page.getByText(t('crisis.status.safety_action'))).toBeVisible();
});

async function writesDown(page: Page, move: string, words: string): Promise<void> {
	await page.locator(`#${move}-words`).fill(words);
	await page.locator(`form:has(input[name=move][value=${move}]) button`).click();
	await expect(page.locator('main li').filter({ hasText: words })).toBeVisible();
}

interface GivenShift {
	kind: string;
	days: string[];
	hours: [string, string];
	from: string;
}

async function givesShift(page: Page, name: string, shift: GivenShift): Promise<void> {
	const form = page.locator('form[action="?/weekly"]');
	await form.locator('select').selectOption({ label: name });
	await form.locator(`input[name=kind][value=${shift.kind}]`).check();
	for (const day of shift.days) await form.locator(`input[name=weekdays][value="${day}"]`).check();
	await form.locator('#weekly-starts').fill(shift.hours[0]);
	await form.locator('#weekly-ends').fill(shift.hours[1]);
	await form.locator('#weekly-from').fill(shift.from);
	await form.getByRole('button').click();
	await expect(page.locator('li').filter({ hasText: name }).first()).toBeVisible();
}
