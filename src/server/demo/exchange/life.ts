import { hear, telephoneOf, type Board } from './board.ts';
import { isOver, type Call, type CallStatus } from './call.ts';
import { CutOff, openThread } from './thread.ts';
import { tell } from './webhook.ts';

type Made = Pick<Call, 'direction' | 'from' | 'to'> &
	Partial<Pick<Call, 'parentSid' | 'reports' | 'fallbackUrl' | 'detects' | 'status'>>;

/** A new call; `number` is that of the telephone that calls us or that we call. */
export function openCall(board: Board, number: string, made: Made): Call {
	const call: Call = {
		sid: `CA${board.newId()}`,
		status: 'queued',
		...made,
		createdAt: board.clock.now(),
		telephone: telephoneOf(board, number),
		thread: openThread(),
		told: 0
	};
	board.calls.push(call);
	return call;
}

/** Somebody talks from now on. */
export function pickUp(board: Board, call: Call): void {
	if (call.answeredAt || isOver(call)) return;
	call.answeredAt = board.clock.now();
	call.status = 'in-progress';
	if (call.telephone.line) call.telephone.line.state = 'talking';
	tell(board, call, 'answered');
}

/** Over, and told to whoever asked; what went on is cut off. `byUs`: the telephone hears that. */
export function endCall(board: Board, call: Call, status: CallStatus, byUs = true): void {
	if (isOver(call)) return;
	const { telephone } = call;
	call.status = status;
	call.endedAt = board.clock.now();
	if (telephone.line?.callSid === call.sid) {
		if (byUs) hear(board, call, { what: 'tone', text: 'hung up' });
		telephone.line = undefined;
		telephone.keysReady = '';
	}
	tell(board, call, 'completed');
	call.thread.cut(new CutOff('over'));
}

/** What goes on is left, and the call goes on there. */
export function moveCall(call: Call, goesOnAt: NonNullable<Call['goesOnAt']>): void {
	call.goesOnAt = goesOnAt;
	call.thread.cut(new CutOff('moved'));
}

/** Keys reach whoever listens; when nobody does they are lost. */
export function pressOn(call: Call, keys: string): void {
	for (const key of keys) call.onKey?.(key);
}
