import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { deskWords } from '#i18n/desk.ts';
import { fillDesk } from '../support/desk-scene.ts';
import { proofSize } from '../support/proof.ts';
import { writeNote } from '#server/notes/write.ts';
import { onMonday } from './support/clock.ts';
import { goTo, keyboard } from './support/hands.ts';
import { superuser } from './support/house.ts';
import { look, shoot } from './support/look.ts';
import { sheetsOf } from './support/paper.ts';
import { employ, signIn } from './support/staff.ts';
import { expect, test } from './support/test.ts';

const t = deskWords('nl');
const wrong = 'Zij belde vanuit de kliniek.';
const right = 'Zij belde vanuit huis, na de kliniek.';

test('by keyboard alone she finds a note, corrects it and goes where she wants', async ({
	opens
}) => {
	test.setTimeout(proofSize({ small: 120_000, full: 600_000 }));
	await onMonday('13:00');
	const joost = await employ('Joost', 'counsellor', { onDuty: true });
	const has = await fillDesk(superuser, joost);
	const page = await opens({ width: 1280 });
	await signIn(page, joost);
	await writesNote(page, has.case, wrong);

	await test.step('the palette opens, leads to a case by its name, and gives the focus back', async () => {
		await page.goto('/desk');
		const button = page.getByRole('button', { name: t('search.open-palette') });
		await goTo(button);
		await page.keyboard.press('ControlOrMeta+k');
		await expect(page.getByRole('combobox')).toBeFocused();
		await look(page, 'palette');
		await page.keyboard.press('Escape');
		await expect(button).toBeFocused();
		await page.keyboard.press('ControlOrMeta+k');
		await page.keyboard.insertText('samira');
		await expect(page.locator('dialog [role=option]').first()).toContainText('Samira');
		await look(page, 'palette with a case');
		await page.keyboard.press('Enter');
		await page.waitForURL(`**/desk/cases/${has.case}`);
		await expect(page.getByRole('dialog')).toHaveCount(0);
	});

	await test.step('what she looks for stands in no address, and leads to its place', async () => {
		await page.keyboard.press('ControlOrMeta+k');
		await page.keyboard.insertText('kliniek zij');
		await expect(page.locator('dialog [role=option]').last()).toContainText('kliniek zij');
		await page.keyboard.press('ArrowUp');
		await page.keyboard.press('Enter');
		await expect(
			page.getByRole('status').filter({ hasText: t('search.places', { n: 1 }) })
		).toBeVisible();
		expect(page.url()).toMatch(/\/desk\/search$/);
		await look(page, 'search with a place found');
		await keyboard.press(page.locator('a[data-walk]').filter({ hasText: t('search.kind-note') }));
		await page.waitForURL(/#e-/);
		await expect(page.locator('li:target')).toContainText(wrong);
		await look(page, 'case at a place found');
		await page.goBack();
		await expect(page.locator('mark').first()).toBeVisible();
	});

	await test.step('nothing found says no more than that', async () => {
		await keyboard.type(page.getByLabel(t('search.words')), 'zoiets staat nergens');
		await page.keyboard.press('Enter');
		await expect(page.getByText(t('search.nothing'), { exact: true })).toBeVisible();
		await look(page, 'search with nothing found');
		const one = page.getByRole('button', { name: t('search.only', { word: 'nergens' }) });
		await keyboard.press(one);
		await expect(one).toHaveCount(0);
		await expect(page.getByLabel(t('search.words'))).toHaveValue('nergens');
		await expect(page.getByLabel(t('search.words'))).toBeFocused();
		await keyboard.type(page.getByLabel(t('search.words')), 'x');
		await page.keyboard.press('Enter');
		await expect(page.getByText(t('problem.too-short'))).toBeVisible();
		await look(page, 'search refused');
	});

	await test.step('a correction strikes what stood there, with a reason', async () => {
		await page.goto(`/desk/cases/${has.case}?show=notes`);
		await look(page, 'timeline of notes');
		await keyboard.press(
			page.getByRole('link', { name: new RegExp(`^${t('note.correct')}`) }).first()
		);
		await expect(page.getByRole('heading', { name: t('note.heading') })).toBeVisible();
		await look(page, 'note to correct');
		await keyboard.type(page.getByLabel(t('note.text')), right);
		await keyboard.press(page.getByRole('button', { name: t('note.replace') }));
		await expect(page.getByText(t('problem.reason-missing')).first()).toBeVisible();
		await expect(page.getByLabel(t('note.text'))).toHaveValue(right);
		await look(page, 'correction refused');
		await keyboard.type(page.getByLabel(t('note.reason')), 'Verkeerd verstaan');
		await keyboard.press(page.getByRole('button', { name: t('note.replace') }));
		await page.waitForURL(`**/desk/cases/${has.case}`);
		await expect(page.locator('del')).toHaveText(wrong);
		await expect(page.getByText(right, { exact: true })).toBeVisible();
		await look(page, 'case with a corrected note');
	});

	await test.step('single letters lead too, and can be switched off', async () => {
		await page.goto('/desk');
		// from here on the page listens
		await expect(page.getByRole('button', { name: t('search.open-palette') })).toBeVisible();
		await page.keyboard.press('?');
		await expect(page.getByRole('dialog')).toBeVisible();
		await look(page, 'list of keys');
		await page.keyboard.press('Escape');
		await expect(page.getByRole('dialog')).toHaveCount(0);
		await page.keyboard.press('g');
		await page.keyboard.press('c');
		await page.waitForURL('**/desk/cases');
		await page.keyboard.press('?');
		await keyboard.press(page.getByRole('button', { name: t('search.keys-off') }));
		await expect(page.getByText(t('search.keys-are-off'))).toBeVisible();
		await page.keyboard.press('Escape');
		await page.keyboard.press('/');
		await page.keyboard.press('?');
		await expect(page.getByRole('dialog')).toHaveCount(0);
		expect(page.url()).toMatch(/\/desk\/cases$/);
	});
});

test('of two who correct one note the second is told, sees both, and keeps what she typed', async ({
	opens
}) => {
	await onMonday('13:00');
	const [joost, amina] = [await employ('Joost', 'counsellor'), await employ('Amina', 'counsellor')];
	const has = await fillDesk(superuser, joost);
	await superuser`INSERT INTO membership (part_id, staff_id, role, since) VALUES (${has.part}, ${amina.id}, 'second', door.time())`;
	const path = `/desk/cases/${has.case}/notes/${has.note}`;
	const [his, hers] = [await opens({ width: 1280 }), await opens({ width: 1280 })];
	await signIn(his, joost);
	await signIn(hers, amina);
	for (const page of [his, hers]) await page.goto(path);
	await corrects(his, 'Zij wil eerst met haar broer praten.', 'Ik schreef het verkeerd');
	await his.waitForURL(`**/desk/cases/${has.case}`);
	await corrects(hers, 'Zij wil eerst met haar tante praten.', 'Zij zei het mij');
	await expect(hers.getByText(t('note.changed-title', { name: 'Joost' }))).toBeVisible();
	await expect(hers.getByText('Zij wil eerst met haar broer praten.')).toBeVisible();
	await expect(hers.getByLabel(t('note.text'))).toHaveValue('Zij wil eerst met haar tante praten.');
	await expect(hers.getByLabel(t('note.reason'))).toHaveValue('Zij zei het mij');
	await look(hers, 'corrected meanwhile');
	await hers.getByRole('button', { name: t('note.replace') }).click();
	await hers.waitForURL(`**/desk/cases/${has.case}`);
	await expect(hers.locator('del')).toHaveText([
		'Zij wil eerst met haar zus praten.',
		'Zij wil eerst met haar broer praten.'
	]);
});

test('a case on paper has no number and no plan, unless with a reason', async ({ opens }) => {
	await onMonday('13:00');
	const joost = await employ('Joost', 'counsellor');
	const has = await fillDesk(superuser, joost);
	const page = await opens({ width: 1280 });
	await signIn(page, joost);
	for (let n = 0; n < 60; n++) await writeNote(joost, has.case, `Gesprek ${n}, zoals afgesproken.`);
	await page.goto(`/desk/cases/${has.case}`);
	await expect(page.getByText(t('plan.title')).first()).toBeVisible();
	await onPaper(page, 'case on paper', (words) => {
		expect(words).toContain('Gesprek 59, zoals afgesproken.');
		for (const hidden of [
			t('plan.title'),
			'•••• 78',
			t('frame.sign-out'),
			t('case.keep-note'),
			t('note.correct')
		]) {
			expect(words).not.toContain(hidden);
		}
	});

	await page.getByRole('link', { name: t('print.link') }).click();
	await page.waitForURL(`**/desk/cases/${has.case}/print`);
	await expect(page.getByRole('heading', { name: t('case.timeline') })).toBeVisible();
	await look(page, 'case to print');
	const sheets = await onPaper(page, 'print without', (words) => {
		expect(words).toContain(
			t('print.line-without', { name: 'Joost', moment: 'X' }).split('Joost')[0]
		);
		for (const hidden of ['12345678', t('plan.title'), t('frame.sign-out'), t('print.back')]) {
			expect(words).not.toContain(hidden);
		}
	});
	expect(sheets.length).toBeGreaterThan(2);
	// who printed it, when and with what: on each sheet
	expect(haveOneHead(sheets, 50)).toBe(true);
	await page
		.locator('summary')
		.filter({ hasText: t('print.with') })
		.click();
	await page.getByRole('button', { name: t('print.show-with') }).click();
	await expect(page.getByText(t('problem.reason-missing'))).toBeVisible();
	await look(page, 'print refused');
	await page.getByLabel(t('print.reason')).fill('Zitting bij de rechter');
	await page.getByRole('button', { name: t('print.show-with') }).click();
	await expect(page.getByText(t('print.is-with'))).toBeVisible();
	await look(page, 'case to print with numbers');
	await onPaper(page, 'print with', (words) => expect(words).toContain('+31612345678'));
});

test('without a script the button is a link to searching, and searching works', async ({
	opens
}) => {
	await onMonday('13:00');
	const joost = await employ('Joost', 'counsellor');
	await fillDesk(superuser, joost);
	const page = await opens({ width: 1280, scripts: false });
	await signIn(page, joost);
	await page.getByRole('link', { name: t('search.open-palette') }).click();
	await look(page, 'search to begin with', { onlySeenSo: true });
	await page.getByLabel(t('search.words')).fill('zus praten');
	await page.getByRole('button', { name: t('search.go'), exact: true }).click();
	await expect(page.locator('mark').first()).toBeVisible();
	expect(new URL(page.url()).search).toBe('');
	await look(page, 'search without scripts', { onlySeenSo: true });
	await page.getByLabel(t('search.words')).fill(randomUUID());
	await page.getByRole('button', { name: t('search.go'), exact: true }).click();
	await expect(page.getByText(t('search.nothing-why'))).toBeVisible();
});

async function writesNote(page: Page, part: string, words: string): Promise<void> {
	await page.goto(`/desk/cases/${part}`);
	await page.getByLabel(t('case.write-note')).fill(words);
	await page.getByRole('button', { name: t('case.keep-note') }).click();
	await expect(page.getByText(words)).toBeVisible();
}

async function corrects(page: Page, text: string, reason: string): Promise<void> {
	await page.getByLabel(t('note.text')).fill(text);
	await page.getByLabel(t('note.reason')).fill(reason);
	await page.getByRole('button', { name: t('note.replace') }).click();
}

/** As it would come out of a printer; gives its sheets. */
async function onPaper(
	page: Page,
	state: string,
	check: (words: string) => Promise<void> | void
): Promise<string[]> {
	await page.emulateMedia({ media: 'print' });
	await check(await page.evaluate(() => document.body.innerText));
	const pdf = await page.pdf({ preferCSSPageSize: true });
	await page.emulateMedia({ media: null });
	await shoot(page, state);
	return sheetsOf(pdf);
}

/** Whether all sheets begin with one line of so many signs, whatever number stands before it. */
function haveOneHead(sheets: string[], signs: number): boolean {
	const [first = ''] = sheets;
	const tops = sheets.map((sheet) => sheet.slice(0, 4 * (signs + 20)));
	return Array.from({ length: 20 }, (_, n) => first.slice(4 * n, 4 * (n + signs))).some((line) =>
		tops.every((top) => top.includes(line))
	);
}
