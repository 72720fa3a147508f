import type { Board } from './board.ts';
import { isOver, type Call, type CallEvent, type CallStatus, type Source } from './call.ts';
import { endCall, moveCall, openCall } from './life.ts';
import { notThere, Refused } from './refused.ts';
import { ring } from './ring.ts';
import { runCall } from './run.ts';
import { CutOff } from './thread.ts';

export interface CallOrder {
	to: string;
	from: string;
	/** What happens once somebody answers. */
	source: Source;
	statusCallback?: string | undefined;
	events?: readonly CallEvent[] | undefined;
	fallbackUrl?: string | undefined;
	/** Seconds. */
	timeout?: number | undefined;
	timeLimit?: number | undefined;
	machineDetection?: 'Enable' | 'DetectMessageEnd' | undefined;
}

export interface CallChange {
	status?: 'completed' | 'canceled' | undefined;
	source?: Source | undefined;
	fallbackUrl?: string | undefined;
	statusCallback?: string | undefined;
}

export interface CallFilter {
	to?: string | undefined;
	from?: string | undefined;
	parentSid?: string | undefined;
	status?: CallStatus | undefined;
	/** Both ends count. */
	startedFrom?: Date | undefined;
	startedUntil?: Date | undefined;
}

const usualRinging = 60;
const longestRinging = 600;
const mostSeconds = 14_400;

/** A telephone rings from now on; what becomes of it is told where the order says. */
export function createCall(board: Board, order: CallOrder): Call {
	if (!board.numbers.some((one) => one.number === order.from)) {
		throw new Refused(400, 21_210, "'From' is not a number of this account");
	}
	if (!/^(\+[1-9]\d{6,14}|client:.+)$/.test(order.to)) {
		throw new Refused(400, 21_211, "Invalid 'To' Phone Number");
	}
	const { statusCallback, events = ['completed'] } = order;
	const call = openCall(board, order.to, {
		direction: 'outbound-api',
		...{ from: order.from, to: order.to },
		detects: order.machineDetection,
		fallbackUrl: order.fallbackUrl,
		reports: statusCallback ? { url: statusCallback, events } : undefined
	});
	void callOut(board, call, order);
	return call;
}

async function callOut(board: Board, call: Call, order: CallOrder): Promise<void> {
	const { source, timeout = usualRinging, timeLimit = mostSeconds } = order;
	try {
		if (!(await ring(board, call, Math.min(timeout, longestRinging)))) return;
	} catch (error) {
		if (error instanceof CutOff) return;
		throw error;
	}
	const stop = board.clock.after(timeLimit * 1000, () => endCall(board, call, 'completed'));
	await runCall(board, call, source);
	stop();
}

/** Hangs up, stops ringing, or goes on elsewhere. */
export function updateCall(board: Board, sid: string, change: CallChange): Call {
	const call = fetchCall(board, sid);
	const { status, source } = change;
	const isAnswered = call.status === 'in-progress';
	const isPossible = source || status === 'canceled' ? isAnswered === !!source : true;
	if (isOver(call) || !isPossible) {
		throw new Refused(400, 21_220, 'Call is not in the expected state');
	}
	if (change.fallbackUrl !== undefined) call.fallbackUrl = change.fallbackUrl || undefined;
	if (change.statusCallback) {
		call.reports = { url: change.statusCallback, events: ['completed'] };
	}
	if (status) endCall(board, call, isAnswered ? 'completed' : 'canceled');
	else if (source) moveCall(call, source);
	return call;
}

export function fetchCall(board: Board, sid: string): Call {
	const call = board.calls.find((one) => one.sid === sid);
	if (!call) throw notThere();
	return call;
}

/** The newest first. */
export function listCalls(board: Board, filter: CallFilter): Call[] {
	const { to, from, parentSid, status, startedFrom, startedUntil } = filter;
	return board.calls
		.filter(
			(call) =>
				(to === undefined || call.to === to) &&
				(from === undefined || call.from === from) &&
				(parentSid === undefined || call.parentSid === parentSid) &&
				(status === undefined || call.status === status) &&
				(startedFrom === undefined || wholeSecond(call) >= +startedFrom) &&
				(startedUntil === undefined || wholeSecond(call) <= +startedUntil)
		)
		.reverse();
}

// a moment of Twilio's has no milliseconds
function wholeSecond({ createdAt }: Call): number {
	return Math.floor(+createdAt / 1000) * 1000;
}

/** Forgotten, once it is over. */
export function deleteCall(board: Board, sid: string): void {
	const call = fetchCall(board, sid);
	if (!isOver(call)) throw new Refused(400, 20_009, 'The call is not over');
	board.calls.splice(board.calls.indexOf(call), 1);
}
