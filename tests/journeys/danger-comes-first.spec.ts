import type { Page } from '@playwright/test';
import type { Answers } from '#domain/intake-form.ts';
import { deskWords } from '#i18n/desk.ts';
import { publicWords } from '#i18n/public.ts';
import { later, onMonday } from './support/clock.ts';
import { latestIntake, takes } from './support/desk.ts';
import { look } from './support/look.ts';
import { employ, signIn } from './support/staff.ts';
import { expectStillTexts, expectTexts } from './support/telephone.ts';
import { expect, test } from './support/test.ts';
import {
	answer,
	expectStep,
	goOn,
	hasWritten,
	noDanger,
	sends,
	writes,
	type Story
} from './support/writing.ts';

const say = publicWords('nl');
const t = deskWords('nl');
const story = 'Hij heeft gezegd dat hij vanavond iets gaat doen.';

test('whoever names danger sees the numbers at once and may go on', async ({ opens }) => {
	const page = await opens();
	await page.goto('/nl/write');
	await page.locator('button[name=door][value=relative]').click();
	await answer(page, 'safeToTalk', 'yes');
	await goOn(page, 'nl');
	await answer(page, 'callerInDanger', 'yes');
	await answer(page, 'suicideRisk', 'thoughts');
	await goOn(page, 'nl');
	await expectStep(page, 'story');
	const panel = page.getByRole('region', { name: say('danger.title') });
	for (const number of ['112', '0800-0113', '0800-2000']) {
		await expect(panel.getByRole('link', { name: number })).toBeVisible();
	}
	await expect(panel).toContainText(say('danger.cannot-call'));
	await look(page, 'danger named');
	await answer(page, 'story', story);
	await goOn(page, 'nl');
	await expectStep(page, 'relation');
});

test('direct danger calls everybody on duty, once each, and nobody else', async ({ opens }) => {
	await onMonday('23:10');
	const onDuty = [
		await employ('Joost', 'counsellor', { onDuty: true }),
		await employ('Fleur', 'counsellor', { onDuty: true })
	];
	const others = [await employ('Amina', 'counsellor'), await employ('Annelies', 'supervisor')];
	await writesTo(opens, { ...noDanger, imminentViolence: 'yes' });
	expect(await latestIntake()).toMatchObject({ level: 'T0' });
	const [alert] = await expectTexts(onDuty[0]!.phone, 1);
	expect(alert!.body).toMatch(/^Oproep \w{4}\. Log in of bel de dienst\.$/);
	const called = onDuty.map(({ phone }) => [phone, 1]);
	const spared = others.map(({ phone }) => [phone, 0]);
	// of this contact: a supervisor of the house may be called for another one
	const [about = ''] = /Oproep \w{4}/.exec(alert!.body) ?? [];
	await expectStillTexts(Object.fromEntries([...called, ...spared]), about);
	const desk = await opens({ width: 1280 });
	await signIn(desk, onDuty[0]!);
	await expect(lineOf(desk, (await latestIntake()).reference)).toContainText(t('level.T0'));
	await look(desk, 'desk with direct danger');
});

test('with nobody on duty direct danger calls every supervisor', async ({ opens }) => {
	await onMonday('03:20');
	await employ('Joost', 'counsellor');
	const supervisors = [await employ('Annelies', 'supervisor'), await employ('Ruud', 'supervisor')];
	const page = await opens();
	await writes(page, 'nl', inDanger({ ...noDanger, callerInDanger: 'yes' }));
	await sends(page, 'nl');
	await expect(page.getByText(say('open.no'))).toBeVisible();
	for (const { phone } of supervisors) await expectTexts(phone, 1);
});

test('an open question about danger stands as not yet read, glows, and calls whoever is on duty', async ({
	opens
}) => {
	await onMonday('10:00');
	const joost = await employ('Joost', 'counsellor', { onDuty: true });
	await writesTo(opens, { ...noDanger, weaponAccess: 'unknown' });
	const { reference } = await latestIntake();
	const [alert] = await expectTexts(joost.phone, 1);
	expect(alert!.body).toMatch(/^Er wacht een taak die nog niemand zag \(code \w{4}\)\.$/);

	const desk = await opens({ width: 1280 });
	await signIn(desk, joost);
	for (const { minutes, glow } of [
		{ minutes: 0, glow: 'calm' },
		{ minutes: 31, glow: 'half' },
		{ minutes: 30, glow: 'due' }
	]) {
		await later(minutes);
		await desk.goto('/desk');
		const line = lineOf(desk, reference);
		await expect(line).toHaveClass(new RegExp(`\\b${glow}\\b`));
		await expect(line).toContainText(t('level.not-read'));
		await expect(line).not.toContainText(new RegExp(`${t('level.T3')}|${t('level.T4')}`));
		await look(desk, `not yet read, ${glow}`);
	}
	await takes(desk, reference);
	await desk.goto('/desk');
	await expect(lineOf(desk, reference)).toContainText(t('level.T3'));
	await expectStillTexts({ [joost.phone]: 1 });
});

function lineOf(page: Page, reference: string) {
	return page.locator('.line').filter({ hasText: reference });
}

function inDanger(danger: Answers): Story {
	return { door: 'relative', answers: { safeToTalk: 'yes', ...danger, story, ageBand: '18-22' } };
}

async function writesTo(opens: () => Promise<Page>, danger: Answers): Promise<void> {
	await hasWritten(opens, 'nl', inDanger(danger));
}
