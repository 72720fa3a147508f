import { publicWords } from '#i18n/public.ts';
import type { Door } from '#domain/intake-form.ts';
import { onMonday } from './support/clock.ts';
import { told } from './support/house.ts';
import { employ } from './support/staff.ts';
import { expect, test } from './support/test.ts';
import { answer, expectStep, goOn, noDanger, sends, writes } from './support/writing.ts';

const t = publicWords('nl');

for (const door of ['relative', 'professional', 'self'] as Door[]) {
	test(`${door}: without scripts she writes, changes an answer and the language, and sends`, async ({
		opens
	}) => {
		await onMonday();
		await employ('Amina', 'counsellor', { onDuty: true });
		const page = await opens({ scripts: false });
		const answers = {
			safeToTalk: 'yes',
			...noDanger,
			story: 'Het gaat niet goed thuis.',
			word: 'lamp'
		};
		await writes(page, 'nl', { door, answers });
		await page.locator('button[value="change:story"]').click();
		await expectStep(page, 'story');
		await expect(page.locator('[name=story]')).toHaveValue(answers.story);
		await answer(page, 'story', 'Het gaat al een jaar niet goed thuis.');
		await page.getByRole('button', { name: 'English' }).click();
		await expect(page.locator('html')).toHaveAttribute('lang', 'en');
		await expect(page.locator('[name=story]')).toHaveValue('Het gaat al een jaar niet goed thuis.');
		await page.getByRole('button', { name: 'Nederlands' }).click();
		await goOn(page, 'nl');
		await expectStep(page, 'check');
		await expect(page.getByText('Het gaat al een jaar niet goed thuis.')).toBeVisible();
		const pass = await sends(page, 'nl');
		expect(pass.word).toBe('lamp');
	});
}

test('nothing is required but the story, and what was typed comes back', async ({ opens }) => {
	const page = await opens({ scripts: false });
	await page.goto('/nl/write');
	await page.locator('button[name=door][value=self]').click();
	await goOn(page, 'nl');
	await goOn(page, 'nl');
	await goOn(page, 'nl');
	await expect(page.getByRole('alert')).toContainText(t('problem.story-missing'));
	await expectStep(page, 'story');
	// of more than half a million signs as they are sent
	await page.locator('[name=story]').evaluate((field: HTMLTextAreaElement) => {
		field.value = 'و'.repeat(100_000);
	});
	await goOn(page, 'nl');
	await expect(page.getByRole('alert')).toContainText(t('problem.too-long'));
	expect((await page.locator('[name=story]').inputValue()).length).toBe(100_000);
	const far = await fetch(`${told.origin}/nl/write`, {
		method: 'POST',
		headers: {
			accept: 'text/html',
			origin: told.origin,
			'content-type': 'application/x-www-form-urlencoded'
		},
		body: `story=${'x'.repeat(2_200_000)}`
	});
	expect([far.status, await far.text()]).toEqual([
		413,
		expect.stringContaining(t('error.too-large-title'))
	]);
	await answer(page, 'story', 'Ik wil stoppen.');
	for (const next of ['age', 'phone']) {
		await goOn(page, 'nl');
		await expectStep(page, next);
	}
	await answer(page, 'phone', 'bel maar');
	await goOn(page, 'nl');
	await expect(page.getByRole('alert')).toContainText(t('problem.phone-unreadable'));
	await expect(page.locator('[name=phone]')).toHaveValue('bel maar');
	await answer(page, 'phone', '');
	await goOn(page, 'nl');
	await expectStep(page, 'check');
});
