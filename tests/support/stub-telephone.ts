import { randomUUID } from 'node:crypto';
import type { CallProvider, OutgoingCall } from '#server/integrations/calls.ts';

export interface StubTelephone extends CallProvider {
	/** What was asked of the network, in order; of a call to whom. */
	asked: string[];
	placed: OutgoingCall[];
}

/** A network that does what it is asked, and remembers it. */
export function stubTelephone(): StubTelephone {
	const stub: StubTelephone = {
		asked: [],
		placed: [],
		place(call) {
			stub.asked.push(`place ${call.to}`);
			stub.placed.push(call);
			const accepted = `CA${randomUUID().replaceAll('-', '')}`;
			return Promise.resolve({ accepted, status: 'queued' });
		},
		end: () => does('end'),
		fetchFromQueue: () => does('fetch'),
		redirect: () => does('redirect'),
		hold: (_room, _call, held) => does(held ? 'hold' : 'unhold'),
		find: () => Promise.resolve({ unknown: 'not-asked' }),
		findInbound: () => Promise.resolve({ found: [] })
	};
	function does(what: string) {
		stub.asked.push(what);
		return Promise.resolve({ done: true as const });
	}
	return stub;
}
