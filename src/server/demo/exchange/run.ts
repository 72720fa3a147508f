import { hear, type Board } from './board.ts';
import { isOver, type Call, type Source } from './call.ts';
import { endCall, pickUp } from './life.ts';
import { playFrom } from './play.ts';
import type { Scene } from './scene.ts';
import { NoScript } from './script.ts';
import { CutOff, openThread } from './thread.ts';

const lastWords = 'We are sorry. An application error has occurred. Goodbye.';

/** A call from here to its end, wherever it is moved meanwhile. */
export async function runCall(board: Board, call: Call, source: Source): Promise<void> {
	let next: Source | undefined = source;
	while (next && !isOver(call)) {
		// a call that was moved left its last thread behind
		call.thread = openThread();
		call.goesOnAt = undefined;
		next = await runOnce(board, call, next);
	}
	endCall(board, call, 'completed');
}

/** Where it goes on when it was moved; undefined when it came to its end. */
async function runOnce(board: Board, call: Call, source: Source): Promise<Source | undefined> {
	try {
		await playOrFallBack(board, call, source);
		return undefined;
	} catch (error) {
		if (!(error instanceof CutOff)) throw error;
		return call.goesOnAt;
	}
}

async function playOrFallBack(board: Board, call: Call, source: Source): Promise<void> {
	const scene = sceneOf(board, call);
	try {
		await playFrom(scene, source);
	} catch (error) {
		if (!(error instanceof NoScript)) throw error;
		await fallBack(scene, error);
	}
}

async function fallBack(scene: Scene, { code, url }: NoScript): Promise<void> {
	const { board, call } = scene;
	try {
		if (!call.fallbackUrl) throw new NoScript(code, url);
		const params = { ErrorCode: String(code), ErrorUrl: url.replace(/#.*/, '') };
		await playFrom(scene, { url: call.fallbackUrl, params });
	} catch (error) {
		if (!(error instanceof NoScript)) throw error;
		pickUp(board, call);
		hear(board, call, { what: 'said', language: 'en-US', text: lastWords });
	}
}

export function sceneOf(board: Board, call: Call): Scene {
	return {
		...{ board, call, thread: call.thread, place: 'call' as const, base: '' },
		extra: () => ({}),
		play: playFrom,
		setOut: (same, moved, source) => void runCall(same, moved, source)
	};
}
