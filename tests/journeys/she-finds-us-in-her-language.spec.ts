import { languages, speech } from '#domain/language.ts';
import { publicWords } from '#i18n/public.ts';
import { onMonday, setClock } from './support/clock.ts';
import { look } from './support/look.ts';
import { employ } from './support/staff.ts';
import { expect, test } from './support/test.ts';

test('the home page tells in four languages whether somebody reads along now', async ({
	opens
}) => {
	const week = await onMonday('10:00');
	await employ('Joost', 'counsellor', { onDuty: true });
	const page = await opens({ width: 320 });
	for (const language of languages) {
		const t = publicWords(language);
		await setClock(week.at(1, '10:00'));
		await page.goto(`/${language}`);
		await expect(page.locator('html')).toHaveAttribute('dir', speech[language].direction);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('home.title'));
		await expect(page.getByText(t('open.yes'))).toBeVisible();
		await look(page, 'home, somebody reads');
		await setClock(week.at(6, '10:00'));
		await page.reload();
		await expect(page.getByText(t('open.no'))).toBeVisible();
		await look(page, 'home, closed');
	}
});

test('the bare address leads to the language of her browser', async ({ opens }) => {
	const page = await opens();
	await page.goto('/');
	await expect(page).toHaveURL(/\/nl$/);
	for (const [wished, language] of [
		['tr-TR,tr;q=0.9,en;q=0.5', 'tr'],
		['so,ar;q=0.8', 'ar'],
		['so', 'nl']
	]) {
		const headers = { 'accept-language': wished! };
		const answer = await page.request.get('/', { headers, maxRedirects: 0 });
		expect(answer.headers()['location'], wished).toBe(`/${language}`);
	}
});
