import type { Page } from '@playwright/test';
import { riskHeadings } from '#domain/risk.ts';
import { deskWords } from '#i18n/desk.ts';
import { onMonday } from './support/clock.ts';
import { latestIntake, takes, takesOn } from './support/desk.ts';
import { fills } from './support/hands.ts';
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
	ageBand: '18-22'
};
const fact = 'Hij heeft zijn vrienden van voetbal geblokkeerd.';
const opinion = 'Zijn moeder denkt dat hij zich schaamt.';
const contra = 'Hij brengt zijn oma elke week naar de dialyse.';
const sees: Record<string, string> = {
	capacity_means: 'Zijn moeder zag een mes in zijn tas. Het is weg.',
	network: 'Drie oudere jongens, elke avond online.',
	stressors: 'Hij is van zijn stage gestuurd.',
	protective_factors: 'Hij brengt zijn oma elke week naar de dialyse.',
	contact_quality: 'Hij neemt op als zijn oom belt.'
};
const weighing =
	'Er is een plek genoemd en geen dag. Niet acuut, omdat hij zelf een oefening afzegde.';

const picks = (page: Page, name: string, value: string) =>
	page.locator(`[name="${name}"][value="${value}"]`).check();
const keeps = async (page: Page, ends: RegExp) => {
	await page.getByRole('button', { name: t('signal.save'), exact: true }).click();
	await page.waitForURL(ends);
};

async function seesFactor(
	page: Page,
	kind: 'protective' | 'driver' | 'trigger',
	{ code, strength, direction, day, words }: Record<string, string>
): Promise<void> {
	await page.getByRole('link', { name: t(`factor.kind-${kind}`), exact: true }).click();
	await page.locator('[name=code]').selectOption(code!);
	if (kind === 'trigger') await picks(page, 'turn', 'turning_point');
	await picks(page, 'strength', strength!);
	await picks(page, 'direction', direction!);
	await fills(page, { words: words!, seenOn: day! });
	await page.locator('[name=source]').selectOption('client');
	await keeps(page, /signals\/factors$/);
}

async function judges(page: Page, level: string): Promise<void> {
	for (const name of riskHeadings.slice(1))
		await page.locator(`textarea[name=${name}]`).fill(sees[name]!);
	await page.locator(`[name=unknown][value=${riskHeadings[0]}]`).check();
	await fills(page, { reasoning: weighing });
	await picks(page, 'level', level);
	await page.getByRole('button', { name: t('risk.save') }).click();
	await page.waitForURL(/signals\/risk$/);
}

