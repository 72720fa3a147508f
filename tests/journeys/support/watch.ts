import type { Page } from '@playwright/test';
import { told } from './house.ts';

/** What went wrong on a page without being seen: errors, broken policy, requests to strangers. */
export function watch(page: Page, origin = told.origin): string[] {
	const faults: string[] = [];
	page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
	page.on('console', (message) => {
		// what was refused, and what a journey did by taking the line away
		const isExpected = /status of (401|404|409|422)\b|ERR_INTERNET_DISCONNECTED/.test(
			message.text()
		);
		if (message.type() === 'error' && !isExpected) faults.push(`console: ${message.text()}`);
	});
	page.on('request', (request) => {
		const url = request.url();
		const isOurs = url.startsWith(`${origin}/`) || /^(data|blob|about):/.test(url);
		if (!isOurs && url !== told.settings['NEUTRAL_SITE_URL']) faults.push(`request to ${url}`);
	});
	return faults;
}
