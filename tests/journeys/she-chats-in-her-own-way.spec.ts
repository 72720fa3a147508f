import { MOST_WAITING } from '#domain/chat-queue.ts';
import { publicWords } from '#i18n/public.ts';
import { FASTEST } from '#server/chats/admission.ts';
import { comesIn, fillLobby } from '../support/chatting.ts';
import { setClock, onMonday, type Week } from './support/clock.ts';
import { keyboard } from './support/hands.ts';
import { superuser, told } from './support/house.ts';
import { look } from './support/look.ts';
import {
	answers,
	comesToChat,
	ends,
	linesOn,
	nobodyTalks,
	openChat,
	passOf,
	says,
	standingAlone,
	stateOn,
	takes
} from './support/talking.ts';
import { employ } from './support/staff.ts';
import { expect, test } from './support/test.ts';

const neutral = told.settings['NEUTRAL_SITE_URL']!;

test('in Arabic on a narrow telephone', async ({ opens }) => {
	const t = publicWords('ar');
	const amina = await openChat('أمينة الإدريسي');
	const page = await opens({ width: 320 });
	await comesToChat(page, 'ar');
	await look(page, 'chat lobby narrow');
	await says(page, 'ar', 'ابني لم يعد إلى البيت. Hij is 16.');
	await expect(stateOn(page, t('chat.kept'))).toBeVisible();
	const chatId = await takes(amina);
	await expect(
		page.getByRole('heading', { name: t('chat.with', { name: 'أمينة' }) })
	).toBeVisible();
	await answers(amina, chatId, 'Dag, ik lees mee. \u202eomgekeerd');
	await expect(page.locator('[data-lines] li').nth(2)).toContainText('Dag, ik lees mee.');
	// each line has a direction of its own, and changes that of no other
	for (const text of await page.locator('[data-lines] [data-text]').all())
		expect(await text.getAttribute('dir')).toBe('auto');
	await look(page, 'chat conversation narrow');
	await page.getByRole('button', { name: 'Nederlands' }).click();
	await expect(page.locator('html')).toHaveAttribute('lang', 'nl');
	await expect(page.locator('[data-lines] li')).toHaveCount(3);
	await says(page, 'nl', 'Verder in het Nederlands.');
	await expect.poll(() => linesOn(page)).toHaveLength(4);
});

test('by keyboard alone', async ({ opens }) => {
	const t = publicWords('nl');
	const joost = await openChat();
	const page = await opens({ width: 1280 });
	await comesToChat(page, 'nl', keyboard);
	await says(page, 'nl', 'Zonder muis.', keyboard);
	await expect(page.locator('textarea[name=text]')).toBeFocused();
	const chatId = await takes(joost);
	await answers(joost, chatId, 'Dat gaat prima.');
	await expect(page.getByText('Dat gaat prima.').first()).toBeVisible();
	await expect(page.locator('[data-aloud]')).toHaveText('Dat gaat prima.');
	await keyboard.press(page.getByRole('button', { name: t('chat.stop') }));
	await keyboard.press(page.getByRole('button', { name: t('chat.stop-sure') }));
	await expect(page.getByRole('heading', { name: t('chat.ended') })).toBeVisible();
	await keyboard.press(page.getByRole('button', { name: t('chat.rate.not-heard') }));
	await expect(page.getByText(t('chat.rated'))).toBeVisible();
});

