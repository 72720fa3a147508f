import type { Page } from '@playwright/test';
import { deskWords } from '#i18n/desk.ts';
import { proofSize } from '../support/proof.ts';
import { onMonday, setClock } from './support/clock.ts';
import { books, latestIntake, ofPlan, takes, takesOn } from './support/desk.ts';
import { look } from './support/look.ts';
import { employ, signIn } from './support/staff.ts';
import { newNumber } from './support/telephone.ts';
import { expect, test } from './support/test.ts';
import { hasWritten, noDanger } from './support/writing.ts';

const t = deskWords('nl');
const words = { codeWord: 'Merel', codeWordBack: 'Egel', duressWord: 'Kuifmees' };

test('a tired counsellor goes down the plan once, checks a word, and asks again at the next talk', async ({
	opens
}) => {
	test.setTimeout(proofSize({ small: 180_000, full: 900_000 }));
	const week = await onMonday('09:30');
	const joost = await employ('Joost', 'counsellor', { onDuty: true });
	await aMotherWrites(opens);
	const desk = await opens({ width: 1280 });
	await signIn(desk, joost);
	await takes(desk, (await latestIntake()).reference);
	const caseUrl = await takesOn(desk, { name: 'Mevrouw Meer' });

	await goesThroughThePlan(desk, caseUrl);
	await cannotChangeItOnAMessage(desk, caseUrl);
	await hearsHerWord(desk, caseUrl);
	await readsTheTaskAlone(desk, caseUrl);

	await books(desk, caseUrl, { day: week.date(3), hour: '10:00' });
	await setClock(week.at(3, '11:30'));
	await saysThePlanIsStillGood(desk, caseUrl);
});

test('the whole plan is kept without scripts, and what was typed comes back', async ({ opens }) => {
	test.setTimeout(proofSize({ small: 120_000, full: 600_000 }));
	await onMonday('09:30');
	const joost = await employ('Joost', 'counsellor', { onDuty: true });
	await aMotherWrites(opens);
	const desk = await opens({ width: 390, scripts: false });
	await signIn(desk, joost);
	await takes(desk, (await latestIntake()).reference);
	const caseUrl = await takesOn(desk, { name: 'Mevrouw Beek' });
	await goesThroughThePlan(desk, caseUrl);
	await desk.goto(caseUrl);
	await says(desk, 'iets anders');
	await expect(desk.getByText(t('plan-detail.heard-wrong'))).toBeVisible();
	await choosesAnHourOfHerWeek(desk, caseUrl);
});

test('one number of two people: each counsellor reads nothing of the other, a supervisor weighs it', async ({
	opens
}) => {
	test.setTimeout(proofSize({ small: 120_000, full: 600_000 }));
	await onMonday('09:30');
	const phone = newNumber();
	const cases: string[] = [];
	for (const name of ['Joost', 'Amina']) {
		await aMotherWrites(opens, phone);
		const desk = await opens({ width: 1280 });
		await signIn(desk, await employ(name, 'counsellor', { onDuty: true }));
		await takes(desk, (await latestIntake()).reference);
		cases.push(await takesOn(desk, { name: `Iemand van ${name}` }));
		await desk.goto(`${cases.at(-1)!}/plan`);
		await expect(desk.getByText(t('plan.also-another'))).toHaveCount(0);
	}
	const review = await opens({ width: 1280 });
	await signIn(review, await employ('Annelies', 'supervisor'));
	await review.goto(`${cases[0]!}/plan`);
	await expect(review.getByText(t('plan.also-another'))).toBeVisible();
	await look(review, 'number of two people');
	await review.getByRole('button', { name: t('plan-detail.allow-shared') }).click();
	await expect(review.getByText(t('problem.reason-missing')).first()).toBeVisible();
	await review.getByLabel(t('plan-detail.allow-why')).fill('Zij delen hem en weten het.');
	await review.getByRole('button', { name: t('plan-detail.allow-shared') }).click();
	await expect(review.getByText(t('plan-detail.allow-shared-title'))).toHaveCount(0);
});

