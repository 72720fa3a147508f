import type { Locator, Page } from '@playwright/test';
import { deskWords } from '#i18n/desk.ts';
import { spokenWords } from '#i18n/spoken.ts';
import { openDemo, tuesday, type Demo } from './support/demo.ts';
import { goTo } from './support/hands.ts';
import { look } from './support/look.ts';
import { expect, test } from './support/test.ts';

const t = deskWords('nl');
const [nl, tr] = [spokenWords('nl'), spokenWords('tr')];
const danger = { number: '1 1 2' };
let demo: Demo;

test.beforeAll(async () => {
	demo = await openDemo();
	await demo.counsellor('Amina', ['nl', 'ar']);
	await demo.counsellor('Joost', ['nl', 'tr']);
});
test.afterAll(async () => demo.stop());
test.describe.configure({ timeout: 120_000 });
test.beforeEach(async () => demo.setClock(tuesday('11:00')));
test.afterEach(() => demo.expectNoFaults());

const kitchen = (page: Page) => page.locator('[data-at=kitchen]');
const phoneOf = (page: Page, name: string) =>
	page.locator('[data-at=desk]').filter({ hasText: name });
const button = (where: Locator | Page, name: string) =>
	where.getByRole('button', { name, exact: true });
const dial = (page: Page) => button(page, t('practice.line.dial', { number: '0800 0113' }));
const hears = (phone: Locator, words: string) =>
	expect(phone.getByRole('log')).toContainText(words, { timeout: 20_000 });
/** Now the network listens: before that a key is lost, as with any telephone. */
const untilAsked = (page: Page) =>
	hears(kitchen(page), spokenWords('nl')('choose-me', { key: '1' }));
/** The last call was told of: the next one may ring. */
const rested = () =>
	demo.superuser`UPDATE call SET state = 'over', ended_as = 'told' WHERE state = 'wrap_up'`;

test('she calls and chooses Turkish; a telephone rings, a key takes it, they speak, she hangs up', async ({
	browser
}) => {
	const page = await demo.opens(browser);
	await expect(page.getByRole('heading', { name: t('practice.line.title') })).toBeVisible();
	await look(page, 'two telephones');
	await dial(page).click();
	await hears(kitchen(page), nl('emergency', danger));
	await expect(kitchen(page).getByRole('log')).not.toContainText(nl('hello'));
	await look(page, 'danger is said first');
	await untilAsked(page);
	await button(kitchen(page), '2').click();
	await hears(kitchen(page), tr('emergency', danger));
	await hears(kitchen(page), tr('first'));

	const joost = phoneOf(page, 'Joost');
	await expect(joost).toContainText(t('practice.line.state.ringing'), { timeout: 15_000 });
	await look(page, 'a telephone of ours rings');
	await button(joost, t('practice.line.answer')).click();
	await hears(joost, t('call.said.offer'));
	await button(joost, '1').click();
	await hears(kitchen(page), t('practice.line.talk', { names: 'Joost' }));
	await hears(joost, t('practice.line.talk-caller'));
	const [call] = await demo.superuser`SELECT id, state, language FROM call`;
	expect(call).toMatchObject({ state: 'connected', language: 'tr' });
	await expect(joost.getByRole('link', { name: t('practice.line.console') })).toHaveAttribute(
		'href',
		`/desk/calls/${String(call!['id'])}`
	);
	const log = page.getByRole('region', { name: t('practice.line.hooks') });
	for (const part of ['inbound', 'language', 'wait', 'leg', 'leg-key', 'goes-on'] as const)
		await expect(log).toContainText(t(`practice.hook.${part}`));
	expect(await log.textContent()).not.toMatch(/\d{6}|[0-9a-f]{16}/);
	await look(page, 'they speak');
	await takesPlaceAtTheDesk(page, 'Joost', joost.getByRole('link'));

	await button(kitchen(page), t('practice.line.hang-up')).click();
	await expect(joost).toContainText(t('practice.line.state.idle'));
	await expect(dial(page)).toBeVisible();
	expect(await demo.superuser`SELECT state FROM call`).toEqual([{ state: 'wrap_up' }]);
	await rested();
});

/** One click at the door, and the screen of the call that this telephone is in. */
async function takesPlaceAtTheDesk(page: Page, name: string, link: Locator): Promise<void> {
	const address = await link.getAttribute('href');
	const desk = await page.context().newPage();
	await desk.goto('/sign-in');
	await desk.getByRole('button', { name }).click();
	await expect(desk).toHaveURL(/\/desk/);
	const answer = await desk.goto(address ?? '');
	expect(answer?.status()).toBe(200);
	await expect(desk.getByText(t('calls.in-call')).first()).toBeVisible();
	await desk.close();
}

