import { hear, queueNamed } from './board.ts';
import type { Bridge } from './bridge.ts';
import { isOver, secondsBetween, type Params } from './call.ts';
import type { Verb } from './document.ts';
import { pickUp } from './life.ts';
import { leaveQueue, waitingParams, type Member, type Queue } from './queue.ts';
import { absolute, sleep, type Next, type Scene } from './scene.ts';
import { NoScript, tellAction } from './script.ts';
import { music } from './speak.ts';
import { CutOff, openThread } from './thread.ts';

/** How somebody left the queue; `bridge` when somebody else dialled it. */
interface Left {
	result: string;
	bridge?: Bridge;
	hangsUp?: boolean;
	cut?: CutOff;
}

const leastLoopSeconds = 1;

export async function enqueue(scene: Scene, verb: Verb): Promise<Next> {
	const { board, call } = scene;
	const queue = queueNamed(board, verb.words);
	const most = Math.min(
		Number(verb.attributes.maxQueueSize ?? queue.mostMembers),
		queue.mostMembers
	);
	pickUp(board, call);
	if (queue.members.length >= most) return goOn(scene, verb, queue, { result: 'queue-full' });

	const member: Member = { call, since: board.clock.now(), putThrough: () => {} };
	queue.members.push(member);
	queue.updatedAt = member.since;
	const waited = inQueue(scene, verb, queue, member, most).catch(asCut(scene, 'redirected'));
	queue.hungry.shift()?.();
	const left = await waited;
	const seconds = secondsBetween(member.since, board.clock.now());
	leaveQueue(queue, member, board.clock.now());
	if (left.bridge) Object.assign(left, await bridged(scene, left.bridge));
	return goOn(scene, verb, queue, left, seconds);
}

function inQueue(scene: Scene, verb: Verb, queue: Queue, member: Member, most: number) {
	const branch = openThread();
	const extra = () => waitingParams(queue, member, most, scene.board.clock.now());
	const waiting: Scene = { ...scene, thread: branch, place: 'waiting', extra };
	return scene.thread.wait<Left>((done) => {
		member.putThrough = (bridge) => done({ result: 'bridged', bridge });
		entertain(waiting, verb.attributes.waitUrl).then(done, (error: unknown) => {
			if (error instanceof CutOff) return;
			if (!(error instanceof NoScript)) throw error;
			done({ result: 'error' });
		});
		return () => branch.cut(new CutOff('moved'));
	});
}

/** The document is asked for again when it ends. */
async function entertain(scene: Scene, waitUrl: string | undefined): Promise<Left> {
	if (waitUrl === undefined) return music(scene);
	const url = absolute(scene, waitUrl);
	for (;;) {
		const started = scene.board.clock.now();
		const next = await scene.play(scene, { url });
		if (next === 'leave') return { result: 'leave' };
		if (next === 'hang up') return { result: 'hangup', hangsUp: true };
		if (+scene.board.clock.now() === +started) await sleep(scene, leastLoopSeconds);
	}
}

async function bridged(scene: Scene, bridge: Bridge): Promise<Partial<Left>> {
	const { board, call, thread } = scene;
	try {
		if (bridge.whisperUrl) {
			await scene.play({ ...scene, place: 'queue-whisper' }, { url: bridge.whisperUrl });
		}
		bridge.open();
		hear(board, call, { what: 'talking with', text: bridge.dialler.telephone.number });
		await thread.wait<void>((done) => void bridge.closed.then(done));
		return { result: 'bridged' };
	} catch (error) {
		if (error instanceof NoScript) return { result: 'error' };
		const left = asCut(scene, 'redirected-from-bridged')(error);
		return isOver(call) ? { ...left, result: 'bridged' } : left;
	} finally {
		bridge.close();
	}
}

function asCut({ call }: Scene, moved: string) {
	return (error: unknown): Left => {
		if (!(error instanceof CutOff)) throw error;
		return { result: isOver(call) ? 'hangup' : moved, cut: error };
	};
}

/** Tells the action how it went, and goes on there unless the call has left already. */
async function goOn(
	scene: Scene,
	{ attributes: { action } }: Verb,
	queue: Queue,
	{ result, cut, hangsUp }: Left,
	seconds?: number
): Promise<Next> {
	const params: Params = { QueueSid: queue.sid, QueueResult: result };
	if (seconds !== undefined) params.QueueTime = String(seconds);
	const url = action && absolute(scene, action);
	if (url && (cut || hangsUp)) await tellAction(scene, url, params);
	if (cut) throw cut;
	if (hangsUp) return 'hang up';
	return url ? { goTo: { url, params } } : undefined;
}