async function aMotherWrites(opens: () => Promise<Page>, phone = newNumber()): Promise<void> {
	const contact = { phone, mayText: 'yes', mayCall: 'yes', phoneShared: 'no' };
	await hasWritten(opens, 'nl', {
		door: 'relative',
		answers: {
			...{ safeToTalk: 'yes', ...noDanger, relation: 'child', ageBand: '18-22' },
			...{ story: 'Mijn zoon is zo veranderd.', ...contact, phoneMonitored: 'possible' },
			safeMoments: ['3-morning']
		}
	});
}

async function goesThroughThePlan(desk: Page, caseUrl: string): Promise<void> {
	await desk.goto(`${caseUrl}/plan`);
	const chosen = { sms: 'yes', call: 'yes', shared: 'no', monitored: 'none', step: 'talk' };
	for (const [field, value] of Object.entries(chosen))
		await (await ofPlan(desk, `[name="${field}"][value="${value}"]`)).check();
	await (await ofPlan(desk, '[name=coverStory]')).fill('van de politie');
	await (await ofPlan(desk, '[name=silence]')).fill('7');
	for (const [field, word] of Object.entries(words))
		await (await ofPlan(desk, `[name=${field}]`)).fill(word);
	await (await ofPlan(desk, '[name=thirdWho]')).fill('haar zus');
	await (await ofPlan(desk, '[name=thirdAgreed]')).check();
	await desk.locator('[name=store]').check();
	await desk.getByRole('button', { name: t('plan.keep') }).click();
	await expect(desk.getByText(t('problem.cover-story-tells')).first()).toBeVisible();
	await expect(desk.locator('[name=thirdWho]')).toHaveValue('haar zus');
	await expect(desk.locator('[name=codeWord]')).toHaveValue('Merel');
	await look(desk, 'plan with a story that tells', { onlySeenSo: true });

	await (await ofPlan(desk, '[name=coverStory]')).fill('van de sportclub');
	await desk.getByRole('button', { name: t('plan.keep') }).click();
	await expect(desk.locator('h1').getByText(t('plan.version', { n: 2 }))).toBeVisible();
	await expect(desk.locator('[name=coverStory]')).toHaveValue('van de sportclub');
	await expect(desk.locator('[name=codeWord]')).toHaveValue('');
	await expect(desk.getByText(t('plan-told.word-duress'))).toBeVisible();
	await expect(desk.locator('#topic-call summary').getByText('van de sportclub')).toBeVisible();
	await expect(desk.locator('[name=coverStory]')).toBeHidden();
	expect(await desk.content()).not.toMatch(/merel|kuifmees/i);
	await look(desk, 'whole plan', { onlySeenSo: true });
}

async function choosesAnHourOfHerWeek(desk: Page, caseUrl: string): Promise<void> {
	await desk.goto(`${caseUrl}/follow-ups/new`);
	await expect(desk.locator('[name=day]')).toBeHidden();
	await look(desk, 'her week to choose from', { onlySeenSo: true });
	await desk
		.getByRole('radio', { name: /^woensdag .* 9[.]00$/ })
		.first()
		.check();
	await desk.getByRole('button', { name: t('follow-up.save') }).click();
	await desk.waitForURL(caseUrl);
	const booked = desk.locator('#now').getByText(t('follow-up-status.booked'));
	await expect(booked.first()).toBeVisible();
}

async function cannotChangeItOnAMessage(desk: Page, caseUrl: string): Promise<void> {
	await desk.goto(`${caseUrl}/plan`);
	await (await ofPlan(desk, '[name=phone]')).fill('+447700900199');
	await expect(desk.locator('#topic-phone summary')).toContainText('+447700900199');
	await desk.locator('[name=step][value=draft]').check();
	await desk.getByRole('button', { name: t('plan.keep') }).click();
	await expect(desk.getByText(t('problem.change-needs-her')).first()).toBeVisible();
	await expect(desk.locator('[name=phone]')).toHaveValue('+447700900199');
	await look(desk, 'plan that a message cannot change');
}

