import type { Route } from '@playwright/test';
import { publicWords } from '#i18n/public.ts';
import { isProved } from '#server/chats/proof.ts';
import { later } from './support/clock.ts';
import { superuser, told } from './support/house.ts';
import { look } from './support/look.ts';
import { comesBack } from './support/room.ts';
import {
	answers,
	canWriteFreely,
	comesToChat,
	comesToLife,
	ends,
	isQuietFor,
	keptLines,
	linesOn,
	openChat,
	passOf,
	says,
	stateOn,
	startsToType,
	takes
} from './support/talking.ts';
import { expect, test } from './support/test.ts';

const t = publicWords('nl');
const neutral = told.settings['NEUTRAL_SITE_URL']!;

test('she waits, is answered, loses her connection, and loses and doubles nothing by it', async ({
	opens
}) => {
	test.setTimeout(120_000);
	const joost = await openChat();
	const page = await opens();
	await comesToChat(page, 'nl');
	await expect(page.locator('[data-told=place]')).toHaveText(t('chat.place', { n: 1 }));
	await expect(page.locator('input[name=script]')).toHaveValue('yes');
	await look(page, 'chat lobby');
	await says(page, 'nl', 'Mijn zoon komt niet meer thuis.');
	await expect(stateOn(page, t('chat.kept'))).toBeVisible();
	await look(page, 'chat lobby with a line');

	const chatId = await takes(joost);
	await expect(
		page.getByRole('heading', { name: t('chat.with', { name: 'Joost' }) })
	).toBeVisible();
	await expect(page.getByText('de Wit')).toHaveCount(0);
	await startsToType(joost, chatId);
	await expect(page.getByText(t('chat.typing', { name: 'Joost' }))).toBeVisible();
	await answers(joost, chatId, 'Dag, ik ben Joost. Vertel. https://voorbeeld.example/x');
	await expect(page.getByText('Vertel.').first()).toBeVisible();
	await expect(page.locator('[data-lines] a')).toHaveCount(0);
	await expect(stateOn(page, t('chat.arrived'))).toBeVisible();
	await look(page, 'chat conversation');

	await page.context().setOffline(true);
	await expect(page.locator('[data-lost]')).toHaveText(t('chat.lost'));
	await says(page, 'nl', 'Dit schrijf ik zonder verbinding.');
	await says(page, 'nl', 'En dit ook.');
	await answers(joost, chatId, 'Ik zie u even niet. Neem de tijd.');
	await expect(stateOn(page, t('chat.sending'))).toHaveCount(2);
	await look(page, 'chat without connection');
	await page.context().setOffline(false);
	await expect(page.locator('[data-lost]')).toHaveText('');
	const all = [
		'Mijn zoon komt niet meer thuis.',
		t('chat.joined', { name: 'Joost' }),
		'Dag, ik ben Joost. Vertel. https://voorbeeld.example/x',
		'Ik zie u even niet. Neem de tijd.',
		'Dit schrijf ik zonder verbinding.',
		'En dit ook.'
	];
	await expect.poll(() => linesOn(page)).toEqual(all);
	await expect.poll(() => keptLines(chatId)).toEqual({ seeker: 3, staff: 2, house: 1 });

	await page.locator('textarea[name=text]').fill('Nog een halve zin');
	await ends(joost, chatId);
	await expect(page.getByRole('heading', { name: t('chat.ended') })).toBeVisible();
	expect(await linesOn(page)).toEqual(all);
	await look(page, 'chat ended');
	await page.getByRole('button', { name: t('chat.rate.heard') }).click();
	await expect(page.getByText(t('chat.rated'))).toBeVisible();
	await page.getByRole('button', { name: t('chat.to-form') }).click();
	await expect(page.getByRole('heading', { name: t('write.door') })).toBeVisible();
});

test('an answer that breaks off, or comes after the end, loses and doubles nothing', async ({
	opens
}) => {
	const joost = await openChat();
	const page = await opens();
	await comesToChat(page, 'nl');
	const chatId = await takes(joost);
	const isLine = (route: Route) => route.request().postData()?.includes('&text=');
	let broken = 0;
	await page.route('**/chat/say', async (route) => {
		if (!isLine(route) || broken > 0) return route.continue();
		broken += 1;
		await route.fetch();
		await route.fulfill({ status: 200, body: '{"se' });
	});
	await says(page, 'nl', 'Half antwoord.');
	await expect(stateOn(page, t('chat.kept'))).toBeVisible();
	expect(broken).toBe(1);
	expect(await keptLines(chatId)).toMatchObject({ seeker: 1 });
	await page.unrouteAll();

	// kept and told, but never answered
	await page.route('**/chat/say', async (route) => {
		if (!isLine(route)) return route.continue();
		await route.fetch();
	});
	await says(page, 'nl', 'Vlak voor het einde.');
	await expect.poll(() => keptLines(chatId)).toMatchObject({ seeker: 2 });
	await page.locator('textarea[name=text]').fill('Nog niet verstuurd');
	await ends(joost, chatId);
	await expect(page.getByRole('heading', { name: t('chat.ended') })).toBeVisible();
	expect((await linesOn(page)).filter((text) => text === 'Vlak voor het einde.')).toHaveLength(1);
	await expect(page.locator('input[name=text]')).toHaveValue('Nog niet verstuurd');
	await page.unrouteAll({ behavior: 'ignoreErrors' });
});

