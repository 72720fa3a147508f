import type { Page } from '@playwright/test';
import type { Answers, Door } from '#domain/intake-form.ts';
import { deskWords } from '#i18n/desk.ts';
import { proofSize } from '../support/proof.ts';
import { onMonday } from './support/clock.ts';
import { latestIntake, ofPlan, takes, takesOn } from './support/desk.ts';
import { unfolds } from './support/fold.ts';
import { superuser } from './support/house.ts';
import { look } from './support/look.ts';
import { employ, signIn } from './support/staff.ts';
import { newNumber, textsTo } from './support/telephone.ts';
import { expect, test } from './support/test.ts';
import { hasWritten, noDanger } from './support/writing.ts';

const t = deskWords('nl');
const reason = 'Moeder, broer en hijzelf: het gaat om dezelfde jongen.';
const told = 'Er is een ernstig vermoeden van direct gevaar thuis. Spreek hem vandaag.';

test('a mother, her son’s brother and the son himself: three parts, two cases, one sealed link; danger passes, its source does not', async ({
	opens
}) => {
	test.setTimeout(proofSize({ small: 240_000, full: 1_200_000 }));
	await onMonday('10:00');
	const amina = await employ('Amina', 'counsellor', { onDuty: true });
	const joost = await employ('Joost', 'counsellor', { onDuty: true });
	const annelies = await employ('Annelies', 'supervisor');
	const hers = await opens({ width: 1280 });
	await signIn(hers, amina);
	const his = await opens({ width: 1280 });
	await signIn(his, joost);

	await comesByForm(opens, 'relative', 'Mijn zoon is zo veranderd.');
	const mother = await becomesACase(hers, 'Mevrouw Meer');
	await brotherCalls(hers);
	const brother = await becomesACase(hers, 'Bilal');
	await comesByForm(opens, 'self', 'Ik wil eruit, maar ik durf niet.');
	const son = await becomesACase(his, 'Merel', 'individual_exit');

	const review = await opens({ width: 1280 });
	await signIn(review, annelies);
	await joins(review, brother, mother);
	await links(review, mother, son);
	await expectWalls({ hers, his }, { mother, brother, son });

	await setsWords(hers, brother);
	await says(hers, brother, 'Kuifmees');
	await expectLastText(annelies.phone, /^Oproep \w{4}\. Log nu in\.$/);
	await passesOn(review, annelies.id, { brother, mother, son });

	await his.goto('/desk');
	await expect(his.getByRole('heading', { name: t('task.danger-passed-on') })).toBeVisible();
	await look(his, 'desk with danger that was passed on');
	await his.locator('main section', { hasText: told }).getByRole('link').first().click();
	await expect(his.getByRole('button', { name: t('follow-up.done') })).toBeVisible();
	await expect(his.getByRole('button', { name: t('follow-up.move') })).toHaveCount(0);
	await look(his, 'task about danger that was passed on');
	await his.goto(son.url);
	await expect(his.getByText(told).first()).toBeVisible();
	await look(his, 'case to which danger was passed on');
	for (const trace of [mother.code, brother.code, 'Bilal', 'Meer'])
		expect(await his.content()).not.toContain(trace);
	for (const line of await his.locator('main li', { hasText: told }).all())
		await expect(line).not.toContainText('Amina');
	await expectLastText(joost.phone, /^Oproep \w{4}\. Log nu in\.$/);
});