async function says(desk: Page, word: string): Promise<void> {
	const summary = desk.locator('summary').filter({ hasText: t('plan-detail.check') });
	if (!(await desk.locator('[name=said]').isVisible())) await summary.click();
	await desk.locator('[name=said]').fill(word);
	await desk.getByRole('button', { name: t('plan-detail.check-submit'), exact: true }).click();
}

// what stands on the page, and what is read to whoever looks along, to the last sign
async function hearsHerWord(desk: Page, caseUrl: string): Promise<void> {
	await desk.goto(caseUrl);
	await says(desk, 'iets anders');
	await expect(desk.getByText(t('plan-detail.heard-wrong'))).toBeVisible();
	await says(desk, 'm e r e l');
	await expect(desk.getByText(t('plan-detail.heard-right'))).toBeVisible();
	await expect(desk.getByText(t('plan-detail.heard-right-back'))).toBeVisible();
	await look(desk, 'word is right');
	const [page, right] = [await asDrawn(desk), desk.url()];

	await desk.goto(caseUrl);
	await says(desk, 'KUIFMEES');
	await expect(desk.getByText(t('plan-detail.heard-right'))).toBeVisible();
	expect(desk.url()).toBe(right);
	expect(await asDrawn(desk)).toBe(page);
}

// words, shapes and fields; the order of attributes is another before and after scripts take the page over
function asDrawn(desk: Page): Promise<string> {
	return desk.locator('main').evaluate((main: HTMLElement) => {
		const shapes = [...main.querySelectorAll('*')].map((one) =>
			['class', 'href', 'aria-label'].map((name) => one.getAttribute(name) ?? '').join(' ')
		);
		const fields = [...main.querySelectorAll<HTMLInputElement>('input, select, textarea')].map(
			({ name, value, checked }) => [name, value, checked].join(' ')
		);
		return [main.innerText, ...shapes, ...fields].join('\n');
	});
}

async function readsTheTaskAlone(desk: Page, caseUrl: string): Promise<void> {
	await desk.goto(caseUrl);
	await expect(desk.getByText(t('task.duress-spoken'))).toBeVisible();
	await expect(desk.getByText('noodwoord')).toHaveCount(0);
	await look(desk, 'case after the distress word');
	const line = desk.locator('li').filter({ hasText: t('task.duress-spoken') });
	await line.getByRole('link').first().click();
	await expect(desk.getByText(t('plan-detail.alone'))).toBeVisible();
	await look(desk, 'task to read alone');
}

async function saysThePlanIsStillGood(desk: Page, caseUrl: string): Promise<void> {
	await desk.goto(caseUrl);
	const line = desk.locator('li').filter({ hasText: t('follow-up-status.booked') });
	await line.getByRole('link').first().click();
	await desk.locator('[name=move][value=complete]').check();
	await desk.locator('[name=reason]').fill('Goed gesprek.');
	await desk.getByLabel(t('plan-detail.still-good')).check();
	await look(desk, 'talk that confirms the plan');
	await desk.getByRole('button', { name: t('follow-up.record') }).click();
	await desk.waitForURL(caseUrl);
	await desk.goto(`${caseUrl}/plan`);
	await expect(desk.locator('h1').getByText(t('plan.version', { n: 3 }))).toBeVisible();
	await desk.getByRole('link', { name: t('plan-detail.version-line', { n: 2 }) }).click();
	await expect(desk.getByText(t('plan-detail.old-notice'))).toBeVisible();
	await expect(desk.getByText('van de sportclub')).toBeVisible();
	await look(desk, 'old version of a plan');
}
