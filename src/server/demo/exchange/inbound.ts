import { hear, telephoneOf, type Board } from './board.ts';
import type { Call } from './call.ts';
import { endCall, openCall, pressOn } from './life.ts';
import { runCall } from './run.ts';

const longestMs = 4 * 60 * 60_000;

/** Somebody calls our number. `withheld`: it is not shown. */
export function dialIn(board: Board, from: string, { withheld = false, to = '' } = {}): Call {
	const ours = board.numbers.find((one) => one.number === to) ?? board.numbers[0];
	if (!ours) throw new Error('This exchange has no number to call');
	if (telephoneOf(board, from).line) throw new Error('This telephone is in use');
	const call = openCall(board, from, {
		direction: 'inbound',
		from: withheld ? 'anonymous' : from,
		to: ours.number,
		status: 'ringing',
		fallbackUrl: ours.fallbackUrl || undefined,
		reports: ours.statusCallback ? { url: ours.statusCallback, events: ['completed'] } : undefined
	});
	call.telephone.line = {
		callSid: call.sid,
		state: 'calling',
		shows: ours.number,
		press: (keys) => pressOn(call, keys),
		hangUp: () => endCall(board, call, call.answeredAt ? 'completed' : 'no-answer', false),
		answer: () => {},
		decline: () => {}
	};
	hear(board, call, { what: 'tone', text: 'ringing' });
	const stop = board.clock.after(longestMs, () => endCall(board, call, 'completed'));
	void runCall(board, call, { url: ours.voiceUrl }).then(stop);
	return call;
}