test('in need a colleague reads behind broken glass, and a supervisor looks at it', async ({
	opens
}) => {
	test.setTimeout(proofSize({ small: 120_000, full: 600_000 }));
	await onMonday('10:00');
	const amina = await employ('Amina', 'counsellor', { onDuty: true });
	const joost = await employ('Joost', 'counsellor');
	const annelies = await employ('Annelies', 'supervisor');
	const hers = await opens({ width: 1280 });
	await signIn(hers, amina);
	await comesByForm(opens, 'relative', 'Zij neemt niet meer op.');
	const mother = await becomesACase(hers, 'Mevrouw Beek');

	const his = await opens({ width: 1280 });
	await signIn(his, joost);
	await his.goto('/desk/cases');
	await his.getByRole('link', { name: t('wall.glass-link') }).click();
	await expect(his.getByText(t('wall.glass-judged'))).toBeVisible();
	await look(his, 'before breaking glass');
	await his.locator('[name=code]').fill(mother.code.toLowerCase());
	await his.locator('[name=reason]').fill('even');
	await his.getByRole('button', { name: t('wall.glass-break') }).click();
	await expect(his.getByText(t('problem.reason-too-short')).first()).toBeVisible();
	await look(his, 'glass without a reason');
	await his.locator('[name=reason]').fill('Haar zus belt: zij neemt al twee dagen niet op.');
	await his.getByRole('button', { name: t('wall.glass-break') }).click();
	await expect(his.getByText(t('wall.glass-open'))).toBeVisible();
	await expect(his.getByText(t('case.read-only'))).toBeVisible();
	await look(his, 'case behind broken glass');
	for (const { phone } of [amina, annelies])
		await expectLastText(phone, /^Er staat een taak klaar/);
	await his.getByRole('button', { name: t('wall.glass-done') }).click();
	await expect(his.getByText(t('wall.closed-to-you'))).toBeVisible();
	expect((await his.goto(mother.url))!.status()).toBe(404);
	await readsOfGlass(hers, mother);

	const review = await opens({ width: 1280 });
	await signIn(review, annelies);
	await review.goto('/review');
	await look(review, 'review with broken glass');
	const broken = review.locator('a[href^="/review/glass/"]', { hasText: mother.code });
	await broken.click();
	await expect(review.getByText('twee dagen niet op')).toBeVisible();
	await look(review, 'broken glass to look at');
	await review.locator('[name=verdict][value=right]').check();
	await review.locator('[name=words]').fill('Terecht, er was niemand anders.');
	await review.getByRole('button', { name: t('wall.glass-save') }).click();
	await expect(review.getByRole('heading', { name: t('review.decide') })).toBeVisible();
	await expect(broken).toHaveCount(0);
});

test('who knows these people shuts the case to herself, and a supervisor gives it to another', async ({
	opens
}) => {
	test.setTimeout(proofSize({ small: 120_000, full: 600_000 }));
	await onMonday('10:00');
	const amina = await employ('Amira', 'counsellor', { onDuty: true });
	await employ('Joost', 'counsellor');
	const annelies = await employ('Annelies', 'supervisor');
	const hers = await opens({ width: 1280 });
	await signIn(hers, amina);
	await comesByForm(opens, 'relative', 'Het gaat om mijn neef.');
	const { url, code } = await becomesACase(hers, 'Mevrouw Dijk');
	await hers.goto(url);
	await hers.getByRole('link', { name: t('wall.conflict-link') }).click();
	await expect(hers.getByRole('link', { name: t('wall.conflict-link') })).toHaveCount(0);
	await look(hers, 'before a conflict is declared');
	await hers.locator('[name=reason]').fill('Dit is het gezin van mijn zus.');
	await hers.getByRole('button', { name: t('wall.conflict-save') }).click();
	await expect(hers.getByText(t('wall.closed-to-you'))).toBeVisible();
	await hers.waitForURL(/\/desk$/);
	await look(hers, 'desk after a case was closed to her');
	await hers.reload();
	await expect(hers.getByText(t('wall.closed-to-you'))).toHaveCount(0);
	expect((await hers.goto(url))!.status()).toBe(404);

	const review = await opens({ width: 1280 });
	await signIn(review, annelies);
	await review.goto('/review');
	await look(review, 'review with a case nobody holds');
	const unheld = review.locator('a[href^="/review/cases/"]', { hasText: code });
	await review.goto(url);
	await expect(review.getByText(t('case.read-only'))).toHaveCount(0);
	await look(review, 'case that nobody holds');
	await review.getByRole('link', { name: t('wall.bundle-give') }).click();
	await expect(review.getByText(t('wall.bundle-conflict', { name: amina.name }))).toBeVisible();
	await expect(review.getByText('Dit is het gezin van mijn zus.')).toBeVisible();
	await review
		.locator('summary')
		.filter({ hasText: t('wall.bundle-assign') })
		.click();
	await expect(review.locator('[name=staff] option', { hasText: amina.name })).toHaveCount(0);
	await review.locator('[name=staff]').selectOption({ label: 'Joost' });
	await look(review, 'a case is given');
	await review.getByRole('button', { name: t('wall.bundle-assign') }).click();
	await expect(review.getByText('Joost').first()).toBeVisible();
	await review.goto('/review');
	await expect(review.getByRole('heading', { name: t('review.decide') })).toBeVisible();
	await expect(unheld).toHaveCount(0);
});

async function expectLastText(phone: string, words: RegExp): Promise<void> {
	const last = async () => (await textsTo(phone)).at(-1)?.body ?? '';
	await expect.poll(last, { timeout: 15_000 }).toMatch(words);
}

