import type { Page } from '@playwright/test';
import { deskWords } from '#i18n/desk.ts';
import { publicWords } from '#i18n/public.ts';
import { onMonday, setClock } from './support/clock.ts';
import { latestIntake, takes, takesOn } from './support/desk.ts';
import {
	addsStep,
	levels,
	looksBack,
	measures,
	ours,
	saysYes,
	wish,
	writesGoal
} from './support/goals.ts';
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
