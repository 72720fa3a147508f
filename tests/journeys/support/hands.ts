import { expect, type Locator, type Page } from '@playwright/test';

/** How somebody works a page. */
export interface Hands {
	press(target: Locator): Promise<void>;
	choose(target: Locator): Promise<void>;
	type(target: Locator, text: string): Promise<void>;
}

export const pointer: Hands = {
	press: (target) => target.click(),
	choose: (target) => target.check(),
	type: (target, text) => target.fill(text)
};

/** Tab, arrows, Space and Enter; wherever the focus stands it can be seen. */
export const keyboard: Hands = {
	async press(target) {
		await goTo(target);
		await target.page().keyboard.press('Enter');
	},
	async choose(target) {
		const { keyboard: keys } = target.page();
		if ((await target.getAttribute('type')) === 'checkbox') {
			await goTo(target);
			if (!(await target.isChecked())) await keys.press('Space');
			return;
		}
		const group = groupOf(target.page(), (await target.getAttribute('name')) ?? '');
		await goTo(group);
		await keys.press('Space');
		for (let steps = 0; steps < 10 && !(await target.isChecked()); steps++) {
			await keys.press('ArrowDown');
		}
		await expect(target).toBeChecked();
	},
	async type(target, text) {
		await goTo(target);
		await target.page().keyboard.press('ControlOrMeta+A');
		await target.page().keyboard.insertText(text);
		await expect(target).toHaveValue(text);
	}
};

/** Types under each name of a form. */
export async function fills(page: Page, texts: Record<string, string>): Promise<void> {
	for (const [name, value] of Object.entries(texts))
		await page.locator(`[name="${name}"]`).fill(value);
}

const mostTabs = 120;

/** By Tab alone, as far as the page goes; a loop or a trap never arrives. */
export async function goTo(target: Locator): Promise<void> {
	const { keyboard: keys } = target.page();
	await expect(target.first()).toBeAttached();
	for (let tabs = 0; tabs < mostTabs; tabs++) {
		if (await hasFocus(target)) return;
		await keys.press('Tab');
		await expectVisibleFocus(target.page());
	}
	throw new Error(`no way by keyboard to ${String(target)}`);
}

function hasFocus(target: Locator): Promise<boolean> {
	return target.evaluateAll((elements) => elements.some((one) => one === document.activeElement));
}

function groupOf(page: Page, name: string): Locator {
	return page.locator(`input[type=radio][name="${name}"]`);
}

/** An outline of two pixels or more, of the element or of what shows it, and nothing lying over it. */
async function expectVisibleFocus(page: Page): Promise<void> {
	await expect
		.poll(() => page.evaluate(howFocusShows), { message: 'focus', timeout: 1500 })
		.toMatch(/^(seen|page)$/);
}

function howFocusShows(): string {
	const focused = document.activeElement;
	if (!focused || focused === document.body) return 'page';
	// the small button inside a date or time field is the browser's own, and so is its ring
	if (!focused.matches(':focus')) return 'seen';
	const shown = [focused, ...(focused.closest('label') ? [focused.closest('label')!] : [])];
	const isOutlined = shown.some((one) => {
		const { outlineStyle, outlineWidth } = getComputedStyle(one);
		return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
	});
	// a long field may run past the edge of the window: what can be seen of it counts
	const box = focused.getBoundingClientRect();
	const [first, last] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
	const top = document.elementFromPoint(box.x + box.width / 2, (first + last) / 2);
	const isFree = top !== null && shown.some((one) => one.contains(top) || top.contains(one));
	if (isOutlined && isFree) return 'seen';
	return `${isOutlined ? 'covered' : 'no outline'}: ${focused.outerHTML.slice(0, 160)}`;
}
