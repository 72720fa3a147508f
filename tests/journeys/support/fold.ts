import type { Page } from '@playwright/test';

/** The question under which a field lies, where it is not open yet. */
export async function unfolds(desk: Page, name: string): Promise<void> {
	const field = desk.locator(`[name=${name}]`).first();
	if (!(await field.isVisible()))
		await desk.locator('details').filter({ has: field }).locator('summary').click();
}
