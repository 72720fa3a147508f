import { publicWords } from '#i18n/public.ts';
import { told } from './support/house.ts';
import { look } from './support/look.ts';
import { comesBack } from './support/room.ts';
import {
	answers,
	comesToChat,
	ends,
	isQuietFor,
	keptLines,
	openChat,
	passOf,
	says,
	standingAlone,
	takes
} from './support/talking.ts';
import { expect, test } from './support/test.ts';

const t = publicWords('nl');
const neutral = told.settings['NEUTRAL_SITE_URL']!;

test('without scripts: a frame looks again by itself, and what she types stays', async ({
	opens
}) => {
	test.setTimeout(120_000);
	const joost = await openChat();
	const page = await opens({ scripts: false });
	await comesToChat(page, 'nl');
	const frame = page.frameLocator('iframe');
	await expect(frame.getByText(t('chat.place', { n: 1 }))).toBeVisible();
	await look(page, 'chat lobby without scripts', { onlySeenSo: true });
	const [cookie] = await page.context().cookies();
	expect(cookie).toMatchObject({ name: 'talk', httpOnly: true, sameSite: 'Strict', expires: -1 });
	await says(page, 'nl', 'Mijn dochter zwijgt.');
	await expect(frame.getByText('Mijn dochter zwijgt.')).toBeVisible();

	const pass = await passOf(page);
	await page.locator('textarea[name=text]').fill('Half');
	await page.getByRole('button', { name: t('chat.code-gone') }).click();
	await expect(page.locator('textarea[name=text]')).toHaveValue('Half');
	for (const key of [pass.code, pass.word])
		expect(await page.content()).not.toMatch(standingAlone(key));
	await page.goto('/nl/chat');
	for (const key of [pass.code, pass.word])
		expect(await page.content()).not.toMatch(standingAlone(key));
	await look(page, 'chat lobby without scripts, code gone', { onlySeenSo: true });

	const chatId = await takes(joost);
	await page.locator('textarea[name=text]').fill('Ik ben nog aan het typen');
	await answers(joost, chatId, 'Dag, ik ben Joost.');
	await expect(frame.getByText('Dag, ik ben Joost.')).toBeVisible({ timeout: 12_000 });
	await expect(frame.getByText(t('chat.with', { name: 'Joost' }))).toBeVisible();
	await expect(page.locator('textarea[name=text]')).toHaveValue('Ik ben nog aan het typen');
	await page.locator('button[value=say]').click();
	await expect(frame.getByText('Ik ben nog aan het typen')).toBeVisible();
	await page.locator('button[value=say]').click();
	await expect(page.getByRole('alert')).toContainText(t('problem.text-missing'));
	await look(page, 'chat refused without scripts', { onlySeenSo: true });
	await page.goto('/nl/chat/lines');
	await look(page, 'chat lines in a frame', { onlySeenSo: true });
	await isQuietFor(6);
	const quiet = await page.goto('/nl/chat');
	expect(quiet!.headers()['refresh']).toMatch(/^2[34]\d;url=\/nl\/chat$/);
	await expect(frame.getByText(t('chat.nudge'))).toBeVisible();
	await look(page, 'chat nudge without scripts', { onlySeenSo: true });
	await page.locator('textarea[name=text]').fill('Nog niet verstuurd');
	await page.getByRole('button', { name: t('chat.here') }).click();
	await expect(frame.getByText('Dag, ik ben Joost.')).toBeVisible();
	await expect(frame.getByText(t('chat.nudge'))).toHaveCount(0);
	await expect(page.locator('textarea[name=text]')).toHaveValue('Nog niet verstuurd');

	await ends(joost, chatId);
	await expect(frame.getByText(t('chat.ended'))).toBeVisible({ timeout: 12_000 });
	await frame.getByRole('link', { name: t('write.next') }).click();
	await expect(page.getByRole('heading', { name: t('chat.ended') })).toBeVisible();
	expect(await page.context().cookies()).toEqual([]);
	await page.getByRole('button', { name: t('chat.rate.partly') }).click();
	await expect(page.getByText(t('chat.rated'))).toBeVisible();
	expect(await keptLines(chatId)).toEqual({ seeker: 2, staff: 1, house: 1 });
});

test('without scripts the page leaves by itself after ten minutes, with all that stood in it', async ({
	opens
}) => {
	await openChat();
	const page = await opens({ scripts: false });
	await comesToChat(page, 'nl');
	const pass = await passOf(page);
	await says(page, 'nl', 'Niemand mag dit lezen.');
	await page.locator('textarea[name=text]').fill('Half geschreven');
	await isQuietFor(9.95);
	await page.goto('/nl/chat');
	await expect(page.getByText(t('room.expired'))).toBeVisible();
	for (const words of ['Niemand mag dit lezen.', 'Half geschreven', pass.code, pass.word])
		expect(await page.content()).not.toMatch(standingAlone(words));
	expect(await page.context().cookies()).toEqual([]);
	await look(page, 'chat left by itself', { onlySeenSo: true });
	await comesBack(page, 'nl', pass);
	await page.getByRole('button', { name: t('chat.go-on') }).click();
	await expect(page.frameLocator('iframe').getByText('Niemand mag dit lezen.')).toBeVisible();
});

test('without scripts the way out takes the cookie, and Back opens nothing', async ({ opens }) => {
	await openChat();
	const page = await opens({ scripts: false, fresh: true });
	await comesToChat(page, 'nl');
	await says(page, 'nl', 'Dit mag niemand lezen.');
	await page.locator('[data-quick-exit]').click();
	await page.waitForURL(neutral);
	expect(await page.context().cookies(told.origin)).toEqual([]);
	for (let steps = 0; steps < 3; steps++) {
		await page.goBack().catch(() => undefined);
		await page.reload().catch(() => undefined);
		await expect(async () => {
			expect(await page.content()).not.toContain('Dit mag niemand lezen.');
		}).toPass({ timeout: 5000 });
	}
	await page.goto('/nl/chat/lines');
	await expect(page.getByText(t('chat.emptied-text'))).toBeVisible();
});
