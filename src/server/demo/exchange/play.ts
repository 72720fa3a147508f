import type { Verb } from './document.ts';
import { dial } from './dial.ts';
import { enqueue } from './enqueue.ts';
import { gather } from './gather.ts';
import { endCall, pickUp } from './life.ts';
import { absolute, type Next, type Scene } from './scene.ts';
import { NoScript, scriptFrom } from './script.ts';
import { pause, play, say } from './speak.ts';
import type { Source } from './call.ts';

type Act = (scene: Scene, verb: Verb) => Promise<Next>;

const mostAtOnce = 50;

const acts: Record<string, Act> = {
	Say: say,
	Play: play,
	Pause: pause,
	Gather: gather,
	Enqueue: enqueue,
	Dial: dial,
	Redirect: async (scene, { words }) => ({ goTo: { url: absolute(scene, words) } }),
	Hangup: async () => 'hang up',
	Leave: async () => 'leave',
	Reject: reject
};
// these do not pick up a telephone that rings; Dial decides for itself
const silent = new Set(['Pause', 'Reject', 'Redirect', 'Dial', 'Hangup']);

/** Plays a document and those it leads to, until the last verb. */
export async function playFrom(scene: Scene, source: Source): Promise<Next> {
	let next: Next = { goTo: source };
	let here = scene;
	let at = 0;
	for (let count = 0; typeof next === 'object'; count++) {
		const now = +scene.board.clock.now();
		if (now !== at) count = 0;
		at = now;
		if (count > mostAtOnce) throw goesRound(scene, here.base);
		const script = await scriptFrom(here, next.goTo);
		here = { ...scene, base: script.base };
		next = await playAll(here, script.verbs);
	}
	return next;
}

async function playAll(scene: Scene, verbs: Verb[]): Promise<Next> {
	for (const verb of verbs) {
		if (!silent.has(verb.name)) pickUp(scene.board, scene.call);
		const next = await acts[verb.name]!(scene, verb);
		if (next) return next;
	}
	return undefined;
}

// a call that was answered can only be hung up
async function reject({ board, call }: Scene, { attributes }: Verb): Promise<Next> {
	if (!call.answeredAt) endCall(board, call, attributes.reason === 'busy' ? 'busy' : 'failed');
	return 'hang up';
}

function goesRound({ board }: Scene, url: string): NoScript {
	const path = url === '' ? 'Twiml' : new URL(url).pathname;
	board.refuse({ path, code: 12_200, detail: 'documents that lead to one another' });
	return new NoScript(12_200, url);
}
