import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { deskWords } from '#i18n/desk.ts';
import { publicWords } from '#i18n/public.ts';
import { allClear, arrives } from '../support/arrivals.ts';
import { fillDesk } from '../support/desk-scene.ts';
import { onMonday } from './support/clock.ts';
import { superuser } from './support/house.ts';
import { look } from './support/look.ts';
import { employ, signIn } from './support/staff.ts';
import { expect, test } from './support/test.ts';
import { answer, expectStep, goOn } from './support/writing.ts';

const t = deskWords('nl');
const refusal = '[role=alert], [aria-invalid=true]';

for (const language of ['nl', 'ar'] as const) {
	test(`what is refused, closed or absent on the public side, in ${language}`, async ({
		opens
	}) => {
		const page = await opens({ width: 1280 });
		await refusedAnswers(page, language);
		await notSafeToTalk(page, language);
		await page.goto(`/${language}/return`);
		await page.getByRole('button', { name: publicWords(language)('return.submit') }).click();
		await expect(page.getByRole('alert').first()).toBeVisible();
		await look(page, 'return with nothing');
		await page.goto(`/${language}/nowhere`);
		await look(page, 'no such page');
	});
}

test('every page of the desk, with all that can be opened', async ({ opens }) => {
	test.slow();
	await onMonday('13:00');
	const joost = await employ('Joost', 'counsellor', { onDuty: true });
	const has = await fillDesk(superuser, joost);
	const page = await opens({ width: 1280 });
	await signIn(page, joost);
	const ofCase = `/desk/cases/${has.case}`;
	const paths = {
		'/desk': 'desk, all open',
		'/desk/cases': 'caseload',
		[ofCase]: 'case, all open',
		[`${ofCase}/plan`]: 'plan, all open',
		[`${ofCase}/people`]: 'people, all open',
		[`${ofCase}/people?edit=${has.person}`]: 'person, all open',
		[`${ofCase}/people?household`]: 'household, all open',
		[`${ofCase}/follow-ups/${has.followUp}`]: 'follow-up, all open',
		[`${ofCase}/follow-ups/new`]: 'new follow-up, all open',
		[`/desk/intakes/${has.intake}`]: 'intake, all open',
		[`/desk/intakes/${has.intakeOfCase}`]: 'intake of a case, all open',
		'/desk/log': 'log a call, all open',
		[`/desk/cases/${randomUUID()}`]: 'no such case'
	};
	for (const [path, state] of Object.entries(paths)) await sees(page, path, state);
});

test('what the desk refuses', async ({ opens }) => {
	test.slow();
	await onMonday('13:00');
	const joost = await employ('Joost', 'counsellor', { onDuty: true });
	const ofCase = `/desk/cases/${(await fillDesk(superuser, joost)).case}`;
	const page = await opens({ width: 1280 });
	await signIn(page, joost);
	await sendsEmpty(page, ofCase, 'form[action="?/note"]', 'note refused');
	await sendsEmpty(page, '/desk/log', 'main form', 'call refused');
	await sendsEmpty(page, `${ofCase}/follow-ups/new`, 'main form', 'follow-up refused');
	await page.goto(`${ofCase}/plan`);
	await page.locator('[name=phone]').fill('geen nummer');
	await page.getByRole('button', { name: t('plan.keep') }).click();
	await expect(page.locator(refusal).first()).toBeVisible();
	await look(page, 'plan refused');
});