test('what was noticed stands on both sides, factors each on a line, and who judges is not alone', async ({
	opens
}) => {
	test.setTimeout(240_000);
	const week = await onMonday('09:30');
	await hasWritten(opens, 'nl', { door: 'relative', answers: her });
	const joost = await employ('Joost', 'counsellor', { onDuty: true });
	const annelies = await employ('Annelies', 'supervisor');
	const desk = await opens({ width: 1280 });
	await signIn(desk, joost);
	await takes(desk, (await latestIntake()).reference);
	const caseUrl = await takesOn(desk, { name: 'Samira', concern: 'Vogel' });

	await test.step('a signal: what was seen and what somebody makes of it, apart', async () => {
		await desk.getByRole('link', { name: t('case-nav.signals') }).click();
		await look(desk, 'signals before the first');
		await desk.getByRole('link', { name: t('signal.note'), exact: true }).click();
		await desk.getByRole('button', { name: t('signal.save'), exact: true }).click();
		await expect(desk.getByText(t('problem.nothing-seen')).first()).toBeVisible();
		await fills(desk, { opinion });
		await desk.getByRole('button', { name: t('signal.save'), exact: true }).click();
		await expect(desk.locator('[name=opinion]')).toHaveValue(opinion);
		await expect(desk.getByText(t('problem.source-missing')).first()).toBeVisible();
		// what is pasted is not cut off in silence
		await desk.locator('[name=fact]').focus();
		await desk.keyboard.insertText('x'.repeat(2001));
		await desk.getByRole('button', { name: t('signal.save'), exact: true }).click();
		await expect(desk.getByText(t('problem.too-long')).first()).toBeVisible();
		await expect(desk.locator('[name=fact]')).toHaveValue('x'.repeat(2001));
		await fills(desk, { fact });
		await desk.locator('[name=source]').selectOption('relative');
		await desk.getByText(t('signal.form-more')).click();
		await picks(desk, 'platforms', 'discord');
		await look(desk, 'a signal refused');
		await keeps(desk, /signals$/);
		await expect(desk.getByText(fact)).toBeVisible();
	});

	await test.step('what speaks against it is one press away, and asked alike', async () => {
		await desk.getByRole('link', { name: t('signal.note-contra') }).click();
		await expect(desk.locator('[name=side][value=contra]')).toBeChecked();
		await fills(desk, { fact: contra });
		await desk.locator('[name=source]').selectOption('client');
		await keeps(desk, /signals$/);
		await desk
			.getByRole('link', { name: t('signal.correct') })
			.first()
			.click();
		await fills(desk, {
			opinion: `${opinion} Zij vroeg het hem niet.`,
			reason: 'Zij vulde het aan.'
		});
		await keeps(desk, /signals$/);
		await desk.getByText(t('signal.before')).click();
		await look(desk, 'signals on both sides');
	});

	await test.step('factors, each over time on a line of its own', async () => {
		await desk.getByRole('link', { name: t('signal.page-factors'), exact: true }).click();
		await expect(desk.getByText(t('factor.empty'))).toBeVisible();
		await look(desk, 'factors before the first');
		const begin = week.date(1);
		const uncle = { code: 'stable_adult', direction: 'away', words: 'Spreekt zijn oom.' };
		await desk.getByRole('link', { name: t('factor.kind-trigger'), exact: true }).click();
		await desk.getByRole('button', { name: t('signal.save'), exact: true }).click();
		await expect(desk.getByText(t('problem.turn-missing')).first()).toBeVisible();
		await look(desk, 'a factor refused');
		await desk.getByRole('link', { name: t('goals.back') }).click();
		await seesFactor(desk, 'protective', { ...uncle, strength: '1', day: '2026-09-14' });
		await seesFactor(desk, 'protective', { ...uncle, strength: '3', day: begin });
		const seeks = { code: 'identity', words: 'Zegt dat hij nergens bij hoorde.' };
		await seesFactor(desk, 'driver', {
			...seeks,
			strength: '3',
			direction: 'towards',
			day: '2026-09-30'
		});
		await seesFactor(desk, 'driver', { ...seeks, strength: '1', direction: 'towards', day: begin });
		const met = {
			code: 'meeting_radical_person',
			words: 'Een oudere vriend.',
			direction: 'towards'
		};
		await seesFactor(desk, 'trigger', { ...met, strength: '2', day: '2026-08-20' });
		await expect(desk.locator('figure')).toHaveCount(3);
		await desk.getByText(t('factor.table')).first().click();
		await look(desk, 'factors over time');
		await desk.emulateMedia({ media: 'print' });
		await expect(desk.locator('.paper').first()).toBeVisible();
		await expect(desk.getByText('Afgedrukt door Joost')).toBeVisible();
		const told = desk.waitForResponse((one) => one.url().endsWith('/printed'));
		await desk.evaluate(() => dispatchEvent(new Event('beforeprint')));
		expect((await told).status()).toBe(204);
		await shoot(desk, 'factors on paper');
		await desk.emulateMedia({ media: null });
	});

	await test.step('a judgement holds at once, and asks for somebody else', async () => {
		await desk.getByRole('link', { name: t('signal.page-risk'), exact: true }).click();
		await expect(desk.getByText(t('risk.empty'))).toBeVisible();
		await look(desk, 'risk before the first judgement');
		await desk.getByRole('link', { name: t('risk.judge'), exact: true }).click();
		await fills(desk, { network: 'Een vaste groep.' });
		await desk.getByRole('button', { name: t('risk.save') }).click();
		await expect(desk.getByText(t('problem.heading-open')).first()).toBeVisible();
		await expect(desk.locator('[name=network]')).toHaveValue('Een vaste groep.');
		await look(desk, 'a judgement refused');
		await judges(desk, 'high');
		await expect(desk.getByText(t('risk.second-waits'))).toBeVisible();
		await expect(desk.getByRole('button', { name: t('risk.second-save') })).toHaveCount(0);
		await look(desk, 'a judgement that waits for a second one');
	});

	const review = await opens({ width: 1280 });
	await test.step('a supervisor looks, and sees it otherwise', async () => {
		await signIn(review, annelies);
		await review.goto('/review');
		await look(review, 'review with a judgement');
		const level = t('risk.level-high');
		await review
			.getByRole('link', { name: t('risk.to-second-of', { level, name: 'Joost' }) })
			.click();
		await look(review, 'a second judgement');
		await picks(review, 'says', 'differs');
		await review.locator('[name=words]').fill('Het netwerk is weg sinds vorige week.');
		await review.getByRole('button', { name: t('risk.second-save') }).click();
		await expect(review.getByText(t('problem.second-level-missing')).first()).toBeVisible();
		await expect(review.locator('[name=words]')).toHaveValue(
			'Het netwerk is weg sinds vorige week.'
		);
		await review.locator('[name=secondLevel]').selectOption('raised');
		await review.getByRole('button', { name: t('risk.second-save') }).click();
		await expect(review.getByText(t('risk.second-talk'))).toBeVisible();
	});

	await test.step('whoever has the case hears so, and judges again with the day that follows', async () => {
		await desk.goto(caseUrl);
		await expect(desk.getByText(t('task.risk-differs')).first()).toBeVisible();
		await expect(desk.getByText(t('task.risk-review')).first()).toBeVisible();
		const link = desk.getByRole('link', { name: t('risk.label'), exact: true });
		await expect(desk.locator('header', { has: link })).toContainText(t('risk.level-high'));
		await look(desk, 'a case with its level of risk');
		await desk.goto(`${caseUrl}/signals/risk`);
		await look(desk, 'a judgement seen otherwise');
		await desk.getByRole('link', { name: t('risk.judge-again') }).click();
		await judges(desk, 'raised');
		await expect(desk.getByText(t('risk.earlier'))).toBeVisible();
		await desk.locator('summary').last().click();
		await look(desk, 'a judgement after another');
		await desk.emulateMedia({ media: 'print' });
		await shoot(desk, 'a judgement on paper');
		await desk.emulateMedia({ media: null });
	});
});

