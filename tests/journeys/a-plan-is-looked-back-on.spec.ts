import type { Page } from '@playwright/test';
import type { MeasureKind } from '#domain/measure.ts';
import { reviewTopics } from '#domain/trajectory-review.ts';
import { deskWords } from '#i18n/desk.ts';
import { publicWords } from '#i18n/public.ts';
import { onMonday, setClock } from './support/clock.ts';
import { latestIntake, takes, takesOn } from './support/desk.ts';
import { superuser } from './support/house.ts';
import { look, shoot } from './support/look.ts';
import { comesBack } from './support/room.ts';
import { employ, signIn } from './support/staff.ts';
import { expect, test } from './support/test.ts';
import { hasWritten, noDanger } from './support/writing.ts';

const t = deskWords('nl');
const say = publicWords('nl');

const her = {
	safeToTalk: 'yes',
	...noDanger,
	story: 'Mijn zoon praat niet meer met ons.',
	relation: 'child',
	ageBand: '18-22',
	word: 'molen'
};
const wish = 'Wij eten weer met z’n allen aan tafel.';
const levels = {
	'level-2': 'Elke avond, en hij blijft zitten',
	'level-1': 'Drie avonden in de week',
	'level-0': 'Een avond in de week zonder ruzie',
	'level-minus-1': 'Hij eet op zijn kamer',
	'level-minus-2': 'Hij is met eten niet thuis'
};
const ours = 'Zijn moeder is bang voor zijn woede.';

async function fills(page: Page, texts: Record<string, string>): Promise<void> {
	for (const [name, value] of Object.entries(texts))
		await page.locator(`[name="${name}"]`).fill(value);
}
const keeps = async (page: Page) => {
	await page.getByRole('button', { name: t('goals.save'), exact: true }).click();
	await page.waitForURL(/goals\?of=[\da-f-]{36}$/);
};

async function writesGoal(page: Page): Promise<void> {
	await page.getByRole('link', { name: t('goals.first') }).click();
	await look(page, 'a first goal');
	await page.getByRole('button', { name: t('goals.save'), exact: true }).click();
	await expect(page.getByText(t('problem.domain-missing')).first()).toBeVisible();
	await fills(page, { plain: wish, ...levels });
	await page.locator('[name=domain]').selectOption('family_communication');
	await page.locator('[name=importance][value="3"]').check();
	await look(page, 'a goal refused');
	await keeps(page);
	await expect(page.getByRole('heading', { name: wish })).toBeVisible();
}

async function addsStep(page: Page, words: string, owner: string, day: string): Promise<void> {
	await page
		.getByRole('link', { name: t('goals.step-add') })
		.first()
		.click();
	await fills(page, { words, day });
	await page.locator(`[name=owner][value=${owner}]`).check();
	await keeps(page);
	await expect(page.getByText(words)).toBeVisible();
}

async function saysYes(page: Page): Promise<void> {
	await page.getByRole('link', { name: t('goals.agree'), exact: true }).click();
	await page.locator('[name=how][value=talk]').check();
	await look(page, 'she said yes to a plan');
	await page.getByRole('button', { name: t('goals.agree-save') }).click();
	await page.waitForURL(/goals\?of=[\da-f-]{36}$/);
}

async function wantsItInHerRoom(desk: Page, caseUrl: string): Promise<void> {
	await desk.goto(`${caseUrl}/consents`);
	await desk
		.locator('summary')
		.filter({ hasText: t('consent.give') })
		.click();
	await desk.getByLabel(t('consent.whose')).selectOption({ label: 'Samira' });
	await desk.locator('[name=purpose][value=copy_in_room]').check();
	await desk.locator('[name=givenBy][value=self]').check();
	await desk.locator('[name=how][value=talk]').check();
	await desk.getByLabel(t('consent.witness')).fill('Zij leest het als zij alleen is.');
	await desk.getByRole('button', { name: t('consent.keep') }).click();
	await expect(desk.getByText(t('consent.may-copy_in_room')).first()).toBeVisible();
}

