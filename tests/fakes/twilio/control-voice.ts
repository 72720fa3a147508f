import type { Handset } from '#server/demo/exchange/handset.ts';
import type { Account } from './account.ts';
import { pass } from './quiet.ts';

interface Order {
	from?: string;
	withheld?: boolean;
	number?: string;
	/** What somebody does with a telephone. */
	act?: 'press' | 'hangUp' | 'answer' | 'answerByMachine' | 'decline' | 'behave' | 'look';
	keys?: string;
	/** A habit, as `habit.ts` reads it; none: it waits for its owner again. */
	habit?: string;
	seconds?: number;
	/** What several telephones do at one moment. */
	all?: Order[];
	url?: string;
	twiml?: string;
	change?: { voiceUrl?: string; fallbackUrl?: string; statusCallback?: string };
}

/** Steering of telephones from another process; undefined for an address that is none of these. */
export async function controlVoice(
	account: Account,
	path: string,
	text: string
): Promise<object | undefined> {
	const act = acts[path];
	if (!act) return undefined;
	return act(account, text === '' ? {} : (JSON.parse(text) as Order));
}

type Act = (account: Account, order: Order) => object | Promise<object>;

const acts: Record<string, Act> = {
	'/_dial': ({ exchange }, { from = '', withheld = false }) =>
		lookAt(exchange.dialIn(from, { withheld })),
	'/_telephone': ({ exchange }, order) => {
		const handset = exchange.telephone(order.number ?? '');
		handle(handset, order);
		return lookAt(handset);
	},
	'/_at-once': ({ exchange }, { all = [] }) => {
		const each = all.map((order) => ({ order, handset: exchange.telephone(order.number ?? '') }));
		for (const { order, handset } of each) handle(handset, order);
		return each.map(({ handset }) => lookAt(handset));
	},
	'/_pass': async (account, { seconds = 0 }) => {
		await pass(account, seconds);
		return { now: account.clock.now() };
	},
	'/_number': ({ exchange }, { change = {} }) =>
		exchange.orders.updateNumber(exchange.board.numbers[0]!.sid, change),
	'/_bin': ({ bins }, { url = '', twiml = '' }) => {
		bins.set(url, twiml);
		return {};
	},
	'/_voice': (account) => stateOf(account)
};

function handle(handset: Handset, { act = 'look', keys = '', habit }: Order): void {
	if (act === 'press') handset.press(keys);
	if (act === 'hangUp') handset.hangUp();
	if (act === 'answer') handset.answer();
	if (act === 'answerByMachine') handset.answer('machine');
	if (act === 'decline') handset.decline();
	if (act === 'behave') handset.behaves(habit);
}

function lookAt({ number, heard, state, shows, callSid }: Handset) {
	return { number, heard, state, shows: shows ?? null, callSid: callSid ?? null };
}

function stateOf({ exchange, clock }: Account): object {
	const { calls, queues, conferences, numbers } = exchange.board;
	return {
		now: clock.now(),
		numbers,
		calls: calls.map(({ sid, from, to, direction, status, parentSid, answeredBy }) => ({
			...{ sid, from, to, direction, status },
			...{ parentSid: parentSid ?? null, answeredBy: answeredBy ?? null }
		})),
		queues: queues.map(({ sid, name, members }) => ({
			...{ sid, name },
			members: members.map(({ call, since }) => ({ callSid: call.sid, from: call.from, since }))
		})),
		conferences: conferences.map(({ sid, name, status, participants }) => ({
			...{ sid, name, status },
			participants: participants.map(({ call, label, held, muted, hasJoined }) => ({
				...{ callSid: call.sid, number: call.telephone.number, label, held, muted, hasJoined }
			}))
		}))
	};
}
