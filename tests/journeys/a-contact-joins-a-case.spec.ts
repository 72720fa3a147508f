import type { Page } from '@playwright/test';
import { deskWords } from '#i18n/desk.ts';
import { onMonday } from './support/clock.ts';
import { latestIntake, takes, takesOn } from './support/desk.ts';
import { look } from './support/look.ts';
import { employ, signIn } from './support/staff.ts';
import { newNumber } from './support/telephone.ts';
import { expect, test } from './support/test.ts';
import { hasWritten, noDanger } from './support/writing.ts';

const t = deskWords('nl');
const story = 'Ik schreef vorige week al. Het gaat niet goed met mijn dochter.';

/** As she writes it: a plus and spaces, or the way of dialling it. */
async function writesFrom(
	opens: () => Promise<Page>,
	phone: string,
	told: string
): Promise<string> {
	const kind = { relation: 'child', ageBand: '18-22', mayText: 'no', mayCall: 'yes' } as const;
	const around = { phoneShared: 'no', phoneMonitored: 'none', word: 'zeester' } as const;
	const answers = {
		safeToTalk: 'yes',
		...noDanger,
		...kind,
		...around,
		story: told,
		phone
	} as const;
	await hasWritten(opens, 'nl', { door: 'relative', answers });
	return (await latestIntake()).reference;
}

test('she writes again from the same number, and a person says that it is her', async ({
	opens
}) => {
	test.setTimeout(240_000);
	await onMonday('09:30');
	const joost = await employ('Joost', 'counsellor', { onDuty: true });
	const amina = await employ('Amina', 'counsellor');
	const hers = newNumber();
	const desk = await opens({ width: 1280 });
	await signIn(desk, joost);

	const first = await writesFrom(opens, hers, 'Mijn dochter praat niet meer met ons.');
	await takes(desk, first);
	await expect(desk.getByText(t('matching.none'))).toBeVisible();
	const caseUrl = await takesOn(desk, { name: 'Fatma Zee', concern: 'Schelp' });

	const second = await writesFrom(opens, hers.replace('+', '00'), story);
	await takes(desk, second);
	const card = desk.locator('section').filter({ hasText: t('matching.title') });
	await expect(card.getByText(t('matching.seen-before', { n: 1 }))).toBeVisible();
	await expect(card.getByRole('link', { name: /Fatma Zee/ })).toBeVisible();
	await expect(card.getByText(t('matching.reason.same-number')).first()).toBeVisible();
	expect(await desk.content()).not.toContain(hers.slice(-6));
	await look(desk, 'perhaps spoken with before');

	await card.locator('summary').click();
	await card.locator('[name=heardName]').fill('فاطمة');
	await card.getByRole('button').click();
	await expect(card.getByText(t('matching.compared', { name: 'فاطمة' }))).toBeVisible();
	await expect(card.getByText(t('matching.reason.name-sounds-alike'))).toBeVisible();
	await look(desk, 'a name compared');

	await linksWith(desk, 'another');
	await expect(desk.getByText(t('problem.room-of-another')).first()).toBeVisible();
	await look(desk, 'a room of somebody else');
	await desk.locator('[name=who][value=asker]').check();
	await desk.getByRole('button', { name: t('matching.link-do') }).click();
	await desk.waitForURL(caseUrl);
	await expect(desk.getByText(story)).toHaveCount(0);
	await expect(
		desk.getByRole('link', { name: t('matching.contact', { reference: second }) })
	).toBeVisible();
	await look(desk, 'case with two contacts');

	const stranger = await opens({ width: 1280 });
	await signIn(stranger, amina);
	expect((await stranger.goto(`${caseUrl}/contacts`))!.status()).toBe(404);

	await desk.getByRole('link', { name: t('matching.contacts-change') }).click();
	await expect(desk.getByRole('heading', { name: t('matching.page') })).toBeVisible();
	await look(desk, 'contacts of a case');
	await unlinks(desk, second);
	await expect(desk.getByText(story)).toBeVisible();
	await expect(desk.locator('header').getByText(t('intake-status.assigned'))).toBeVisible();
	await look(desk, 'a contact back on the desk');
});

