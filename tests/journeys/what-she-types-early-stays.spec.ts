import { deskWords } from '#i18n/desk.ts';
import { onMonday } from './support/clock.ts';
import { unfolds } from './support/fold.ts';
import type { Page } from '@playwright/test';
import { employ, signIn } from './support/staff.ts';
import { expect, test } from './support/test.ts';

const t = deskWords('nl');

test('what a counsellor types before the page came to life stays as she typed it', async ({
	opens
}) => {
	await onMonday('09:30');
	const joost = await employ('Joost', 'counsellor', { onDuty: true });
	const desk = await opens({ width: 1280, fresh: true });
	await signIn(desk, joost);

	const comesToLife = await onASlowLine(desk);
	await desk.goto('/desk/log', { waitUntil: 'commit' });
	const typed = {
		story: 'Zij belt vanaf de bushalte.',
		calledAtHour: '08:15',
		phone: '+447700900188'
	};
	for (const [name, words] of Object.entries(typed)) {
		await unfolds(desk, name);
		await desk.locator(`[name=${name}]`).fill(words);
	}
	await unfolds(desk, 'givesCode');
	await desk.locator('select[name=language]').selectOption('tr');
	await desk.locator('[name=givesCode]').setChecked(false);
	for (const value of ['no', 'yes', 'no'])
		await desk.locator(`[name=mayText][value=${value}]`).check();
	await desk.locator('[name=notAskable]').check();
	await desk.locator('[name=notAskable]').uncheck();

	await comesToLife();
	for (const [name, words] of Object.entries(typed))
		await expect(desk.locator(`[name=${name}]`)).toHaveValue(words);
	await expect(desk.locator('select[name=language]')).toHaveValue('tr');
	await expect(desk.locator('[name=givesCode]')).not.toBeChecked();
	await expect(desk.locator('[name=mayText][value=no]')).toBeChecked();
	await expect(desk.locator('[name=notAskable]')).not.toBeChecked();

	await desk.locator('[name=notAskable]').check();
	await desk.getByRole('button', { name: t('intake.log.save') }).click();
	await expect(desk.getByText(typed.story)).toBeVisible();
});

test('after a reload and on the way back too, and a list put back where it stood stays there', async ({
	opens
}) => {
	await onMonday('09:30');
	const desk = await opens({ width: 1280, fresh: true });
	await signIn(desk, await employ('Joost', 'counsellor', { onDuty: true }));
	await desk.goto('/desk/log');
	const ways = {
		first: () => desk.goto('/desk/log', { waitUntil: 'commit' }),
		reload: () => desk.reload({ waitUntil: 'commit' }),
		back: async () => {
			await desk.goto('/health');
			await desk.goBack({ waitUntil: 'commit' });
		}
	};
	const answers = { first: 'no', reload: 'yes', back: 'no' } as const;
	for (const [way, come] of Object.entries(ways)) {
		const comesToLife = await onASlowLine(desk);
		await come();
		const story = `Zij belt vanaf de bushalte, ${way}.`;
		await desk.locator('[name=story]').fill(story);
		for (const name of ['phone', 'calledAtHour']) await unfolds(desk, name);
		await desk.locator('[name=phone]').fill('+447700900188');
		const answer = desk.locator(`[name=mayText][value=${answers[way as keyof typeof answers]}]`);
		await answer.check();
		const language = desk.locator('select[name=language]');
		for (const code of ['tr', 'nl']) await language.selectOption(code);

		await comesToLife();
		await expect(desk.locator('[name=story]'), way).toHaveValue(story);
		await expect(desk.locator('[name=phone]'), way).toHaveValue('+447700900188');
		await expect(answer, way).toBeChecked();
		await expect(language, way).toHaveValue('nl');
	}
});

/** Until the answer is called, no script of the page arrives; the one that notes what is typed early does. */
async function onASlowLine(desk: Page): Promise<() => Promise<void>> {
	const line = Promise.withResolvers<void>();
	await desk.route('**/_app/**/*.js', async (route) => {
		await line.promise;
		await route.continue();
	});
	return async () => {
		const isAlive = desk.waitForRequest('**/desk/live');
		line.resolve();
		await isAlive;
		await desk.unroute('**/_app/**/*.js');
	};
}
