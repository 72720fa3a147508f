import type { Page } from '@playwright/test';
import { deskWords } from '#i18n/desk.ts';
import { proofSize } from '../support/proof.ts';
import { advice, opensAdvice, teacher, writesAdvice, writesQuestion } from './support/advice.ts';
import { fills } from './support/hands.ts';
import { later, onMonday } from './support/clock.ts';
import { keepsPlan, latestIntake, takes, takesOn } from './support/desk.ts';
import { addsStep, looksBack, measures, saysYes, writesGoal } from './support/goals.ts';
import { look } from './support/look.ts';
import { employ, signIn, type Person } from './support/staff.ts';
import { expect, test } from './support/test.ts';
import {
	agrees,
	asksAgain,
	asksForTheEnd,
	beginsAnother,
	goesTo,
	saysInWhichFrame,
	saysWhatItIsFor,
	writesDownTheOrder
} from './support/trajectory.ts';
import { hasWritten, noDanger } from './support/writing.ts';

const t = deskWords('nl');
const day = 24 * 60;
const lapse = 'Hij was zaterdag weer bij zijn oude vrienden, en zei er niets van.';
const her = {
	...{ safeToTalk: 'yes', ...noDanger, relation: 'child', ageBand: '18-22', word: 'molen' },
	...{ phone: '0612345678', mayText: 'yes' },
	story:
		'Mijn zoon zit vast. In het voorjaar komt hij vrij, en ik weet niet wie er dan aan de deur staat.'
};

test('the story of the letter: a mother, her son before his release, a lapse, an end and a new beginning', async ({
	opens
}) => {
	test.setTimeout(proofSize({ small: 240_000, full: 1_200_000 }));
	const week = await onMonday('09:30');
	await hasWritten(opens, 'nl', { door: 'relative', answers: her });
	const [joost, amina] = [
		await employ('Joost', 'counsellor', { onDuty: true }),
		await employ('Amina', 'counsellor')
	];
	const annelies = await employ('Annelies', 'supervisor');
	const [desk, review] = [await opens({ width: 1280 }), await opens({ width: 1280 })];
	await signIn(desk, joost);
	await signIn(review, annelies);
	await takes(desk, (await latestIntake()).reference);
	const caseUrl = await takesOn(desk, { name: 'Samira', concern: 'Vogel' });
	const line = await openLine(desk, 'family_support');
	const of = `of=${line.split('/').at(-1)!}`;

	await test.step('the municipality orders the support of the family, and two of us know the case', async () => {
		await keepsPlan(desk, caseUrl, { moments: ['3-morning'] });
		await saysWhatItIsFor(desk, line);
		await knowsItToo(review, caseUrl, amina);
		await writesDownTheOrder(desk, line);
	});

	await test.step('she says yes to a plan, and it runs', async () => {
		await desk.goto(`${caseUrl}/goals`);
		await writesGoal(desk);
		await addsStep(desk, 'Zaterdag koken met zijn zus', 'client', week.date(5));
		await saysYes(desk);
		await desk.goto(line);
		await goesTo(desk, 'running');
		await look(desk, 'a trajectory that runs');
	});

	await test.step('the exit of her son begins while he is still inside', async () => {
		await beginsAnother(desk, caseUrl);
		await desk.getByRole('link', { name: t('service.individual_exit') }).click();
		await desk.waitForURL(/\/trajectories\/[0-9a-f-]{36}$/);
		const exit = desk.url();
		await saysInWhichFrame(desk, exit, week.date(120));
		await goesTo(desk, 'plan');
		await look(desk, 'an exit that begins before his release');
	});

	await test.step('the teacher of her younger son is advised, without a name and with four eyes', async () => {
		await hasWritten(opens, 'nl', { door: 'professional', answers: teacher });
		await takes(desk, (await latestIntake()).reference);
		await takesOn(desk, { service: 'trajectory_advice', name: 'Karin', concern: 'Mus' });
		await opensAdvice(desk);
		const address = await writesQuestion(desk);
		await writesAdvice(desk, advice);
		await review.goto(address);
		await review.getByRole('button', { name: t('advice.second-yes') }).click();
		await expect(review.getByText(t('advice.stage-to-give'))).toBeVisible();
		await desk.goto(address);
		await desk.locator('[name=how][value=phone]').check();
		await desk.getByRole('button', { name: t('advice.give-save') }).click();
		await expect(desk.getByText(t('advice.stage-given'), { exact: true })).toBeVisible();
	});

	await test.step('how she is is asked at the beginning, and at two reviews a quarter apart', async () => {
		await measuresHer(desk, `${caseUrl}/goals/course?${of}`, '3');
		for (const wellbeing of ['6', '4']) {
			await later(88 * day);
			await desk.goto(`${caseUrl}/goals?${of}`);
			await looksBack(desk);
			await measuresHer(desk, `${caseUrl}/goals/course?${of}`, wellbeing);
		}
		await desk.goto(`${caseUrl}/goals/course?${of}`);
		await look(desk, 'a course with a lapse');
	});

	await test.step('a lapse holds it up, and is no end', async () => {
		await noticesALapse(desk, caseUrl);
		await desk.goto(line);
		await goesTo(desk, 'on_hold', 'Hij zocht zijn oude vrienden op en praat er nu niet over.');
		await look(desk, 'a trajectory on hold');
		await later(14 * day);
		await desk.goto(line);
		await goesTo(desk, 'running');
	});

	await test.step('it ends with four eyes, is followed in aftercare, and goes on when she asks', async () => {
		await mayBeAskedLater(desk, caseUrl);
		await desk.goto(line);
		await goesTo(desk, 'evaluation');
		await asksForTheEnd(desk, line, {
			...{ reason: 'goals_met', aftercare: 'planned' },
			why: 'Zij eten weer samen, en hij praat met haar over wat er was.'
		});
		await agrees(review, line, 'aftercare');
		await desk.goto(line);
		await expect(
			desk.getByRole('link', { name: t('task.cadence-aftercare') }).first()
		).toBeVisible();
		await look(desk, 'a trajectory in aftercare');
		await later(30 * day);
		await asksAgain(desk, line);
		await review.goto(line);
		await review.getByRole('button', { name: t('step.agree') }).click();
		await expect(review.getByText(t('trajectory-told.intake'))).toBeVisible();
		await desk.goto(caseUrl);
		await look(desk, 'a case that goes on');
	});
});