test('without scripts a signal is kept and in acute danger the headings may stay empty', async ({
	opens
}) => {
	test.setTimeout(120_000);
	await onMonday('09:30');
	await hasWritten(opens, 'nl', { door: 'relative', answers: her });
	const joost = await employ('Joost', 'counsellor', { onDuty: true });
	const desk = await opens({ width: 360, scripts: false });
	await signIn(desk, joost);
	await takes(desk, (await latestIntake()).reference);
	const caseUrl = await takesOn(desk, { name: 'Samira', concern: 'Vogel' });
	await desk.goto(`${caseUrl}/signals?note=worry`);
	await fills(desk, { fact });
	await desk.locator('[name=source]').selectOption('client');
	await keeps(desk, /signals$/);
	await expect(desk.getByText(fact)).toBeVisible();
	await goesBackThrough(desk, `${caseUrl}/signals`);
	await desk.goto(`${caseUrl}/signals/risk?judge`);
	await fills(desk, { reasoning: 'Hij is nu onderweg.' });
	await picks(desk, 'level', 'acute');
	await desk.getByRole('button', { name: t('risk.save') }).click();
	await expect(desk.getByText(t('risk.second-waits'))).toBeVisible();
});

/** More than a page of signals: what came first is one press away, and so is now. */
async function goesBackThrough(desk: Page, url: string): Promise<void> {
	await desk.goto(`${url}?note=worry`);
	const personId = await desk.locator('[name=personId] option:checked').getAttribute('value');
	const headers = { origin: new URL(desk.url()).origin };
	const noted = { side: 'worry', personId: personId!, source: 'client', observedOn: '2026-09-14' };
	for (let n = 1; n <= 20; n++)
		await desk.request.post(url, { headers, form: { ...noted, fact: `Feit ${n}.` } });
	await desk.goto(url);
	await expect(desk.getByText('Feit 20.', { exact: true })).toBeVisible();
	await expect(desk.getByText('Feit 1.', { exact: true })).toHaveCount(0);
	await desk.getByRole('link', { name: t('signal.worry-earlier') }).click();
	await expect(desk.getByText('Feit 1.', { exact: true })).toBeVisible();
	await expect(desk.getByText(fact)).toHaveCount(0);
	await shoot(desk, 'signals of before');
	await desk.getByRole('link', { name: t('signal.newest') }).click();
	await expect(desk.getByText(fact)).toBeVisible();
}
