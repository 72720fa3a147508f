import type { ActOutcome, CallProvider, FoundCall } from '../integrations/calls.ts';
import type { SendOutcome } from '../integrations/texts.ts';
import type { CallOrder } from './order.ts';
import { postOrder } from './own-door.ts';

// its telephones are gone with it: none of them rings
const away: SendOutcome = { notSent: 'unreachable', code: 'unreachable' };

/** Calls of the demo, made by the network in the web process, from whichever process asks. */
export const orderLine: CallProvider = {
	place: async (call) => (await ask<SendOutcome>({ act: 'place', call })) ?? away,
	end: (id) => act({ act: 'end', id }),
	redirect: (id, url) => act({ act: 'redirect', id, url }),
	fetchFromQueue: (queue, id, url) => act({ act: 'fetch', queue, id, url }),
	hold: (conference, id, held) => act({ act: 'hold', conference, id, held }),
	async find(id) {
		const found = await ask<FoundCall | { unknown: string }>({ act: 'find', id });
		if (!found) return { unknown: 'unreachable' };
		return 'unknown' in found ? found : dated(found);
	},
	// since when is not asked: the clock of the house may have been moved, the network's never is
	async findInbound() {
		const found = await ask<{ found: FoundCall[] }>({ act: 'inbound' });
		return found ? { found: found.found.map(dated) } : { unknown: 'unreachable' };
	}
};

async function act(order: CallOrder): Promise<ActOutcome> {
	return (await ask<ActOutcome>(order)) ?? { failed: 'unreachable' };
}

/** Undefined when the web process is away, as it is for a moment when the demo starts. */
async function ask<T>(order: CallOrder): Promise<T | undefined> {
	try {
		const answer = await postOrder(order);
		return answer.ok ? ((await answer.json()) as T) : undefined;
	} catch {
		return undefined;
	}
}

function dated(call: FoundCall): FoundCall {
	return { ...call, startedAt: new Date(call.startedAt) };
}