for (const way of ['the button', 'Shift three times'] as const) {
	test(`after leaving by ${way} nothing of it is in the browser, and the code still opens it`, async ({
		opens
	}) => {
		const t = publicWords('nl');
		const joost = await openChat();
		const page = await opens({ fresh: true });
		await comesToChat(page, 'nl');
		const pass = await passOf(page);
		await says(page, 'nl', 'Zwaluwgeheim.');
		await expect(page.locator('[data-seq]', { hasText: 'Zwaluwgeheim.' })).toBeVisible();
		const chatId = await takes(joost);
		await answers(joost, chatId, 'Merelantwoord.');
		await expect(page.getByText('Merelantwoord.').first()).toBeVisible();
		await page.locator('textarea[name=text]').fill('Half zwaluwwoord');
		if (way === 'the button') await page.locator('[data-quick-exit]').click();
		else for (let presses = 0; presses < 3; presses++) await page.keyboard.press('Shift');
		await page.waitForURL(neutral);
		const browser = await page.context().newCDPSession(page);
		const { entries } = await browser.send('Page.getNavigationHistory');
		for (const { url, title } of entries) expect(`${url} ${title}`).not.toMatch(/zwaluw|merel/i);
		const { cookies, origins } = await page.context().storageState({ indexedDB: true });
		expect(cookies).toEqual([]);
		expect(origins).toEqual([]);
		for (let steps = 0; steps < 4; steps++) {
			await page.goBack().catch(() => undefined);
			await page.reload().catch(() => undefined);
			await expect(async () => {
				const shown = await page.content();
				for (const word of ['waluw', 'erelantwoord']) expect(shown).not.toContain(word);
				for (const key of [pass.code, pass.word]) expect(shown).not.toMatch(standingAlone(key));
			}).toPass({ timeout: 5000 });
		}
		const again = await opens();
		await again.goto('/nl/return');
		await again.getByLabel(t('return.code')).fill(pass.code);
		await again.getByLabel(t('return.word')).fill(pass.word);
		await again.getByRole('button', { name: t('return.submit') }).click();
		await again.getByRole('button', { name: t('chat.go-on') }).click();
		await expect(again.getByText('Zwaluwgeheim.')).toBeVisible();
		await ends(joost, chatId);
	});
}

test('too many wait already: the door is shut, and the form takes what she typed', async ({
	opens
}) => {
	const t = publicWords('ar');
	await openChat();
	const page = await opens();
	await page.goto('/ar/chat');
	const { chatId } = await comesIn();
	await fillLobby(superuser, chatId, { suspect: false, many: MOST_WAITING.proved });
	await page.waitForTimeout(FASTEST + 100);
	await page.locator('button[name=safe][value=yes]').click();
	await expect(page.getByText(t('chat.full'))).toBeVisible();
	await look(page, 'chat full');
	await page.getByRole('button', { name: t('chat.to-form') }).click();
	await expect(page.getByRole('heading', { name: t('write.door') })).toBeVisible();
	await nobodyTalks();
});

test('closed, or nobody free: she hears when, and writes instead', async ({ opens }) => {
	const t = publicWords('nl');
	const week: Week = await onMonday();
	await nobodyTalks();
	const page = await opens();
	await page.goto('/nl');
	await expect(page.getByText(t('chat.nobody'))).toBeVisible();
	await look(page, 'home with nobody to chat');
	await page.goto('/nl/chat');
	await expect(page.getByText(t('chat.nobody'))).toBeVisible();
	await look(page, 'chat nobody free');
	await setClock(week.at(1, '22:00'));
	await page.goto('/nl/chat');
	await expect(page.getByText(t('chat.closed'))).toBeVisible();
	await expect(page.getByText('dinsdag')).toBeVisible();
	await look(page, 'chat closed');
	await page.getByRole('button', { name: t('chat.to-form') }).click();
	await expect(page.getByRole('heading', { name: t('write.door') })).toBeVisible();
});

test('who was gone for too long finds her words as a message, and a form with them in it', async ({
	opens
}) => {
	const t = publicWords('nl');
	await openChat();
	await employ('Amina', 'counsellor', { onDuty: true });
	const page = await opens();
	await comesToChat(page, 'nl');
	await says(page, 'nl', 'Is daar iemand?');
	await expect(stateOn(page, t('chat.kept'))).toBeVisible();
	await page.locator('textarea[name=text]').fill('Hallo?');
	await superuser`SELECT door.chat_leave(id, 'silence') FROM chat WHERE status = 'waiting'`;
	await expect(page.getByText(t('chat.nobody-came'))).toBeVisible();
	await expect(page.getByText(t('chat.became-message'))).toBeVisible();
	await look(page, 'chat abandoned');
	await page.getByRole('button', { name: t('chat.to-form') }).click();
	await page.locator('button[name=door][value=professional]').click();
	await page
		.locator('main')
		.getByRole('button', { name: t('write.next') })
		.click();
	await expect(page.locator('[name=story]')).toHaveValue('Is daar iemand?\n\nHallo?');
});
