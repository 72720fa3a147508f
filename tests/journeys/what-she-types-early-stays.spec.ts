import { deskWords } from '#i18n/desk.ts';
import { onMonday } from './support/clock.ts';
import { employ, signIn } from './support/staff.ts';
import { expect, test } from './support/test.ts';

const t = deskWords('nl');

test('what a counsellor types before the page came to life stays as she typed it', async ({
	opens
}) => {
	await onMonday('09:30');
	const joost = await employ('Joost', 'counsellor', { onDuty: true });
	const desk = await opens({ width: 1280 });
	await signIn(desk, joost);

	const line = Promise.withResolvers<void>();
	await desk.route('**/_app/**/*.js', async (route) => {
		await line.promise;
		await route.continue();
	});
	const isAlive = desk.waitForRequest('**/desk/live');
	await desk.goto('/desk/log', { waitUntil: 'commit' });
	const typed = {
		story: 'Zij belt vanaf de bushalte.',
		calledAtHour: '08:15',
		phone: '+447700900188'
	};
	for (const [name, words] of Object.entries(typed))
		await desk.locator(`[name=${name}]`).fill(words);
	await desk.locator('select[name=language]').selectOption('tr');
	await desk.locator('[name=givesCode]').setChecked(false);
	for (const value of ['no', 'yes', 'no'])
		await desk.locator(`[name=mayText][value=${value}]`).check();
	await desk.locator('[name=notAskable]').check();
	await desk.locator('[name=notAskable]').uncheck();

	line.resolve();
	await isAlive;
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
