import type { Account } from './account.ts';
import type { Arrival } from './api.ts';
import type { Odds } from './chance.ts';
import type { Ending } from './ending.ts';
import { post } from './inbound.ts';
import type { Wish } from './script.ts';

interface Order {
	to?: string;
	scripts?: Wish[];
	odds?: Odds;
	local?: string;
	path?: string;
	params?: Record<string, string>;
	signature?: string | null;
}

/** Steering from another process: everything under `/_`, JSON in and out. */
export async function control(account: Account, { url, text }: Arrival): Promise<Ending> {
	const order = (text === '' ? {} : JSON.parse(text)) as Order;
	if (url.pathname === '/_state') return json(stateOf(account));
	if (url.pathname === '/_script') return json(script(account, order));
	if (url.pathname === '/_post') {
		const { path = '', params = {}, signature } = order;
		return json((await post(account, path, params, { signature })) ?? null);
	}
	return { kind: 'json', status: 404, json: null };
}

/** The same as the properties of a fake in one's own process, dates as ISO text. */
function stateOf(account: Account): Record<string, unknown> {
	const { messages, requests, deliveries, violations, optedOut, busy } = account;
	return {
		messages,
		requests,
		deliveries,
		violations,
		optedOut: [...optedOut],
		busy: busy.size - 1
	};
}

function script(account: Account, { to, scripts = [], odds, local }: Order): null {
	if (to !== undefined) account.playbook.script(to, ...scripts);
	else account.playbook.next(...scripts);
	if (odds) account.playbook.random(odds);
	if (local !== undefined) account.options.callbackBase.local = local;
	return null;
}

function json(value: unknown): Ending {
	return { kind: 'json', status: 200, json: value };
}
