import { expect, type Page } from '@playwright/test';
import { closingLineNames, type ClosingLine } from '#domain/closing.ts';
import { deskWords } from '#i18n/desk.ts';
import { unfolds } from './fold.ts';
import { look } from './look.ts';

const t = deskWords('nl');
const answers: Record<Exclude<ClosingLine, 'aftercare'>, string> = {
	...{ risk: 'low', goals: 'scored', measures: 'asked', siblings: 'checked', children: 'none' },
	...{ handOver: 'not-needed', consents: 'reviewed', returning: 'told', retention: 'R4' },
	lesson: 'written'
};

/** For him and for the others at home; paid by the municipality. */
export async function saysWhatItIsFor(desk: Page, line: string): Promise<void> {
	await desk.goto(line);
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

/** The municipality ordered it, and so it goes on to its plan. */
export async function writesDownTheOrder(desk: Page, line: string): Promise<void> {
	await desk.goto(line);
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
	await goesTo(desk, 'plan');
	await expect(desk.getByRole('link', { name: t('task.cadence-contact') })).toBeVisible();
	await look(desk, 'a trajectory with its rhythm');
}

/** One move that nobody else has to agree to; from the page of the trajectory. */
export async function goesTo(
	desk: Page,
	status: 'plan' | 'running' | 'on_hold' | 'evaluation',
	why = ''
): Promise<void> {
	const move = desk.locator('details').filter({ hasText: t('case.move-which') });
	await move.locator('summary').click();
	await move.locator(`[name=status][value=${status}]`).check();
	if (why) await move.locator('[name=reason]').fill(why);
	await desk.getByRole('button', { name: t('case.move'), exact: true }).click();
	await expect(desk.getByText(t(`trajectory-told.${status}`))).toBeVisible();
}

/** He is in remand, and comes free on that day. */
export async function saysInWhichFrame(
	desk: Page,
	line: string,
	releaseOn = '2031-05-31'
): Promise<void> {
	await desk.getByRole('link', { name: t('penal.link') }).click();
	await desk.getByRole('button', { name: t('trajectory.keep') }).click();
	await expect(desk.getByText(t('problem.ground-missing')).first()).toBeVisible();
	await desk.locator('[name=ground][value=explicit_consent]').check();
	await desk.locator('[name=frames][value=remand]').check();
	await desk.locator('[name=facility]').fill('Vught');
	await desk.locator('[name=releaseOn]').fill(releaseOn);
	await look(desk, 'legal frame');
	await desk.getByRole('button', { name: t('trajectory.keep') }).click();
	await desk.waitForURL(line);
	await expect(desk.getByRole('link', { name: t('task.cadence-release') }).first()).toBeVisible();
	await desk.getByRole('link', { name: t('penal.link') }).click();
	await expect(desk.getByRole('heading', { name: t('legal.remand') })).toBeVisible();
	await expect(desk.locator('[name=facility]')).toBeHidden();
	await look(desk, 'legal frame told');
	await desk.goto(line);
}

export async function beginsAnother(desk: Page, caseUrl: string): Promise<void> {
	await desk.goto(caseUrl);
	await desk.getByText(t('trajectory.another')).click();
	await desk.locator('[name=service]').selectOption('individual_exit');
	await desk.getByRole('button', { name: t('trajectory.another-keep') }).click();
	await expect(desk.getByRole('heading', { name: t('service.individual_exit') })).toBeVisible();
	await desk.goto(caseUrl);
	await look(desk, 'a case with two trajectories');
}

/** By five questions, refused once without its lesson. */
export async function asksForTheEnd(
	desk: Page,
	line: string,
	{ reason, why, aftercare }: { reason: string; why: string; aftercare: 'declined' | 'planned' }
): Promise<void> {
	await desk.goto(line);
	await desk.getByRole('link', { name: t('closing.link') }).click();
	await look(desk, 'closing');
	await desk.locator('[name=reason]').selectOption(reason);
	await desk.locator('[name=why]').fill(why);
	for (const name of closingLineNames) {
		await unfolds(desk, name);
		await desk.locator(`[name=${name}][value="${{ ...answers, aftercare }[name]}"]`).check();
	}
	// what was answered stands there as others will read it
	await expect(desk.locator('#topic-people .told')).toContainText(t('closing-told.children.none'));
	await desk.getByRole('button', { name: t('closing.ask') }).click();
	await expect(desk.getByText(t('problem.words-missing')).first()).toBeVisible();
	await look(desk, 'closing without its lesson');
	await desk.locator('[name=lesson-words]').fill('Eerst vragen wat iemand zelf ziet.');
	await desk.getByRole('button', { name: t('closing.ask') }).click();
	await desk.waitForURL(line);
	await look(desk, 'the end was asked for');
}

/** With four eyes. */
export async function agrees(
	review: Page,
	line: string,
	status: 'aftercare' | 'closed'
): Promise<void> {
	await review.goto(line);
	await expect(review.getByText(t('closing.lesson-check'))).toBeVisible();
	await look(review, 'the end to decide about');
	await review.getByRole('button', { name: t('step.agree') }).click();
	await expect(
		review.getByText(t(`trajectory-told.${status}`), { exact: true }).first()
	).toBeVisible();
}

/** What ended goes on. */
export async function asksAgain(desk: Page, line: string): Promise<void> {
	await desk.goto(line);
	await desk.locator('#ask summary').click();
	await desk.locator('[name=why]').fill('Zij belt toch weer.');
	await desk.locator('#ask').getByRole('button').click();
	await expect(
		desk.getByText(t('step.waits', { step: t('four-eyes.intake') })).first()
	).toBeVisible();
}