test('danger while she waits shows who to call, and brings her to the front', async ({ opens }) => {
	await openChat();
	const [first, second] = [await opens(), await opens()];
	await comesToChat(first, 'nl');
	await comesToChat(second, 'nl');
	await expect(second.locator('[data-told=place]')).toHaveText(t('chat.place', { n: 2 }));
	await look(second, 'chat lobby second');
	await second.locator('textarea[name=text]').fill('Ik schrijf al');
	await second.locator('button[name=danger][value=yes]').click();
	await expect(second.getByText(t('danger.line.112'))).toBeVisible();
	await expect(second.locator('textarea[name=text]')).toHaveValue('Ik schrijf al');
	await expect(second.locator('[data-told=place]')).toHaveText(t('chat.place', { n: 1 }));
	await expect(first.locator('[data-told=place]')).toHaveText(t('chat.place', { n: 2 }));
	await look(second, 'chat lobby in danger');
});

const levelOfHers = async () =>
	(
		await superuser`SELECT i.level FROM chat c JOIN intake i ON i.id = c.intake_id WHERE c.ended_at IS NULL`
	)[0]?.['level'] as string;

test('whom to call stands there at once without a connection, and we know it as soon as it is back', async ({
	opens
}) => {
	await openChat();
	const page = await opens();
	await comesToChat(page, 'nl');
	const level = 'T0';
	const numbers = page.getByText(t('danger.line.112'));
	const heard = (answer: 'yes' | 'no' | 'unknown') =>
		page.getByText(t(`chat.danger-told.${answer}`, { police: '112' }));
	await expect(numbers).toBeHidden();
	await page.context().setOffline(true);
	await page.locator('button[name=danger][value=yes]').click();
	await expect(numbers).toBeInViewport();
	await expect(page.locator('[data-heard=sending]')).toBeVisible();
	await expect(heard('yes')).toBeHidden();
	await look(page, 'chat lobby in danger without connection');
	await page.context().setOffline(false);
	await expect(heard('yes')).toBeVisible();
	await expect.poll(levelOfHers).toBe(level);

	// another answer is heard for what it is, and takes her nowhere back
	await page.locator('button[name=danger][value=no]').click();
	await expect(heard('no')).toBeVisible();
	await expect(heard('yes')).toBeHidden();
	await expect(numbers).toBeHidden();
	await look(page, 'chat lobby no danger');
	await page.locator('button[name=danger][value=unknown]').click();
	await expect(heard('unknown')).toBeVisible();
	await expect(page.locator('button[name=danger][value=unknown]')).toHaveAttribute(
		'aria-pressed',
		'true'
	);
	await look(page, 'chat lobby danger unknown');
	expect(await levelOfHers()).toBe(level);
});

test('who waits for long is offered the form, and what she typed goes along', async ({ opens }) => {
	await openChat();
	const page = await opens();
	await comesToChat(page, 'nl');
	await says(page, 'nl', 'Al een uur ruzie hier.');
	await expect(stateOn(page, t('chat.kept'))).toBeVisible();
	await later(9);
	await says(page, 'nl', 'Ik wacht nog.');
	await later(2);
	await page.locator('button[name=danger][value=no]').click();
	await expect(page.getByText(t('chat.long-wait'))).toBeVisible();
	await look(page, 'chat lobby long');
	await page.locator('textarea[name=text]').fill('En nu is het stil.');
	await page.getByRole('button', { name: t('chat.to-form') }).click();
	await page.locator('button[name=door][value=professional]').click();
	await page
		.locator('main')
		.getByRole('button', { name: t('write.next') })
		.click();
	await expect(page.locator('[name=story]')).toHaveValue(
		'Al een uur ruzie hier.\n\nIk wacht nog.\n\nEn nu is het stil.'
	);
});

test('she stops, is asked once, and her words wait as a message behind the same code', async ({
	opens
}) => {
	const joost = await openChat();
	const page = await opens();
	await comesToChat(page, 'nl');
	const pass = await passOf(page);
	await says(page, 'nl', 'Ik durf niet.');
	await expect(stateOn(page, t('chat.kept'))).toBeVisible();
	await page.getByRole('button', { name: t('chat.stop') }).click();
	await look(page, 'chat stop asked');
	await page.getByRole('button', { name: t('chat.stay') }).click();
	await expect(page.locator('textarea[name=text]')).toBeVisible();
	await page.getByRole('button', { name: t('chat.stop') }).click();
	await page.getByRole('button', { name: t('chat.stop-sure') }).click();
	await expect(page.getByText(t('chat.became-message'))).toBeVisible();
	await look(page, 'chat given up');
	expect(joost.id).toBeTruthy();
	await comesBack(page, 'nl', pass);
	await expect(page.getByRole('button', { name: t('chat.now') })).toBeVisible();
	await look(page, 'room with chat open');
	// her room still stands open elsewhere while she begins to talk: what is sent there is said here
	const other = await opens();
	await comesBack(other, 'nl', pass);
	await other.locator('textarea[name=reply]').fill('Dit schrijf ik in mijn ruimte.');
	await page.getByRole('button', { name: t('chat.now') }).click();
	await canWriteFreely(page);
	await other.getByRole('button', { name: t('room.send'), exact: true }).click();
	await expect(other.getByText(t('room.sent-in-talk'))).toBeVisible();
	await expect(page.getByText('Dit schrijf ik in mijn ruimte.').first()).toBeVisible();
	await look(other, 'room, said in the conversation');
});

