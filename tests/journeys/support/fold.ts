import type { Page } from '@playwright/test';
import { pointer, type Hands } from './hands.ts';

/** The question under which a field lies, where it is not open yet. */
export async function unfolds(desk: Page, name: string, hands: Hands = pointer): Promise<void> {
	const field = desk.locator(`[name=${name}]`).first();
	// the page may still be on its way
	await field.waitFor({ state: 'attached' });
	if (!(await field.isVisible()))
		await hands.press(desk.locator('details').filter({ has: field }).locator('summary'));
}
