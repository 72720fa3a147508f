import type { Page } from '@playwright/test';
import { closingLineNames, type ClosingLine } from '#domain/closing.ts';
import { deskWords } from '#i18n/desk.ts';
import { allClear, arrives } from '../support/arrivals.ts';
import { proofSize } from '../support/proof.ts';
import { onMonday, setClock } from './support/clock.ts';
import { latestIntake, takes, takesOn } from './support/desk.ts';
import { superuser } from './support/house.ts';
import { look } from './support/look.ts';
import { employ, signIn } from './support/staff.ts';
import { expect, test } from './support/test.ts';

const t = deskWords('nl');
const answers: Record<ClosingLine, string> = {
	...{ risk: 'low', goals: 'scored', measures: 'asked', siblings: 'checked', children: 'none' },
	...{ handOver: 'not-needed', consents: 'reviewed', returning: 'told', aftercare: 'declined' },
	...{ retention: 'R4', lesson: 'written' }
};

test('help for a family: ordered, asked about with four eyes, ended by eleven points, and opened again', async ({
	opens
}) => {
	test.setTimeout(proofSize({ small: 300_000, full: 900_000 }));
	const week = await onMonday('09:30');
	const joost = await employ('Joost', 'counsellor', { onDuty: true });
	const annelies = await employ('Annelies', 'supervisor');
	const desk = await opens({ width: 1280 });
	const { caseUrl, line } = await hasACase(desk, joost);

	await saysWhatItIsFor(desk, line);
	await asksToBeginEarly(desk, line);
	const review = await opens({ width: 1280 });
	await signIn(review, annelies);
	await sendsBack(review);
	await writesDownTheOrder(desk, line);
	await saysInWhichFrame(desk, line);
	await beginsAnother(desk, caseUrl);

	const id = line.split('/').at(-1)!;
	await superuser`UPDATE trajectory SET status = 'evaluation' WHERE id = ${id}`;
	await superuser`UPDATE intake SET status = 'answered' WHERE part_id = ${caseUrl.split('/').at(-1)!}`;
	await superuser`UPDATE follow_up SET status = 'done', settled_at = door.time() WHERE part_id = ${caseUrl.split('/').at(-1)!} AND status = 'open'`;
	await asksForTheEnd(desk, line);
	await agrees(review, line);
	await expect(async () => {
		await desk.goto(line);
		await expect(desk.getByText(t('trajectory-told.closed'))).toBeVisible();
	}).toPass();
	await look(desk, 'a trajectory that ended well');
	await desk.goto('/desk/lessons');
	await expect(desk.getByText('Eerst vragen wat iemand zelf ziet.')).toBeVisible();
	await look(desk, 'lessons');

	await setClock(week.at(3, '11:00'));
	await asksAgain(desk, line);
	await review.goto(line);
	await review.getByRole('button', { name: t('step.agree') }).click();
	await expect(review.getByText(t('trajectory-told.intake'))).toBeVisible();
});

test('a trajectory works without scripts, on a narrow telephone', async ({ opens }) => {
	test.setTimeout(proofSize({ small: 120_000, full: 600_000 }));
	await onMonday('09:30');
	const joost = await employ('Joost', 'counsellor', { onDuty: true });
	const desk = await opens({ width: 390, scripts: false });
	const { line } = await hasACase(desk, joost);
	await desk.goto(line);
	await look(desk, 'a trajectory without scripts', { onlySeenSo: true });
	await desk.locator('#describe summary').click();
	await desk.locator('[name=aimSubject]').fill('Hij blijft op school.');
	await desk.locator('#describe').getByRole('button').click();
	// both aims stand on every trajectory of a family, and what was typed comes back
	await expect(desk.getByText(t('problem.aim-missing')).first()).toBeVisible();
	await expect(desk.locator('[name=aimSubject]')).toHaveValue('Hij blijft op school.');
	await desk.goto(`${line}/close`);
	await expect(desk.getByText(t('closing.not-yet'))).toBeVisible();
	await superuser`UPDATE trajectory SET status = 'evaluation' WHERE id = ${line.split('/').at(-1)!}`;
	await desk.reload();
	await desk.getByRole('button', { name: t('closing.ask') }).click();
	await expect(desk.getByText(t('problem.unanswered')).first()).toBeVisible();
	await look(desk, 'closing refused without scripts', { onlySeenSo: true });
});