test('on another device code and word lead back into it while it goes on', async ({ opens }) => {
	const joost = await openChat();
	const page = await opens();
	await comesToChat(page, 'nl');
	const pass = await passOf(page);
	await says(page, 'nl', 'Even wisselen van telefoon.');
	const chatId = await takes(joost);
	const other = await opens();
	await comesBack(other, 'nl', pass);
	await look(other, 'room with a conversation');
	await other.getByRole('button', { name: t('chat.go-on') }).click();
	await expect(other.getByText('Even wisselen van telefoon.')).toBeVisible();
	await expect(other.getByText(pass.code)).toHaveCount(0);
	await answers(joost, chatId, 'Fijn dat u er weer bent.');
	await expect(other.getByText('Fijn dat u er weer bent.').first()).toBeVisible();
	await expect(page.getByText('Fijn dat u er weer bent.').first()).toBeVisible();
});

test('after five minutes she is asked whether she is there, after ten the screen is empty and her code leads back', async ({
	opens
}) => {
	await openChat();
	const page = await opens({ fresh: true });
	await page.clock.install();
	await comesToChat(page, 'nl');
	const pass = await passOf(page);
	await says(page, 'nl', 'Niemand mag dit lezen.');
	await expect(stateOn(page, t('chat.kept'))).toBeVisible();
	await page.clock.fastForward('05:10');
	await expect(page.getByText(t('chat.nudge'))).toBeVisible();
	await look(page, 'chat nudge');
	await page.getByRole('button', { name: t('chat.here') }).click();
	await expect(page.getByText(t('chat.nudge'))).toHaveCount(0);
	await page.clock.fastForward('05:10');
	await expect(page.getByText(t('chat.nudge'))).toBeVisible();
	await page.clock.fastForward('05:10');
	await expect(page.getByRole('heading', { name: t('chat.emptied') })).toBeVisible();
	expect(await page.content()).not.toContain('Niemand mag dit lezen.');
	await look(page, 'chat emptied');
	await isQuietFor(11);
	await page.getByRole('link', { name: t('write.next') }).click();
	await comesBack(page, 'nl', pass);
	await page.getByRole('button', { name: t('chat.go-on') }).click();
	await expect(page.getByText('Niemand mag dit lezen.')).toBeVisible();
	expect(await page.context().cookies()).toEqual([]);
});

test('ten minutes after its end nothing of it is on the screen', async ({ opens }) => {
	await openChat();
	const page = await opens({ fresh: true });
	await page.clock.install();
	await comesToChat(page, 'nl');
	await says(page, 'nl', 'Niemand mag dit lezen.');
	await expect(stateOn(page, t('chat.kept'))).toBeVisible();
	await page.getByRole('button', { name: t('chat.stop') }).click();
	await page.getByRole('button', { name: t('chat.stop-sure') }).click();
	await expect(page.locator('[data-over]')).toBeAttached();
	await expect(page.getByText('Niemand mag dit lezen.')).toBeVisible();
	await comesToLife(page);
	await page.clock.fastForward('10:10');
	await expect(page.getByRole('heading', { name: t('chat.emptied') })).toBeVisible();
	expect(await page.content()).not.toContain('Niemand mag dit lezen.');
});

test('who cannot write safely is told to come back, and can leave or write later', async ({
	opens
}) => {
	await openChat();
	const page = await opens();
	await page.goto('/nl/chat');
	await page.locator('button[name=safe][value=no]').click();
	await expect(page.getByRole('heading', { name: t('safe.no.title') })).toBeVisible();
	await look(page, 'chat not safe');
	await page.getByRole('button', { name: t('write.back') }).click();
	await expect(page.getByRole('heading', { name: t('chat.title') })).toBeVisible();
	await page.locator('button[name=safe][value=no]').click();
	await page.locator('[data-leave]').click();
	await page.waitForURL(neutral);
});

test('her browser does the work that proves it is one, and nobody can do it twice with the same', async ({
	opens
}) => {
	await openChat();
	const page = await opens();
	await page.goto('/nl/chat');
	const proof = page.locator('input[name=proof]');
	await expect(proof).not.toHaveValue('');
	const done = await proof.inputValue();
	expect(await isProved(done)).toBe(true);
	expect(await isProved(done)).toBe(false);
});
