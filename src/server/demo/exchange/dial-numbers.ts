import { hear } from './board.ts';
import { isOver, secondsBetween, type Call, type CallEvent } from './call.ts';
import type { Dialled } from './dialled.ts';
import type { Verb } from './document.ts';
import { endCall, openCall, pickUp } from './life.ts';
import { ring } from './ring.ts';
import { absolute, type Scene } from './scene.ts';
import { NoScript } from './script.ts';
import { CutOff } from './thread.ts';

interface Leg {
	call: Call;
	whisperUrl: string | undefined;
}

const usualRinging = 30;
const usualLimit = 14_400;

export async function dialNumbers(scene: Scene, verb: Verb, dialled: Dialled): Promise<void> {
	const { board, call } = scene;
	const { attributes } = verb;
	const legs: Leg[] = [];
	Object.assign(dialled, { status: 'no-answer' });
	if (attributes.answerOnBridge !== 'true') pickUp(board, call);
	hear(board, call, { what: 'tone', text: 'ringing' });
	try {
		const targets = nounsOf(verb);
		const rounds = attributes.sequential === 'true' ? targets.map((one) => [one]) : [targets];
		for (const round of rounds) {
			const tried = round.map((noun) => legTo(scene, noun, attributes.callerId));
			legs.push(...tried);
			const winner = await firstToAnswer(scene, tried, ringSeconds(attributes), dialled);
			for (const leg of tried) if (leg !== winner) endCall(board, leg.call, 'canceled');
			if (winner) return await talk(scene, winner, attributes, dialled);
		}
	} finally {
		for (const leg of legs) release(scene, leg.call);
	}
}

function nounsOf({ words, inside }: Verb): Verb[] {
	return inside.length > 0 ? inside : [{ name: 'Number', attributes: {}, words, inside: [] }];
}

function legTo(scene: Scene, { name, words, attributes }: Verb, callerId?: string): Leg {
	const to = name === 'Client' ? `client:${words}` : words;
	const events = (attributes.statusCallbackEvent ?? 'completed').split(' ') as CallEvent[];
	const url = attributes.statusCallback && absolute(scene, attributes.statusCallback);
	const call = openCall(scene.board, to, {
		direction: 'outbound-dial',
		from: callerId ?? scene.call.from,
		to,
		parentSid: scene.call.sid,
		reports: url ? { url, events } : undefined
	});
	return { call, whisperUrl: attributes.url && absolute(scene, attributes.url) };
}

function firstToAnswer({ board, thread }: Scene, legs: Leg[], seconds: number, dialled: Dialled) {
	return thread.wait<Leg | undefined>((done) => {
		let open = legs.length;
		const lose = ({ call }: Leg) => {
			Object.assign(dialled, { status: call.status, sid: call.sid });
			if (--open === 0) done(undefined);
		};
		for (const leg of legs) {
			ring(board, leg.call, seconds).then(
				(answered) => (answered ? done(leg) : lose(leg)),
				(error: unknown) => {
					if (!(error instanceof CutOff)) throw error;
					lose(leg);
				}
			);
		}
	});
}

async function talk(
	scene: Scene,
	{ call: leg, whisperUrl }: Leg,
	attributes: Verb['attributes'],
	dialled: Dialled
): Promise<void> {
	const { board, call, thread } = scene;
	Object.assign(dialled, { status: 'no-answer', sid: leg.sid });
	if (whisperUrl && !(await whisper(scene, leg, whisperUrl))) return;
	pickUp(board, call);
	const began = board.clock.now();
	hear(board, call, { what: 'talking with', text: leg.telephone.number });
	hear(board, leg, { what: 'talking with', text: call.telephone.number });
	const most = Number(attributes.timeLimit ?? usualLimit);
	try {
		await thread.wait<void>((done) => {
			leg.thread.wait(() => undefined).catch(() => done());
			if (attributes.hangupOnStar === 'true') call.onKey = (key) => key === '*' && done();
			const stop = board.clock.after(most * 1000, () => done());
			return () => {
				call.onKey = undefined;
				stop();
			};
		});
	} finally {
		Object.assign(dialled, {
			status: 'completed',
			seconds: secondsBetween(began, board.clock.now())
		});
	}
}

/** Whether whoever answered is still there to be put through. */
async function whisper(scene: Scene, leg: Call, url: string): Promise<boolean> {
	const { board, thread } = scene;
	const there: Scene = {
		...scene,
		call: leg,
		thread: leg.thread,
		place: 'whisper',
		extra: () => ({})
	};
	return thread.wait<boolean>((done) => {
		scene.play(there, { url }).then(
			(next) => {
				if (next === 'hang up') endCall(board, leg, 'completed');
				done(!isOver(leg));
			},
			(error: unknown) => {
				if (!(error instanceof CutOff) && !(error instanceof NoScript)) throw error;
				if (error instanceof NoScript) endCall(board, leg, 'completed');
				done(false);
			}
		);
	});
}

// a leg that was moved meanwhile goes on by itself
function release(scene: Scene, leg: Call): void {
	const { goesOnAt } = leg;
	if (goesOnAt && !isOver(leg)) return scene.setOut(scene.board, leg, goesOnAt);
	endCall(scene.board, leg, leg.answeredAt ? 'completed' : 'canceled');
}

function ringSeconds({ timeout }: Verb['attributes']): number {
	return Number(timeout ?? usualRinging);
}
