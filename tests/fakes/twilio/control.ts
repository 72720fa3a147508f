import type { Account } from './account.ts';
import type { Arrival } from './api.ts';
import type { Odds } from './chance.ts';
import type { Ending } from './ending.ts';
import { post } from './inbound.ts';
import { controlVoice } from './control-voice.ts';
import type { Reply, Wish } from './script.ts';

interface Order {
	to?: string;
	scripts?: Wish[];
	odds?: Odds;
	local?: string;
	path?: string;
	params?: Record<string, string>;
	signature?: string | null;
	/** Scripts and odds are about reports of calls and conferences. */
	reports?: boolean;
	/** How the next requests of this operation end. */
	operation?: string;
	replies?: Reply[];
}

/** Steering from another process: everything under `/_`, JSON in and out. */
export async function control(account: Account, { url, text }: Arrival): Promise<Ending> {
	const order = (text === '' ? {} : JSON.parse(text)) as Order;
	if (url.pathname === '/_state') return json(stateOf(account));
	if (url.pathname === '/_script') return json(script(account, order));
	const voice = await steered(() => controlVoice(account, url.pathname, text));
	if (voice) return voice;
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
		busy: busy.size + account.exchange.board.busy.size
	};
}

function script(account: Account, order: Order): null {
	const { to, scripts = [], odds, local, reports, operation, replies = [] } = order;
	const playbook = reports ? account.reports : account.playbook;
	if (to !== undefined) playbook.script(to, ...scripts);
	else playbook.next(...scripts);
	if (odds) playbook.random(odds);
	if (operation !== undefined) account.failing.set(operation, replies);
	if (local !== undefined) account.options.callbackBase.local = local;
	return null;
}

/** What cannot be done, as answering a telephone that does not ring, is told to whoever steers. */
async function steered(act: () => Promise<object | undefined>): Promise<Ending | undefined> {
	try {
		const done = await act();
		return done && json(done);
	} catch (error) {
		return json({ problem: String(error) }, 409);
	}
}

function json(value: unknown, status = 200): Ending {
	return { kind: 'json', status, json: value };
}
