import { publicWords } from '#i18n/public.ts';
import { told } from './support/house.ts';
import { look } from './support/look.ts';
import { answers, comesToChat, ends, keptLines, openChat, says, takes } from './support/talking.ts';
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
	await page.goto('/nl/chat');
	await expect(page.locator('textarea[name=text]')).toBeVisible();

	await ends(joost, chatId);
	await expect(frame.getByText(t('chat.ended'))).toBeVisible({ timeout: 12_000 });
	await frame.getByRole('link', { name: t('write.next') }).click();
	await expect(page.getByRole('heading', { name: t('chat.ended') })).toBeVisible();
	expect(await page.context().cookies()).toEqual([]);
	await page.getByRole('button', { name: t('chat.rate.partly') }).click();
	await expect(page.getByText(t('chat.rated'))).toBeVisible();
	expect(await keptLines(chatId)).toEqual({ seeker: 2, staff: 1, house: 1 });
});

test('without scripts the way out takes the cookie, and Back opens nothing', async ({ opens }) => {
	await openChat();
	const page = await opens({ scripts: false });
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
