import type { ActOutcome, CallProvider, FoundCall, OutgoingCall } from '../integrations/calls.ts';
import type { SendOutcome } from '../integrations/texts.ts';
import type { Call } from './exchange/call.ts';
import { lasted } from './exchange/call.ts';
import type { Exchange } from './exchange/exchange.ts';
import { Refused } from './exchange/refused.ts';

/** Orders of ours to an exchange in this process, from `number` (E.164), as a provider takes them. */
export function callsThrough({ orders, board }: Exchange, number: string): CallProvider {
	const found = (call: Call) => foundFrom(call, board.clock.now());
	return {
		place: async (call) => place(() => orders.createCall(orderFrom(call, number)).sid),
		end: async (id) => act(() => orders.updateCall(id, { status: 'completed' })),
		redirect: async (id, url) => act(() => orders.updateCall(id, { source: { url } })),
		fetchFromQueue: async (queueId, callId, url) =>
			act(() => orders.updateMember(queueId, callId, url)),
		hold: async (name, callId, held) =>
			act(() => {
				const [conference] = orders.listConferences({ name, status: 'in-progress' });
				orders.updateParticipant(conference?.sid ?? '', callId, { held });
			}),
		find: async (id) => find(() => found(orders.fetchCall(id))),
		findInbound: async (since) => ({
			found: orders.listCalls({ to: number, startedFrom: since }).map(found)
		})
	};
}

function orderFrom(call: OutgoingCall, from: string) {
	const { to, answerAt, reportTo, ringSeconds, mostSeconds, asksWhoAnswers } = call;
	return {
		...{ to, from, source: { url: answerAt }, statusCallback: reportTo },
		events: ['initiated', 'ringing', 'answered', 'completed'] as const,
		...{ timeout: ringSeconds, timeLimit: mostSeconds },
		machineDetection: asksWhoAnswers ? ('Enable' as const) : undefined
	};
}

function place(order: () => string): SendOutcome {
	try {
		return { accepted: order(), status: 'queued' };
	} catch (reason) {
		return { refused: codeIn(reason) };
	}
}

function act(order: () => unknown): ActOutcome {
	try {
		order();
		return { done: true };
	} catch (reason) {
		const code = codeIn(reason);
		return code === '20404' || code === '21220' ? { gone: true } : { failed: code };
	}
}

function find(order: () => FoundCall): FoundCall | { unknown: string } {
	try {
		return order();
	} catch (reason) {
		return { unknown: codeIn(reason) };
	}
}

function codeIn(reason: unknown): string {
	if (reason instanceof Refused) return String(reason.code);
	throw reason;
}

function foundFrom(call: Call, now: Date): FoundCall {
	const { sid: id, from, status, createdAt: startedAt, endedAt } = call;
	return { id, from, status, startedAt, lasted: endedAt ? lasted(call, now) : undefined };
}
