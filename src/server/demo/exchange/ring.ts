import { hear, type Board } from './board.ts';
import type { Call, CallStatus } from './call.ts';
import { endCall, pickUp, pressOn } from './life.ts';
import { tell } from './webhook.ts';

type Rung = Extract<CallStatus, 'busy' | 'failed' | 'no-answer'> | 'human' | 'machine';

// how long Twilio listens before it tells who answered
const detectionMs = 3000;

/**
 * Rings a telephone until somebody answers: true, with the call in progress. Otherwise the call has
 * ended. Rejects when the call was cut off meanwhile.
 */
export async function ring(board: Board, call: Call, seconds: number): Promise<boolean> {
	tell(board, call, 'initiated');
	const rung = await ringOut(board, call, seconds);
	if (rung !== 'human' && rung !== 'machine') {
		endCall(board, call, rung);
		return false;
	}
	if (call.detects) await detect(board, call, rung);
	return true;
}

function ringOut(board: Board, call: Call, seconds: number): Promise<Rung> {
	const { telephone, thread } = call;
	const does = telephone.habit?.does;
	if (telephone.line || does === 'is busy') return Promise.resolve('busy');
	if (does === 'is out of reach') return Promise.resolve('failed');
	return thread.wait<Rung>((done) => {
		const pick = (rung: Rung) => {
			if (rung === 'human' || rung === 'machine') pickUp(board, call);
			done(rung);
		};
		telephone.line = lineOf(board, call, pick);
		call.status = 'ringing';
		hear(board, call, { what: 'tone', text: 'rings' });
		tell(board, call, 'ringing');
		const stops = [
			board.clock.after(seconds * 1000, () => pick('no-answer')),
			actByHabit(board, call, pick)
		];
		return () => stops.forEach((stop) => stop?.());
	});
}

function lineOf(board: Board, call: Call, pick: (rung: Rung) => void) {
	return {
		callSid: call.sid,
		state: 'ringing' as const,
		shows: call.from,
		press: (keys: string) => pressOn(call, keys),
		hangUp: () => endCall(board, call, call.answeredAt ? 'completed' : 'busy', false),
		answer: (by: 'human' | 'machine') => pick(by),
		decline: () => pick('busy')
	};
}

function actByHabit(board: Board, call: Call, pick: (rung: Rung) => void) {
	const { telephone } = call;
	const { habit } = telephone;
	if (habit?.does === 'declines') {
		return board.clock.after(habit.afterSeconds * 1000, () => pick('busy'));
	}
	if (habit?.does !== 'answers') return undefined;
	const { as, keys, afterSeconds, hangsUpAfterSeconds } = habit;
	return board.clock.after(afterSeconds * 1000, () => {
		telephone.keysReady = keys;
		pick(as);
		if (hangsUpAfterSeconds === undefined) return;
		board.clock.after(hangsUpAfterSeconds * 1000, () => endCall(board, call, 'completed', false));
	});
}

async function detect(board: Board, call: Call, by: 'human' | 'machine'): Promise<void> {
	await call.thread.wait((done) => board.clock.after(detectionMs, () => done(undefined)));
	const machine = call.detects === 'Enable' ? 'machine_start' : 'machine_end_beep';
	call.answeredBy = by === 'human' ? by : machine;
}
