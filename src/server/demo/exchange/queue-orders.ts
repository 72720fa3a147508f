import { queueNamed, type Board } from './board.ts';
import { secondsBetween } from './call.ts';
import { moveCall } from './life.ts';
import { leaveQueue, type Queue } from './queue.ts';
import { notThere, Refused } from './refused.ts';

/** How somebody waits at this moment. */
export interface Waiting {
	queueSid: string;
	callSid: string;
	since: Date;
	/** From 1. */
	position: number;
	seconds: number;
}

export function fetchQueue(board: Board, sid: string): Queue {
	const queue = board.queues.find((one) => one.sid === sid);
	if (!queue) throw notThere();
	return queue;
}

export function createQueue(board: Board, name: string, most?: number): Queue {
	if (board.queues.some((one) => one.name === name)) {
		throw new Refused(400, 22_003, 'There is a queue of this name');
	}
	return updateQueue(board, queueNamed(board, name).sid, { most });
}

export function updateQueue(
	board: Board,
	sid: string,
	{ name, most }: { name?: string | undefined; most?: number | undefined }
): Queue {
	const queue = fetchQueue(board, sid);
	if (name !== undefined) queue.name = name;
	if (most !== undefined) queue.mostMembers = most;
	queue.updatedAt = board.clock.now();
	return queue;
}

export function deleteQueue(board: Board, sid: string): void {
	const queue = fetchQueue(board, sid);
	if (queue.members.length > 0) throw new Refused(400, 22_004, 'Somebody waits in this queue');
	board.queues.splice(board.queues.indexOf(queue), 1);
}

/** In the order in which they came. */
export function listMembers(board: Board, queueSid: string): Waiting[] {
	const queue = fetchQueue(board, queueSid);
	const now = board.clock.now();
	return queue.members.map(({ call, since }, index) => ({
		...{ queueSid, callSid: call.sid, since },
		...{ position: index + 1, seconds: secondsBetween(since, now) }
	}));
}

/** Refused when whoever waited has left. */
export function fetchMember(board: Board, queueSid: string, callSid: string): Waiting {
	const waiting = listMembers(board, queueSid).find((one) => one.callSid === callSid);
	if (!waiting) throw notThere();
	return waiting;
}

/** Out of the queue at once, and on at this address. */
export function updateMember(
	board: Board,
	queueSid: string,
	callSid: string,
	url: string
): Waiting {
	const waiting = fetchMember(board, queueSid, callSid);
	const queue = fetchQueue(board, queueSid);
	const member = queue.members[waiting.position - 1]!;
	leaveQueue(queue, member, board.clock.now());
	moveCall(member.call, { url });
	return waiting;
}
