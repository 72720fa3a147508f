import type { Bridge } from './bridge.ts';
import { secondsBetween, type Call, type Params } from './call.ts';

export interface Member {
	call: Call;
	since: Date;
	/** Somebody dials the queue, and this member is first. */
	putThrough(bridge: Bridge): void;
}

export interface Queue {
	sid: string;
	name: string;
	mostMembers: number;
	createdAt: Date;
	updatedAt: Date;
	/** In the order in which they came. */
	members: Member[];
	/** Seconds that those who left had waited. */
	waits: number[];
	/** Who dialled it while it was empty. */
	hungry: (() => void)[];
}

export const usualMost = 1000;

export function averageWait({ waits }: Queue): number {
	return waits.length === 0 ? 0 : Math.round(waits.reduce((sum, one) => sum + one) / waits.length);
}

/** What is sent along with every request while somebody waits. */
export function waitingParams(queue: Queue, member: Member, most: number, now: Date): Params {
	return {
		QueueSid: queue.sid,
		QueueTime: String(secondsBetween(member.since, now)),
		AvgQueueTime: String(averageWait(queue)),
		QueuePosition: String(queue.members.indexOf(member) + 1),
		CurrentQueueSize: String(queue.members.length),
		MaxQueueSize: String(most)
	};
}

/** Out of the queue; nothing when gone already. */
export function leaveQueue(queue: Queue, member: Member, now: Date): void {
	const place = queue.members.indexOf(member);
	if (place < 0) return;
	queue.members.splice(place, 1);
	queue.waits.push(secondsBetween(member.since, now));
	queue.updatedAt = now;
}
