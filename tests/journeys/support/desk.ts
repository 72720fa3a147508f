import { expect, type Locator, type Page } from '@playwright/test';
import { deskWords } from '#i18n/desk.ts';
import { pointer, type Hands } from './hands.ts';
import { superuser } from './house.ts';
import { look } from './look.ts';

const t = deskWords('nl');

/** The reference of what came in last, as the desk names it. */
export async function latestIntake(): Promise<{ id: string; reference: string; level: string }> {
	const [row] =
		await superuser`SELECT id, reference, level FROM intake ORDER BY received_at DESC LIMIT 1`;
	return row as unknown as { id: string; reference: string; level: string };
}

export async function takes(page: Page, reference: string, hands: Hands = pointer): Promise<void> {
	await page.goto('/desk');
	await look(page, 'desk with a message');
	await hands.press(page.getByRole('button', { name: `${t('inbox.take')} ${reference}` }));
	await expect(page.getByRole('heading', { name: t('intake.title', { reference }) })).toBeVisible();
	await expect(page.getByRole('heading', { name: t('intake.acute') })).toBeVisible();
	await look(page, 'intake taken');
}

export async function answers(page: Page, words: string, hands: Hands = pointer): Promise<void> {
	await hands.type(page.getByLabel(t('intake.answer')), words);
	await hands.press(page.getByRole('button', { name: t('intake.answer-send'), exact: true }));
	await expect(page.getByText(words)).toBeVisible();
	await expect(page.getByText(t('intake.not-seen'))).toBeVisible();
	await look(page, 'intake answered');
}

/** Opens a case of the message that stands open, and answers where it is. */
export async function takesOn(
	page: Page,
	{
		service = 'family_support',
		name,
		concern = ''
	}: { service?: string; name: string; concern?: string },
	hands: Hands = pointer
): Promise<string> {
	await hands.press(page.locator('summary').filter({ hasText: t('intake.take-on') }));
	const form = page.locator('form[action="?/takeOn"]');
	if (service !== 'family_support') await form.locator('[name=serviceType]').selectOption(service);
	await hands.type(form.locator('[name=name]'), name);
	await hands.type(form.locator('[name=concern]'), concern);
	await hands.press(form.getByRole('button'));
	await page.waitForURL(/\/desk\/cases\/[0-9a-f-]{36}$/);
	await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
	await look(page, `case of ${service}`);
	return page.url();
}

export interface Plan {
	moments: string[];
	step?: 'talk' | 'room' | 'draft';
	sms?: 'yes' | 'no';
	call?: 'yes' | 'no';
}

/** Fills in the plan as it was spoken about, and keeps it. */
export async function keepsPlan(
	page: Page,
	caseUrl: string,
	{ moments, step = 'talk', sms = 'yes', call = 'no' }: Plan
): Promise<void> {
	await page.goto(`${caseUrl}/plan`);
	await look(page, 'plan not confirmed');
	const chosen = { sms, call, shared: 'no', monitored: 'none', level: 'time_only', step };
	for (const [field, value] of Object.entries(chosen))
		await (await ofPlan(page, `[name="${field}"][value="${value}"]`)).check();
	await ofPlan(page, '[name=moment]');
	for (const box of await page.locator('[name=moment]').all()) {
		await box.setChecked(moments.includes((await box.getAttribute('value')) ?? ''));
	}
	await page.locator('[name=store]').check();
	if (step === 'room') await saysSheSpokeWithHer(page);
	await page.getByRole('button', { name: t('plan.keep') }).click();
	await expect(page.locator('h1').getByText(t('plan.version', { n: 2 }))).toBeVisible();
	await look(page, `plan kept by ${step}`);
}

/** A field of the plan; what was agreed stands as a sentence until somebody opens it, one at a time. */
export async function ofPlan(page: Page, field: string): Promise<Locator> {
	const found = page.locator(`form[action="?/keep"]`).locator(field);
	const topic = page
		.locator('form[action="?/keep"] > details')
		.filter({ has: page.locator(field) });
	const isFolded = (await topic.count()) > 0 && (await topic.getAttribute('open')) === null;
	if (isFolded) await topic.locator('summary').first().click();
	return found;
}

/** Without it the number is anybody's, and the plan with texts is not offered. */
async function saysSheSpokeWithHer(page: Page): Promise<void> {
	await page.getByRole('button', { name: t('plan.keep') }).click();
	await expect(page.getByText(t('problem.number-not-spoken-on')).first()).toBeVisible();
	await look(page, 'number not spoken on');
	await page.locator('[name=spoken]').check();
}

export interface Appointment {
	day: string;
	hour: string;
	status?: 'booked' | 'held';
	/** The way that is chosen already, and stays. */
	asProposed?: string;
}

/** An hour with whoever asked for help: by telephone, or as it is proposed. */
export async function books(
	page: Page,
	caseUrl: string,
	{ day, hour, status = 'booked', asProposed }: Appointment,
	hands: Hands = pointer
): Promise<void> {
	await page.goto(caseUrl);
	await hands.press(page.getByRole('link', { name: t('follow-up.plan') }));
	await expect(page.locator('[name=kind]').first()).toBeVisible();
	await look(page, 'new follow-up');
	const other = page.locator('[name=moment][value=""]');
	if ((await other.count()) > 0) await hands.choose(other);
	await page.getByLabel(t('follow-up.day'), { exact: true }).fill(day);
	await page.getByLabel(t('follow-up.hour'), { exact: true }).fill(hour);
	if (asProposed) await expect(page.locator(`[name=method][value=${asProposed}]`)).toBeChecked();
	else await hands.choose(page.locator('[name=method][value=phone]'));
	await hands.choose(page.locator(`[name=status][value=${status}]`));
	await expect(page.getByLabel(t('follow-up.minutes'))).toHaveValue('60');
	const save = page.getByRole('button', { name: t('follow-up.save') });
	await hands.press(save);
	const despite = page.getByLabel(t('follow-up.despite-plan'));
	await expect(despite.or(page.locator('main aside')).first()).toBeVisible();
	if (await despite.isVisible()) {
		await look(page, 'new follow-up against her plan');
		await hands.choose(despite);
		await hands.press(save);
	}
	await page.waitForURL(caseUrl);
}

/** The case page says of a reminder how it stands. */
export async function expectReminder(
	page: Page,
	caseUrl: string,
	whom: 'for-seeker' | 'for-you',
	words: string
): Promise<void> {
	await expect(async () => {
		await page.goto(caseUrl);
		const line = page.locator('#now').getByText(`${t(`follow-up.${whom}`)}: ${words}`);
		await expect(line.first()).toBeVisible({ timeout: 500 });
	}).toPass({ timeout: 15_000 });
}