interface Part {
	url: string;
	id: string;
	code: string;
}

async function comesByForm(opens: () => Promise<Page>, door: Door, story: string): Promise<void> {
	const about: Answers = door === 'self' ? {} : { relation: 'child' };
	const answers = { safeToTalk: 'yes', ...noDanger, story, ageBand: '18-22', ...about };
	await hasWritten(opens, 'nl', { door, answers });
}

async function brotherCalls(desk: Page): Promise<void> {
	await desk.goto('/desk/log');
	for (const [question, given] of Object.entries(noDanger))
		await desk.locator(`[name=${question}][value=${given}]`).check();
	await desk.locator('[name=story]').fill('Zijn broer belde, apart van de moeder.');
	if ((await desk.locator('[name=phone]').count()) > 0) {
		await unfolds(desk, 'phone');
		await desk.locator('[name=phone]').fill(newNumber());
	}
	await desk.getByRole('button', { name: t('intake.log.save') }).click();
	await desk.waitForURL(/\/desk\/intakes\//);
	await desk.goto(`/desk/intakes/${(await latestIntake()).id}`);
}

async function becomesACase(desk: Page, name: string, service?: string): Promise<Part> {
	const { id: intakeId, reference } = await latestIntake();
	const [row] = await superuser`SELECT taken_by FROM intake WHERE id = ${intakeId}`;
	if (row!['taken_by']) await desk.goto(`/desk/intakes/${intakeId}`);
	else await takes(desk, reference);
	const url = await takesOn(desk, { name, ...(service && { service }) });
	const id = url.split('/').at(-1)!;
	const [part] = await superuser`SELECT code FROM part WHERE id = ${id}`;
	return { url, id, code: part!['code'] as string };
}

async function joins(review: Page, part: Part, other: Part): Promise<void> {
	await review.goto(`/review/cases/${part.id}`);
	await look(review, 'who belongs to whom, alone');
	await fillsIn(review, 'join', t('wall.bundle-join'), other.code);
	await expect(review.getByText(other.code)).toBeVisible();
	await look(review, 'two parts of one case');
}

async function links(review: Page, part: Part, other: Part): Promise<void> {
	await review.goto(`/review/cases/${part.id}`);
	await fillsIn(review, 'link', t('wall.bundle-link-cases'), 'NL-1999-00001');
	await expect(review.getByText(t('problem.no-such-case')).first()).toBeVisible();
	await expect(review.locator('#reason-link')).toHaveValue(reason);
	await review.locator('#code-link').fill(other.code);
	await review.locator('form[action="?/link"]').getByRole('button').click();
	await expect(review.getByText(other.code)).toBeVisible();
	await look(review, 'a sealed link');
}

async function fillsIn(review: Page, of: string, act: string, code: string): Promise<void> {
	await review.locator('summary').filter({ hasText: act }).click();
	await review.locator(`#code-${of}`).fill(code);
	await review.locator(`#reason-${of}`).fill(reason);
	await review.locator(`form[action="?/${of}"]`).getByRole('button').click();
}

/** No page of a counsellor tells of a part that is another's, and its address is one that is not there. */
async function expectWalls(
	{ hers, his }: { hers: Page; his: Page },
	{ mother, brother, son }: Record<'mother' | 'brother' | 'son', Part>
): Promise<void> {
	for (const [page, own, others] of [
		[hers, [mother, brother], [son]],
		[his, [son], [mother, brother]]
	] as const) {
		const pages = ['', '/plan', '/people', '/consents'];
		const mine = own.flatMap(({ url }) => pages.map((below) => url + below));
		for (const address of ['/desk', '/desk/cases', ...mine]) {
			await page.goto(address);
			for (const { code, id } of others) {
				expect(await page.content(), address).not.toContain(code);
				expect(await page.content(), address).not.toContain(id);
			}
		}
		for (const { url, id } of others)
			for (const address of [url, `${url}/plan`, `/review/cases/${id}`])
				expect((await page.goto(address))!.status()).toBe(404);
	}
}

async function setsWords(desk: Page, { url }: Part): Promise<void> {
	await desk.goto(`${url}/plan`);
	await (await ofPlan(desk, '[name=codeWord]')).fill('Merel');
	await desk.locator('[name=duressWord]').fill('Kuifmees');
	await desk.locator('[name=step][value=talk]').check();
	await desk.getByRole('button', { name: t('plan.keep') }).click();
	await expect(desk.getByText(t('plan-told.word-duress'))).toBeVisible();
}

async function says(desk: Page, { url }: Part, word: string): Promise<void> {
	await desk.goto(url);
	const summary = desk.locator('summary').filter({ hasText: t('plan-detail.check') });
	if (!(await desk.locator('[name=said]').isVisible())) await summary.click();
	await desk.locator('[name=said]').fill(word);
	await desk.getByRole('button', { name: t('plan-detail.check-submit'), exact: true }).click();
	await expect(desk.getByText(t('plan-detail.heard-right'))).toBeVisible();
}

async function passesOn(
	review: Page,
	staffId: string,
	{ brother, mother, son }: Record<'brother' | 'mother' | 'son', Part>
): Promise<void> {
	await review.goto('/review');
	await expect(review.getByRole('heading', { name: t('wall.danger-title') })).toBeVisible();
	await look(review, 'review with danger');
	const danger = review
		.locator('li', { hasText: brother.code })
		.locator('a[href^="/review/dangers/"]');
	await danger.click();
	await expect(review.getByText(t('wall.danger-decide-by'))).toBeVisible();
	await look(review, 'danger to weigh');
	// while she works with these people herself she passes it on at once, and keeps it from nobody
	await superuser`INSERT INTO membership (part_id, staff_id, role, since) VALUES (${mother.id}, ${staffId}, 'second', now())`;
	await review.reload();
	await expect(review.getByText(t('wall.danger-keep-nobody'))).toHaveCount(2);
	await expect(review.locator('[name=decision][value=kept]')).toHaveCount(0);
	await look(review, 'danger to weigh by who works there');
	await decides(review, son, { words: 'Bilal belde ons.' });
	await expect(review.getByText(t('problem.names-source')).first()).toBeVisible();
	await expect(review.locator(`#reason-${son.id}`)).toHaveValue(reason);
	await look(review, 'words that name the source');
	await decides(review, son, { words: told });
	await expect(review.getByText(t('wall.danger-passed-on')).first()).toBeVisible();
	await superuser`DELETE FROM membership WHERE staff_id = ${staffId}`;
	await review.reload();
	await decides(review, mother, { decision: 'kept', words: '' });
	await expect(review.getByText(t('wall.danger-kept')).first()).toBeVisible();
	// nobody is left to weigh it for, so no time is up
	await expect(review.getByText(t('wall.danger-decide-by'))).toHaveCount(0);
	await look(review, 'danger weighed for everybody');
	await review.locator('[name=endReason]').fill('De broer is veilig, de politie was erbij.');
	await review.getByRole('button', { name: t('wall.danger-over'), exact: true }).click();
	await review.waitForURL(/\/review$/);
	await expect(review.getByRole('heading', { name: t('review.decide') })).toBeVisible();
	await expect(danger).toHaveCount(0);
	await review.goto(`/review/cases/${mother.id}`);
	const decisions = review.locator('section', { hasText: t('wall.decisions') });
	await expect(decisions.getByText(t('event.danger-ended'))).toBeVisible();
	await expect(decisions.getByText(t('event.danger-seen'))).toHaveCount(1);
	await expect(decisions.getByText(reason).first()).toBeVisible();
	await look(review, 'what was decided');
}

/** Her task says who read her case and why; she has only to be done with it. */
async function readsOfGlass(hers: Page, { url }: Part): Promise<void> {
	await hers.goto(url);
	await hers.locator('#now a[href*="/follow-ups/"]:not([href$="/new"])').first().click();
	await expect(hers.getByRole('heading', { level: 1, name: t('task.glass-broken') })).toBeVisible();
	await expect(hers.getByText('twee dagen niet op')).toBeVisible();
	await expect(hers.getByRole('heading', { name: 'Joost' })).toBeVisible();
	await look(hers, 'task about broken glass');
	await hers.getByRole('button', { name: t('follow-up.done') }).click();
	await hers.waitForURL(url);
}

async function decides(
	review: Page,
	{ id }: Part,
	{ decision, words }: { decision?: string; words: string }
): Promise<void> {
	const form = review.locator('form[action="?/decide"]').filter({
		has: review.locator(`input[name=part][value="${id}"]`)
	});
	if (decision) await form.locator(`[name=decision][value=${decision}]`).check();
	await form.locator('[name=words]').fill(words);
	await form.locator('[name=reason]').fill(reason);
	await form.getByRole('button').click();
}
