import type { Answer } from '#server/demo/exchange/board.ts';
import type { Account } from './account.ts';

/** A document kept at Twilio, which answers while the app is down. */
export function binAt(account: Account, url: string): Answer {
	const text = account.bins.get(url.replace(/#.*/, ''));
	return text === undefined
		? { status: 404, type: 'text/html', text: '' }
		: { status: 200, type: 'text/xml', text };
}

/** Whether this address is one of the app; everything else stands at Twilio. */
export function isOfApp({ options }: Account, url: string): boolean {
	return new URL(url).origin === new URL(options.callbackBase.public).origin;
}
