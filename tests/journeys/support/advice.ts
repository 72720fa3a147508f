import { expect, type Page } from '@playwright/test';
import { deskWords } from '#i18n/desk.ts';
import { fills } from './hands.ts';
import { look } from './look.ts';
import { noDanger } from './writing.ts';

const t = deskWords('nl');
export const teacher = {
	...noDanger,
	story: 'Een leerling zegt sinds kort dingen over een wit ras. Is dit zorgelijk?',
	help: 'trajectory_advice',
	ageBand: '12-15',
	word: 'molen'
};
export const question =
	'Een leerling zegt sinds kort dingen over een wit ras. Hoe ga ik het gesprek aan?';
export const seen = 'Hij tekende een runeteken op zijn agenda en zei: alleen wij blijven over.';
const thinks = 'Ik denk dat hij erbij wil horen.';
export const advice =
	'Begin bij hem: vraag wat er thuis en in de klas speelt, en luister. Noem wat u zag, niet wat u denkt dat hij is.';

export async function opensAdvice(page: Page): Promise<void> {
	await page.getByRole('link', { name: t('advice.link') }).click();
	await expect(page.getByRole('heading', { name: t('advice.title'), level: 1 })).toBeVisible();
}

/** Refused once; the address of the advice. */
export async function writesQuestion(page: Page): Promise<string> {
	await page.getByRole('link', { name: t('advice.ask') }).click();
	await look(page, 'a question of a teacher');
	await fills(page, { question, organisation: 'Vmbo De Brug', thinks, subject: 'Jan Jansen' });
	await page.getByRole('button', { name: t('advice.save') }).click();
	await expect(page.getByText(t('problem.seen-missing')).first()).toBeVisible();
	await expect(page.getByText(t('problem.code-word-only')).first()).toBeVisible();
	await expect(page.locator('[name=thinks]')).toHaveValue(thinks);
	await look(page, 'a question refused');
	await fills(page, { seen, subject: 'Mus', against: 'Hij helpt een nieuwe leerling op weg.' });
	await page.locator('[name=occupation]').selectOption('school');
	await page.locator('[name=kind]').selectOption('talk_skills');
	await page.getByRole('button', { name: t('advice.save') }).click();
	await page.waitForURL(/\/advice\/[\da-f-]{36}$/);
	return page.url();
}

export async function writesAdvice(page: Page, answer: string): Promise<void> {
	await page.locator('[name=answer]').fill(answer);
	await page.locator('[name=steps][value=talk]').check();
	await page.locator('[name=steps][value=involve_parents]').check();
	await page.locator('[name=agreed]').fill('Wij bellen over een week.');
	await page.getByRole('button', { name: t('advice.draft-save') }).click();
	await expect(page.getByText(t('advice.stage-second-reading'))).toBeVisible();
}