async function openLine(desk: Page, service: 'family_support'): Promise<string> {
	await desk.getByRole('link', { name: t(`service.${service}`) }).click();
	await desk.waitForURL(/\/trajectories\/[0-9a-f-]{36}$/);
	return desk.url();
}

/** No case has one holder of all that is known. */
async function knowsItToo(review: Page, caseUrl: string, who: Person): Promise<void> {
	await review.goto(caseUrl.replace('/desk/', '/review/'));
	const assign = review.locator('details').filter({ hasText: t('wall.bundle-assign') });
	await assign.locator('summary').first().click();
	await assign.locator('[name=staff]').selectOption(who.id);
	await assign.locator('[name=role]').selectOption('second');
	await assign.getByRole('button').click();
	await expect(review.getByText('Amina').first()).toBeVisible();
}

async function measuresHer(desk: Page, course: string, wellbeing: string): Promise<void> {
	await desk.goto(course);
	await measures(desk, 'wellbeing', { wellbeing });
}

async function noticesALapse(desk: Page, caseUrl: string): Promise<void> {
	await desk.goto(`${caseUrl}/signals`);
	await desk.getByRole('link', { name: t('signal.note'), exact: true }).click();
	await desk.locator('[name=side][value=worry]').check();
	await desk.locator('[name=personId]').selectOption({ label: 'Vogel' });
	await desk.locator('[name=source]').selectOption('client');
	await fills(desk, { fact: lapse });
	await desk.getByRole('button', { name: t('signal.save'), exact: true }).click();
	await expect(desk.getByText(lapse)).toBeVisible();
	await look(desk, 'a lapse that was noticed');
}

async function mayBeAskedLater(desk: Page, caseUrl: string): Promise<void> {
	await desk.goto(`${caseUrl}/consents`);
	await desk
		.locator('summary')
		.filter({ hasText: t('consent.give') })
		.click();
	await desk.getByLabel(t('consent.whose')).selectOption({ label: 'Samira' });
	await desk.locator('[name=purpose][value=contact_after_closure]').check();
	await desk.locator('[name=givenBy][value=self]').check();
	await desk.locator('[name=how][value=talk]').check();
	await desk.getByLabel(t('consent.witness')).fill('Bel haar gerust na een maand.');
	await desk.getByRole('button', { name: t('consent.keep') }).click();
	await expect(desk.getByText(t('consent.may-contact_after_closure')).first()).toBeVisible();
}
