import { expect, type Page } from '@playwright/test';

/** A window of 1280 by 1024 at 400 %, as somebody sees it who can hardly see. */
export const narrow = { width: 320, height: 256 };

/** At 400 % nothing scrolls sideways or falls beside the window, no words are cut off, and what stays put leaves room. */
export async function expectNarrowFits(
	page: Page,
	state: string,
	andThere: () => Promise<void>
): Promise<void> {
	const size = page.viewportSize();
	await page.setViewportSize(narrow);
	const { tooWide, standing, cut } = await page.evaluate(measure);
	expect.soft(tooWide, `sideways scroll at 400 % on ${state}`).toBeLessThanOrEqual(0);
	expect
		.soft(standing, `height that stays put at 400 % on ${state}`)
		.toBeLessThanOrEqual(narrow.height / 2);
	expect.soft(cut, `cut off at 400 % on ${state}`).toEqual([]);
	await andThere();
	if (size) await page.setViewportSize(size);
}

function measure() {
	const { scrollWidth, clientWidth } = document.documentElement;
	const isShown = (one: Element) => one.checkVisibility({ visibilityProperty: true });
	// a table may be as wide as it is, where it scrolls and the page does not
	const scrollsByItself = (one: Element | null): boolean =>
		one !== null &&
		(/auto|scroll/.test(getComputedStyle(one).overflowX) || scrollsByItself(one.parentElement));
	const elements = [...document.body.querySelectorAll('*')].filter(isShown);
	// a dialogue is what she is looking at, and scrolls by itself
	const stuck = elements.filter(
		(one) =>
			['fixed', 'sticky'].includes(getComputedStyle(one).position) && !one.matches('dialog:modal')
	);
	// what only a screen reader hears is one pixel large, or clipped to nothing
	const isForEars = (one: Element | null): boolean => {
		if (one === null || one === document.body) return false;
		const { clip, clipPath, position } = getComputedStyle(one);
		const isTiny = position === 'absolute' && (one as HTMLElement).offsetWidth <= 1;
		return isTiny || clip !== 'auto' || clipPath !== 'none' || isForEars(one.parentElement);
	};
	const hasWords = (one: Element) =>
		[...one.childNodes].some(
			(node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()
		);
	const cut = elements.filter((one) => {
		if (isForEars(one) || one.matches('input, textarea, select, svg *')) return false;
		const { left, right } = one.getBoundingClientRect();
		const isHidden =
			getComputedStyle(one).overflowX === 'hidden' && one.scrollWidth > one.clientWidth + 1;
		const isBeside = hasWords(one) && right > left && (right > clientWidth + 1 || left < -1);
		return isHidden || (isBeside && !scrollsByItself(one));
	});
	return {
		tooWide: scrollWidth - clientWidth,
		standing: stuck.reduce((sum, one) => sum + one.getBoundingClientRect().height, 0),
		cut: cut.map((one) => one.outerHTML.slice(0, 160))
	};
}