async function hasACase(desk: Page, joost: Awaited<ReturnType<typeof employ>>) {
	await arrives({ ...allClear, phone: '0612345678', mayText: 'yes' });
	await signIn(desk, joost);
	await takes(desk, (await latestIntake()).reference);
	const caseUrl = await takesOn(desk, { name: 'Mevrouw Berg' });
	await desk.getByRole('link', { name: t('service.family_support') }).click();
	await desk.waitForURL(/\/trajectories\/[0-9a-f-]{36}$/);
	return { caseUrl, line: desk.url() };
}

async function saysWhatItIsFor(desk: Page, line: string): Promise<void> {
	await desk.goto(line);
	await expect(desk.getByText(t('trajectory.alone', { name: 'Joost' }))).toBeVisible();
	await look(desk, 'a trajectory that just began');
	await desk.locator('#describe summary').click();
	await desk
		.locator('[name=aimSubject]')
		.fill('Hij blijft op school en praat weer met zijn ouders.');
	await desk.locator('[name=aimOtherRelatives]').fill('Zijn zusje heeft iemand om mee te praten.');
	await desk.locator('[name=pathway]').selectOption('home_grown');
	await desk.locator('[name=funding]').selectOption('versterkingsgelden');
	await look(desk, 'what a trajectory is for');
	await desk.locator('#describe').getByRole('button').click();
	await expect(desk.getByText('Zijn zusje heeft iemand om mee te praten.').first()).toBeVisible();
}

async function asksToBeginEarly(desk: Page, line: string): Promise<void> {
	await desk.goto(`${line}#ask`);
	await desk.locator('#ask summary').click();
	await desk.locator('#ask').getByRole('button').click();
	await expect(desk.getByText(t('problem.reason-missing')).first()).toBeVisible();
	await desk.locator('[name=why]').fill('De gemeente beslist pas na de vakantie.');
	await desk.locator('#ask').getByRole('button').click();
	await expect(
		desk.getByText(t('step.waits', { step: t('four-eyes.plan') })).first()
	).toBeVisible();
	await look(desk, 'a step that waits for four eyes');
}

async function sendsBack(review: Page): Promise<void> {
	await review.goto('/review');
	await look(review, 'review with a step to decide');
	await review.getByRole('link', { name: t('four-eyes.plan') }).click();
	await expect(review.getByText('De gemeente beslist pas na de vakantie.')).toBeVisible();
	await review.getByRole('button', { name: t('step.send-back') }).click();
	await expect(review.getByText(t('problem.words-missing')).first()).toBeVisible();
	await look(review, 'a step sent back without words');
	await review.locator('[name=words]').fill('Bel de gemeente eerst zelf.');
	await review.getByRole('button', { name: t('step.send-back') }).click();
	await expect(review.getByText(t('step.sent-back', { name: 'Annelies' }))).toBeVisible();
}

