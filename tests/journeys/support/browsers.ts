import { expect, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { everyTime } from './first-time.ts';
import { told } from './house.ts';
import { slowWire } from './slow-wire.ts';
import { watch } from './watch.ts';

export interface Device {
	/** Width in CSS pixels; a telephone unless told otherwise. */
	width?: number;
	scripts?: boolean;
	/** One that never was anywhere, and is never lent again: for what looks back, or changes it for good. */
	fresh?: boolean;
}
interface Kept {
	context: BrowserContext;
	page: Page;
	faults: string[];
	scripts: boolean;
	fresh: boolean;
}

/**
 * The browsers of this worker. In the small size one that was put back is lent again, with nothing left in it: to start
 * one costs more than what most journeys do in it.
 */
export class Browsers {
	private readonly idle: Kept[] = [];
	private readonly lent: Kept[] = [];
	private readonly browser: Browser;
	constructor(browser: Browser) {
		this.browser = browser;
	}

	async lend({ width = 390, scripts = true, fresh = everyTime }: Device = {}): Promise<Page> {
		const viewport = { width, height: width < 600 ? 800 : 860 };
		const at = fresh ? -1 : this.idle.findIndex((one) => one.scripts === scripts);
		const kept = this.idle.splice(at, at === -1 ? 0 : 1)[0] ?? (await this.open(scripts));
		kept.fresh = fresh;
		this.lent.push(kept);
		await kept.page.setViewportSize(viewport);
		return kept.page;
	}

	/** Everything lent comes back, and no page goes on behind the next journey; answers what went wrong on them. */
	async takeBack(): Promise<string[]> {
		const lent = this.lent.splice(0);
		const faults = lent.flatMap((one) => one.faults.splice(0));
		await Promise.all(
			lent.map(async (one) => {
				if (one.fresh) await one.context.close();
				else this.idle.push(await emptied(one));
			})
		);
		return faults;
	}

	private async open(scripts: boolean): Promise<Kept> {
		const context = await this.browser.newContext({
			baseURL: told.origin,
			javaScriptEnabled: scripts,
			serviceWorkers: 'block'
		});
		await slowWire(context);
		const page = await context.newPage();
		return { context, page, faults: watch(page), scripts, fresh: false };
	}
}

// the page of robots runs nothing, so what is emptied there stays empty; it also keeps the process of this browser alive.
// A page that was on its way elsewhere breaks off the first try
async function emptied(kept: Kept): Promise<Kept> {
	const { context, page } = kept;
	await Promise.all(context.pages().map((other) => (other === page ? undefined : other.close())));
	await context.setOffline(false);
	await page.unrouteAll({ behavior: 'ignoreErrors' });
	await page.emulateMedia({ media: null, colorScheme: null, forcedColors: null });
	await expect(async () => void (await page.goto('/robots.txt'))).toPass();
	await context.clearCookies();
	await page.evaluate(() => {
		localStorage.clear();
		sessionStorage.clear();
	});
	kept.faults.length = 0;
	return kept;
}