test('a voicemail takes nothing: she waits on, and the next telephone rings; by keyboard alone', async ({
	browser
}) => {
	const page = await demo.opens(browser);
	const { keyboard } = page;
	await goTo(dial(page));
	await keyboard.press('Enter');
	// the focus stays with the telephone
	await expect(button(kitchen(page), '1')).toBeFocused();
	await untilAsked(page);
	await keyboard.press('1');
	await hears(kitchen(page), nl('first'));
	const ringing = page.locator('[data-at=desk]').filter({
		hasText: t('practice.line.state.ringing')
	});
	await expect(ringing).toHaveCount(1, { timeout: 15_000 });
	const first = phoneOf(page, String(await ringing.getByRole('heading').textContent()));
	const second = page
		.locator('[data-at=desk]')
		.filter({ hasNotText: String(await first.getByRole('heading').textContent()) });
	await goTo(button(first, t('practice.line.voicemail')));
	await keyboard.press('Enter');
	await expect(first).toContainText(t('practice.line.state.machine'));
	await look(page, 'a voicemail answers');
	await expect(second).toContainText(t('practice.line.state.ringing'), { timeout: 40_000 });
	expect(await demo.superuser`SELECT state FROM call WHERE state = 'connected'`).toEqual([]);
	await goTo(button(second, t('practice.line.answer')));
	await keyboard.press('Enter');
	await expect(button(second, '1')).toBeFocused();
	await hears(second, t('call.said.offer'));
	await keyboard.press('1');
	await hears(second, t('practice.line.talk-caller'));
	await goTo(button(second, t('practice.line.hang-up')));
	await keyboard.press('Enter');
	await hears(kitchen(page), t('practice.line.sound.hung-up'));
	await expect(dial(page)).toBeVisible();
	await rested();
});

test('from a withheld number one is keyed in, as fast as it goes, and read back', async ({
	browser
}) => {
	await demo.superuser`UPDATE staff SET takes_calls = false`;
	const page = await demo.opens(browser);
	const withheld = page.getByRole('link', { name: t('practice.line.withheld') });
	await withheld.click();
	await expect(withheld).toHaveAttribute('aria-current', 'true');
	await dial(page).click();
	await untilAsked(page);
	await page.keyboard.press('1');
	await hears(kitchen(page), nl('first'));
	// the clock of the desk is not the clock of the network
	await demo.setClock(tuesday('13:00'));
	await page.keyboard.press('1');
	await hears(kitchen(page), nl('key-number'));
	await page.keyboard.type('0612345678#');
	await hears(kitchen(page), nl('read-back', { digits: '0 6 1 2 3 4 5 6 7 8' }));
	await look(page, 'a number is read back');
	await page.keyboard.press('1');
	await hears(kitchen(page), nl('callback-thanks'));
	await expect(dial(page)).toBeVisible({ timeout: 20_000 });
	const tasks = await demo.superuser`SELECT reason_code FROM follow_up WHERE status = 'open'`;
	expect(tasks.map((task) => String(task['reason_code']))).toEqual(['callback-asked']);
	await demo.superuser`UPDATE staff SET takes_calls = true`;
});

test('in the evening the line is closed, which is heard and seen, and the clock can be moved to the morning', async ({
	browser
}) => {
	await demo.setClock(tuesday('20:00'));
	const page = await demo.opens(browser, { width: 360, scripts: false });
	await expect(page.getByText(t('practice.line.closed'))).toBeVisible();
	await look(page, 'the line is closed', { onlySeenSo: true });
	await dial(page).click();
	await expect(button(kitchen(page), t('practice.line.hang-up'))).toBeVisible();
	await page.getByRole('link', { name: t('practice.refresh') }).click();
	await expect(kitchen(page).getByRole('log')).toContainText(nl('emergency', danger));
	await button(kitchen(page), t('practice.line.hang-up')).click();
	await expect(dial(page)).toBeVisible();
	await button(page, t('practice.line.open-do')).click();
	await expect(page.getByText(t('practice.line.closed'))).toHaveCount(0);
	const [row] = await demo.superuser`SELECT door.time() AS now`;
	expect((row!['now'] as Date).toISOString()).toMatch(/^2028-03-15T08:00/);
});