async function linksWith(desk: Page, who: string): Promise<void> {
	await desk
		.locator('summary')
		.filter({ hasText: t('matching.link') })
		.click();
	const form = desk.locator('form[action="?/joinCase"]');
	await form.locator('[name=part]').selectOption({ index: 1 });
	await form.locator(`[name=who][value=${who}]`).check();
	await form.locator('[name=linkReason]').fill('Zij noemt haar dochter en de vorige keer.');
	await form.getByRole('button').click();
}

async function unlinks(desk: Page, reference: string): Promise<void> {
	const card = desk
		.locator('section')
		.filter({ has: desk.getByRole('heading', { name: t('matching.contact', { reference }) }) })
		.last();
	await card
		.locator('summary')
		.filter({ hasText: t('matching.unlink') })
		.click();
	await card.getByRole('button', { name: t('matching.unlink-do') }).click();
	await expect(desk.getByText(t('problem.reason-missing')).first()).toBeVisible();
	await look(desk, 'a contact unlinked without a reason');
	await card.locator('[name=unlink-reason]').fill('Dit is een andere moeder.');
	await card.getByRole('button', { name: t('matching.unlink-do') }).click();
	await desk.waitForURL(/\/desk\/intakes\//);
}

test('without scripts: two cases from one number, one person said and taken back, a contact moved', async ({
	opens
}) => {
	test.setTimeout(240_000);
	await onMonday('09:30');
	const joost = await employ('Joost', 'counsellor', { onDuty: true });
	const hers = newNumber();
	const desk = await opens({ width: 1280, scripts: false });
	await signIn(desk, joost);
	const urls: string[] = [];
	const references: string[] = [];
	for (const name of ['Fatma Duin', 'Fatima Duin']) {
		references.push(await writesFrom(opens, hers, story));
		await takes(desk, references.at(-1)!);
		urls.push(await takesOn(desk, { name }));
	}

	await desk.goto(`${urls[0]}/contacts`);
	const line = desk
		.locator('section')
		.filter({ hasText: t('matching.same-may-be', { name: 'Fatma Duin' }) })
		.last();
	await expect(line.getByText(t('matching.reason.name-sounds-alike'))).toBeVisible();
	await look(desk, 'perhaps the same person', { onlySeenSo: true });
	await line.locator('summary').click();
	await line.locator('[name=same-reason]').fill('Zij vertelde het zelf.');
	await line.getByRole('button').click();
	await expect(desk.getByText(t('matching.same-is', { name: 'Fatma Duin' }))).toBeVisible();
	await desk.goto(`${urls[1]}/contacts`);
	await expect(desk.getByText('Zij vertelde het zelf.')).toBeVisible();
	await expect(desk.getByText(t('matching.same-is', { name: 'Fatima Duin' }))).toBeVisible();
	await look(desk, 'the same person', { onlySeenSo: true });
	await desk.getByRole('button', { name: t('matching.same-back') }).click();
	await expect(desk.getByText(t('matching.same-is', { name: 'Fatima Duin' }))).toHaveCount(0);

	await desk
		.locator('summary')
		.filter({ hasText: t('matching.move') })
		.click();
	const form = desk.locator('form[action="?/moveContact"]');
	await form.locator('[name=move-reason]').fill('Het is een en dezelfde.');
	await form.getByRole('button').click();
	await expect(desk.getByText(t('problem.room-of-another')).first()).toBeVisible();
	await expect(form.locator('[name=move-reason]')).toHaveValue('Het is een en dezelfde.');
	await look(desk, 'a contact moved to another', { onlySeenSo: true });
	await form.locator('[name=who][value=asker]').check();
	await form.getByRole('button').click();
	await expect(desk.getByText(t('matching.contacts-none'))).toBeVisible();
	await look(desk, 'a case without contacts', { onlySeenSo: true });
	await desk.goto(urls[0]!);
	for (const reference of references) {
		const link = desk.getByRole('link', { name: t('matching.contact', { reference }) });
		await expect(link).toBeVisible();
	}
});