async function writesDownTheOrder(desk: Page, line: string): Promise<void> {
	await desk.goto(line);
	await expect(desk.getByText('Bel de gemeente eerst zelf.')).toBeVisible();
	await look(desk, 'a step that came back with words');
	await desk.locator('#commission-form summary').click();
	await desk.locator('[name=commission][value=given]').check();
	await desk.locator('[name=commissioner]').fill('Mevrouw Smit');
	await desk.locator('[name=municipality]').fill('Zevendam');
	await desk.locator('#commission-form').getByRole('button').click();
	await expect(desk.getByText(t('problem.day-missing')).first()).toBeVisible();
	await desk.locator('[name=decidedOn]').fill('2026-11-02');
	await look(desk, 'a commission');
	await desk.locator('#commission-form').getByRole('button').click();
	await expect(desk.getByText(/Gegeven door Mevrouw Smit/)).toBeVisible();
	await desk
		.locator('details')
		.filter({ hasText: t('case.move-which') })
		.locator('summary')
		.click();
	await desk.locator('[name=status][value=plan]').check();
	await desk.getByRole('button', { name: t('case.move'), exact: true }).click();
	await expect(desk.getByText(t('trajectory-told.plan'))).toBeVisible();
	await expect(desk.getByRole('link', { name: t('task.cadence-contact') })).toBeVisible();
	await look(desk, 'a trajectory with its rhythm');
}

async function saysInWhichFrame(desk: Page, line: string): Promise<void> {
	await desk.getByRole('link', { name: t('penal.link') }).click();
	await desk.getByRole('button', { name: t('trajectory.keep') }).click();
	await expect(desk.getByText(t('problem.ground-missing')).first()).toBeVisible();
	await desk.locator('[name=ground][value=explicit_consent]').check();
	await desk.locator('[name=frames][value=remand]').check();
	await desk.locator('[name=facility]').fill('Vught');
	await desk.locator('[name=releaseOn]').fill('2031-05-31');
	await look(desk, 'legal frame');
	await desk.getByRole('button', { name: t('trajectory.keep') }).click();
	await desk.waitForURL(line);
	await expect(desk.getByRole('link', { name: t('task.cadence-release') }).first()).toBeVisible();
}

async function beginsAnother(desk: Page, caseUrl: string): Promise<void> {
	await desk.goto(caseUrl);
	await desk.getByText(t('trajectory.another')).click();
	await desk.locator('[name=service]').selectOption('individual_exit');
	await desk.getByRole('button', { name: t('trajectory.another-keep') }).click();
	await expect(desk.getByRole('heading', { name: t('service.individual_exit') })).toBeVisible();
	await desk.goto(caseUrl);
	await look(desk, 'a case with two trajectories');
}

async function asksForTheEnd(desk: Page, line: string): Promise<void> {
	await desk.goto(line);
	await desk.getByRole('link', { name: t('closing.link') }).click();
	await look(desk, 'closing');
	await desk.locator('[name=reason]').selectOption('concern_not_confirmed');
	await desk.locator('[name=why]').fill('Er bleek niets aan de hand: hij was verliefd.');
	for (const name of closingLineNames)
		await desk.locator(`[name=${name}][value="${answers[name]}"]`).check();
	await desk.getByRole('button', { name: t('closing.ask') }).click();
	await expect(desk.getByText(t('problem.words-missing')).first()).toBeVisible();
	await look(desk, 'closing without its lesson');
	await desk.locator('[name=lesson-words]').fill('Eerst vragen wat iemand zelf ziet.');
	await desk.getByRole('button', { name: t('closing.ask') }).click();
	await desk.waitForURL(line);
	await expect(desk.getByText(t('closing.good'))).toBeVisible();
	await look(desk, 'the end was asked for');
}

async function agrees(review: Page, line: string): Promise<void> {
	await review.goto(line);
	await expect(review.getByText(t('closing.lesson-check'))).toBeVisible();
	await look(review, 'the end to decide about');
	await review.getByRole('button', { name: t('step.agree') }).click();
	await expect(review.getByText(t('trajectory-told.closed'))).toBeVisible();
}

async function asksAgain(desk: Page, line: string): Promise<void> {
	await desk.goto(line);
	await desk.locator('#ask summary').click();
	await desk.locator('[name=why]').fill('Zij belt toch weer.');
	await desk.locator('#ask').getByRole('button').click();
	await expect(
		desk.getByText(t('step.waits', { step: t('four-eyes.intake') })).first()
	).toBeVisible();
}
