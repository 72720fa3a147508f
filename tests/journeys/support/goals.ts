import { expect, type Page } from '@playwright/test';
import type { MeasureKind } from '#domain/measure.ts';
import { reviewTopics } from '#domain/trajectory-review.ts';
import { deskWords } from '#i18n/desk.ts';
import { fills } from './hands.ts';
import { unfolds } from './fold.ts';
import { look } from './look.ts';

const t = deskWords('nl');

export const wish = 'Wij eten weer met z’n allen aan tafel.';
export const levels = {
	'level-2': 'Elke avond, en hij blijft zitten',
	'level-1': 'Drie avonden in de week',
	'level-0': 'Een avond in de week zonder ruzie',
	'level-minus-1': 'Hij eet op zijn kamer',
	'level-minus-2': 'Hij is met eten niet thuis'
};
export const ours = 'Zijn moeder is bang voor zijn woede.';

const keeps = async (page: Page) => {
	await page.getByRole('button', { name: t('goals.save'), exact: true }).click();
	await page.waitForURL(/goals\?of=[\da-f-]{36}$/);
};

/** The first goal of a plan, refused once. */
export async function writesGoal(page: Page): Promise<void> {
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

export async function addsStep(
	page: Page,
	words: string,
	owner: string,
	day: string
): Promise<void> {
	await page
		.getByRole('link', { name: t('goals.step-add') })
		.first()
		.click();
	await fills(page, { words, day });
	await page.locator(`[name=owner][value=${owner}]`).check();
	await keeps(page);
	await expect(page.getByText(words)).toBeVisible();
}

/** She agrees in a talk. */
export async function saysYes(page: Page): Promise<void> {
	await page.getByRole('link', { name: t('goals.agree'), exact: true }).click();
	await page.locator('[name=how][value=talk]').check();
	await look(page, 'she said yes to a plan');
	await page.getByRole('button', { name: t('goals.agree-save') }).click();
	await page.waitForURL(/goals\?of=[\da-f-]{36}$/);
}

/** A review, refused once; they go on. */
export async function looksBack(desk: Page): Promise<void> {
	await desk.getByRole('link', { name: t('look-back.hold') }).click();
	await expect(desk.getByRole('button', { name: t('look-back.keep') })).toBeVisible();
	await look(desk, 'looking back at a plan');
	const goal = (await desk.locator('[name^=goal-]').first().getAttribute('name'))!;
	await desk.getByRole('button', { name: t('look-back.keep') }).click();
	await expect(desk.getByText(t('problem.not-looked-at')).first()).toBeVisible();
	for (const topic of reviewTopics) await desk.locator(`[name=${topic}][value=in-order]`).check();
	await desk.locator('[name=risk][value=asks-attention]').check();
	await desk.locator('[name=risk-words]').fill(ours);
	await unfolds(desk, 'present');
	await desk.locator('[name=present][value=second]').check();
	await unfolds(desk, 'outcome');
	await desk.locator('[name=outcome][value=continue]').check();
	await unfolds(desk, goal);
	await desk.getByText(levels['level-1']).click();
	await look(desk, 'a review refused');
	await unfolds(desk, 'risk-words');
	await desk.locator('[name=risk-words]').fill('x'.repeat(2001));
	await desk.getByRole('button', { name: t('look-back.keep') }).click();
	await expect(desk.locator('#risk-words-problem')).toBeVisible();
	await desk.locator('[name=risk-words]').fill(ours);
	await desk.getByRole('button', { name: t('look-back.keep') }).click();
	await desk.waitForURL(/goals\?of=[\da-f-]{36}$/);
}

/** Of one kind, refused once; `chosen` by field. */
export async function measures(
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