async function looksBack(desk: Page): Promise<void> {
	await desk.getByRole('link', { name: t('look-back.hold') }).click();
	await look(desk, 'looking back at a plan');
	await desk.getByRole('button', { name: t('look-back.keep') }).click();
	await expect(desk.getByText(t('problem.not-looked-at')).first()).toBeVisible();
	for (const topic of reviewTopics) await desk.locator(`[name=${topic}][value=in-order]`).check();
	await desk.locator('[name=risk][value=asks-attention]').check();
	await desk.locator('[name=risk-words]').fill(ours);
	await desk.getByText(levels['level-1']).click();
	await desk.locator('[name=present][value=second]').check();
	await desk.locator('[name=outcome][value=continue]').check();
	await look(desk, 'a review refused');
	await desk.getByRole('button', { name: t('look-back.keep') }).click();
	await desk.waitForURL(/goals\?of=[\da-f-]{36}$/);
}

async function measures(
	desk: Page,
	kind: MeasureKind,
	chosen: Record<string, string>,
	day?: string
): Promise<void> {
	await desk.getByRole('link', { name: t(`course.kind-${kind}`) }).click();
	await look(desk, `measuring ${kind}`);
	await desk.getByRole('button', { name: t('course.save') }).click();
	await expect(desk.getByRole('alert')).toBeVisible();
	if (kind === 'external')
		await fills(desk, { name: 'VERA-2R', doneBy: 'NIFP', outcome: 'Matig, met zorgen over werk' });
	else await desk.locator('[name=personId]').selectOption({ label: 'Samira' });
	if (day) await fills(desk, { takenOn: day });
	for (const [name, value] of Object.entries(chosen))
		await desk.locator(`[name="${name}"][value="${value}"]`).check();
	await desk.getByRole('button', { name: t('course.save') }).click();
	await desk.waitForURL(/course\?of=[\da-f-]{36}$/);
}

