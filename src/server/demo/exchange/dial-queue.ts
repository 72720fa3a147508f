import { hear } from './board.ts';
import { openBridge } from './bridge.ts';
import { secondsBetween } from './call.ts';
import type { Dialled } from './dialled.ts';
import type { Verb } from './document.ts';
import { pickUp } from './life.ts';
import { leaveQueue, type Member, type Queue } from './queue.ts';
import { absolute, type Scene } from './scene.ts';

const usualPatience = 30;
const usualLimit = 14_400;

/** Puts a call through to whoever waits first; waits for somebody when nobody does. */
export async function dialQueue(
	scene: Scene,
	{ attributes }: Verb,
	noun: Verb,
	dialled: Dialled
): Promise<void> {
	const { board, call, thread } = scene;
	pickUp(board, call);
	const queue = board.queues.find((one) => one.name === noun.words);
	if (!queue) return;
	dialled.status = 'no-answer';
	const member = await firstMember(scene, queue, Number(attributes.timeout ?? usualPatience));
	if (!member) return;
	const { url } = noun.attributes;
	const bridge = openBridge(call, url && absolute(scene, url));
	dialled.sid = member.call.sid;
	member.putThrough(bridge);
	try {
		await thread.wait<void>((done) => {
			void bridge.opened.then(done);
			void bridge.closed.then(done);
		});
		const began = board.clock.now();
		hear(board, call, { what: 'talking with', text: member.call.telephone.number });
		const most = Number(attributes.timeLimit ?? usualLimit);
		try {
			await thread.wait<void>((done) => {
				void bridge.closed.then(done);
				return board.clock.after(most * 1000, done);
			});
		} finally {
			const seconds = secondsBetween(began, board.clock.now());
			Object.assign(dialled, { status: 'completed', seconds });
		}
	} finally {
		bridge.close();
	}
}

function firstMember({ board, thread }: Scene, queue: Queue, seconds: number) {
	return thread.wait<Member | undefined>((done) => {
		// out of the queue at once, so that two who dial never get the same one
		const take = () => {
			const [member] = queue.members;
			if (member) leaveQueue(queue, member, board.clock.now());
			done(member);
		};
		if (queue.members.length > 0) return take();
		queue.hungry.push(take);
		const stop = board.clock.after(seconds * 1000, () => done(undefined));
		return () => {
			stop();
			queue.hungry = queue.hungry.filter((one) => one !== take);
		};
	});
}