test('the pages of a supervisor and of an administrator, and the door before them', async ({
	opens
}) => {
	test.slow();
	const annelies = await employ('Annelies', 'supervisor');
	const has = await fillDesk(superuser, await employ('Amina', 'counsellor'));
	const review = await opens({ width: 1280 });
	await signIn(review, annelies);
	await arrives({ ...allClear, imminentDeparture: 'yes' });
	await sees(review, '/review', 'review, all open');
	await fitsASmallDesk(review);
	await sees(review, `/desk/cases/${has.case}`, 'case of another, all open');
	await sees(review, `/desk/intakes/${has.intake}`, 'proposal to decide, all open');

	const office = await opens({ width: 1280 });
	await signIn(office, await employ('Bram', 'administrator'));
	await sees(office, '/staff', 'accounts, all open');
	await sendsEmpty(office, '/staff', 'form[action="?/add"]', 'account refused');

	const stranger = await opens({ width: 1280 });
	await stranger.goto('/sign-in/welcome');
	await stranger.getByLabel(t('welcome.code')).fill('ABCD');
	await stranger.getByRole('button', { name: t('welcome.next') }).click();
	await expect(stranger.getByRole('alert').first()).toBeVisible();
	await look(stranger, 'welcome refused');

	// what somebody sends whose session ended meanwhile
	await stranger.evaluate(() => {
		const form = Object.assign(document.createElement('form'), { method: 'post' });
		form.action = '/desk/duty';
		document.body.append(form);
		form.submit();
	});
	await expect(stranger.getByRole('heading', { name: t('frame.ended-title') })).toBeVisible();
	await look(stranger, 'signed out meanwhile');
});

async function refusedAnswers(page: Page, language: 'nl' | 'ar'): Promise<void> {
	await page.goto(`/${language}/write`);
	await page.locator('button[name=door][value=professional]').click();
	await expectStep(page, 'acute');
	await goOn(page, language);
	await expectStep(page, 'story');
	await goOn(page, language);
	await expect(page.getByRole('alert').first()).toBeVisible();
	await look(page, 'story missing');
	await answer(page, 'story', 'Mijn leerling is veranderd.');
	for (let step = 0; step < 6 && (await stepOf(page)) !== 'phone'; step++)
		await goesOn(page, language);
	await answer(page, 'phone', 'geen nummer');
	await goOn(page, language);
	await expect(page.getByRole('alert').first()).toBeVisible();
	await look(page, 'number unreadable');
}

async function notSafeToTalk(page: Page, language: 'nl' | 'ar'): Promise<void> {
	await page.goto(`/${language}/write`);
	await page.locator('button[name=door][value=relative]').click();
	await answer(page, 'safeToTalk', 'no');
	await goOn(page, language);
	await expect(page.locator('input[name=page][value=safe]')).toHaveCount(0);
	await look(page, 'not safe to talk');
}

async function goesOn(page: Page, language: 'nl' | 'ar'): Promise<void> {
	const before = await stepOf(page);
	await goOn(page, language);
	await expect.poll(() => stepOf(page).catch(() => before)).not.toBe(before);
}

function stepOf(page: Page): Promise<string> {
	return page.locator('input[name=page]').inputValue();
}

/** With everything unfolded that a page keeps folded. */
async function sees(page: Page, path: string, state: string): Promise<void> {
	await page.goto(path);
	await unfold(page);
	await look(page, state);
}

async function sendsEmpty(page: Page, path: string, form: string, state: string): Promise<void> {
	await page.goto(path);
	await unfold(page);
	await page
		.locator(form)
		.first()
		.evaluate((one: HTMLFormElement) => {
			one.noValidate = true;
			for (const field of one.querySelectorAll<HTMLInputElement>('input, textarea'))
				if (/^(text|tel|email|date|time|textarea)$/.test(field.type)) field.value = '';
		});
	await page.locator(form).first().getByRole('button').last().click();
	await expect(page.locator(refusal).first()).toBeVisible();
	await unfold(page);
	await look(page, state);
}

function unfold(page: Page): Promise<void> {
	return page.evaluate(() => {
		for (const folded of document.querySelectorAll('details')) folded.open = true;
	});
}

/** Between a telephone and a wide desk nothing leaves its list, and the bar keeps to one line. */
async function fitsASmallDesk(page: Page): Promise<void> {
	const before = page.viewportSize()!;
	await page.setViewportSize({ width: 1100, height: 860 });
	const [width, bar] = await page.evaluate(() => [
		document.documentElement.scrollWidth,
		document.querySelector('header > .bar')!.clientHeight
	]);
	expect(width).toBe(1100);
	expect(bar).toBeLessThan(64);
	await page.setViewportSize(before);
}