test('a plan in her words, agreed with her, taken along, read in her room and looked back on', async ({
	opens
}) => {
	test.setTimeout(240_000);
	const week = await onMonday('09:30');
	const pass = await hasWritten(opens, 'nl', { door: 'relative', answers: her });
	const joost = await employ('Joost', 'counsellor', { onDuty: true });
	const desk = await opens({ width: 1280 });
	await signIn(desk, joost);
	await takes(desk, (await latestIntake()).reference);
	const caseUrl = await takesOn(desk, { name: 'Samira', concern: 'Vogel' });

	await desk.getByRole('link', { name: t('case-nav.goals') }).click();
	await look(desk, 'a plan without a goal');
	await writesGoal(desk);
	await look(desk, 'a plan that waits for her yes');
	const [wednesday, friday] = [week.date(3), week.date(5)];
	await addsStep(desk, 'Zaterdag koken met zijn zus', 'client', friday);
	await addsStep(desk, 'School bellen', 'us', wednesday);
	await look(desk, 'a plan with steps');
	await saysYes(desk);
	await expect(desk.getByText(t('goals.agreed', { n: 3, name: 'Samira' }))).toBeVisible();
	await look(desk, 'a plan she agreed to');

	await test.step('a step stands on the desk on its day', async () => {
		await setClock(week.at(3, '09:00'));
		await desk.goto('/desk');
		await expect(desk.getByText('School bellen').first()).toBeVisible();
	});

	await test.step('she takes her copy along, in her language', async () => {
		await desk.goto(`${caseUrl}/goals`);
		await desk.getByRole('link', { name: t('goals.page-copy'), exact: true }).click();
		await expect(desk.getByRole('heading', { name: wish })).toBeVisible();
		for (const hidden of Object.values(levels)) await expect(desk.getByText(hidden)).toHaveCount(0);
		await look(desk, 'her copy');
		await desk.emulateMedia({ media: 'print' });
		await expect(desk.getByText('Samira')).toBeHidden();
		await shoot(desk, 'her copy on paper');
		await desk.emulateMedia({ media: null });
		await desk.getByRole('link', { name: 'العربية' }).click();
		await expect(desk.locator('article[dir=rtl]')).toBeVisible();
		await look(desk, 'her copy in Arabic');
	});

	await test.step('in her room it stands when she said yes to that, and goes when she takes it back', async () => {
		const mother = await opens({ width: 360 });
		await comesBack(mother, 'nl', pass);
		await expect(mother.getByText(say('help.title'))).toHaveCount(0);
		await wantsItInHerRoom(desk, caseUrl);
		await comesBack(mother, 'nl', pass);
		await mother.getByText(say('help.title'), { exact: true }).click();
		await expect(mother.getByText(wish)).toBeVisible();
		await look(mother, 'room with her plan');
		await mother.getByText(say('yes.title')).click();
		const yes = mother.getByRole('listitem').filter({ hasText: say('yes.copy_in_room') });
		await yes.getByRole('button', { name: say('yes.take-back') }).click();
		await expect(mother.getByText(say('yes.withdrawn'))).toBeVisible();
		await expect(mother.getByText(wish)).toHaveCount(0);
	});

	await test.step('they look back together', async () => {
		await desk.goto(`${caseUrl}/goals`);
		await looksBack(desk);
		await expect(desk.getByText(ours)).toBeVisible();
		await look(desk, 'a plan looked back on');
		await desk.emulateMedia({ media: 'print' });
		await shoot(desk, 'a plan on paper');
		await desk.emulateMedia({ media: null });
	});

	await test.step('what was measured stands as lines beside what happened', async () => {
		await desk.goto(`${caseUrl}/goals`);
		await desk.getByRole('link', { name: t('goals.page-course') }).click();
		await look(desk, 'a course of goals alone');
		await measures(desk, 'wellbeing', { wellbeing: '3' }, week.date(1));
		await measures(desk, 'wellbeing', { wellbeing: '6' });
		await measures(desk, 'session_feedback', { heard: '8', useful: '7', safe: '9', clear: '6' });
		const items = Object.fromEntries(
			Array.from({ length: 15 }, (_, index) => [`item-${index + 1}`, '3'])
		);
		await measures(desk, 'score_15', { ...items, moment: 'start' });
		await measures(desk, 'external', {});
		await expect(desk.getByText('NIFP')).toBeVisible();
		await expect(desk.locator('figure')).toHaveCount(7);
		await desk.getByText(t('course.table')).first().click();
		await look(desk, 'a course');
		await desk.emulateMedia({ media: 'print' });
		await shoot(desk, 'a course on paper');
		await desk.emulateMedia({ media: null });
	});

	await test.step('what is late stands with the supervisors', async () => {
		const partId = caseUrl.split('/').at(-1)!;
		await superuser`UPDATE trajectory SET review_on = (door.time() - interval '30 days')::date WHERE part_id = ${partId}`;
		const annelies = await employ('Annelies', 'supervisor');
		const review = await opens({ width: 1280 });
		await signIn(review, annelies);
		await review.goto('/review');
		await expect(review.getByText(t('look-back.overdue'))).toBeVisible();
		await expect(review.getByText(t('look-back.late', { n: 30 }))).toBeVisible();
		await look(review, 'a late review');
		await superuser`UPDATE trajectory SET review_on = NULL WHERE part_id = ${partId}`;
	});
});

test('without scripts a plan is written, agreed and looked back on', async ({ opens }) => {
	test.setTimeout(180_000);
	await onMonday('09:30');
	await hasWritten(opens, 'nl', { door: 'relative', answers: her });
	const joost = await employ('Joost', 'counsellor', { onDuty: true });
	const desk = await opens({ width: 360, scripts: false });
	await signIn(desk, joost);
	await takes(desk, (await latestIntake()).reference);
	const caseUrl = await takesOn(desk, { name: 'Samira', concern: 'Vogel' });
	await desk.goto(`${caseUrl}/goals`);
	await writesGoal(desk);
	await saysYes(desk);
	await looksBack(desk);
	await expect(desk.getByText(ours)).toBeVisible();
	await desk.getByRole('link', { name: t('goals.page-course') }).click();
	await measures(desk, 'wellbeing', { wellbeing: '4' });
});
