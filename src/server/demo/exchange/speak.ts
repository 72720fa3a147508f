import { hear } from './board.ts';
import type { Verb } from './document.ts';
import { absolute, forever, sleep, type Next, type Scene } from './scene.ts';
import { counted } from './webhook.ts';

const charactersASecond = 15;
const usualLanguage = 'en-US';
const endlessLoops = 1000;

export async function say(scene: Scene, { words, attributes }: Verb): Promise<Next> {
	const language = attributes.language ?? usualLanguage;
	const seconds = Math.max(1, Math.ceil(words.length / charactersASecond));
	for (let left = timesOf(attributes.loop); left > 0; left--) {
		hear(scene.board, scene.call, { what: 'said', language, text: words });
		await sleep(scene, seconds);
	}
	return undefined;
}

export async function play(scene: Scene, { words, attributes }: Verb): Promise<Next> {
	const { board, call, thread } = scene;
	if (attributes.digits !== undefined) {
		hear(board, call, { what: 'tone', text: attributes.digits });
		await sleep(scene, 1);
		return undefined;
	}
	const url = absolute(scene, words);
	const seconds = await thread.wait<number | undefined>((done) => {
		void counted(board, board.audio(url)).then(done, () => done(undefined));
	});
	if (seconds === undefined) {
		// Twilio goes on with the next verb, and whoever listens hears nothing
		board.refuse({ path: new URL(url).pathname, code: 13_403, detail: 'nothing to play' });
		return undefined;
	}
	for (let left = timesOf(attributes.loop); left > 0; left--) {
		hear(board, call, { what: 'played', text: url });
		await sleep(scene, Math.max(1, seconds));
	}
	return undefined;
}

export async function pause(scene: Scene, { attributes }: Verb): Promise<Next> {
	await sleep(scene, Math.max(1, Number(attributes.length ?? 1)));
	return undefined;
}

/** Music for the life of the thread. */
export function music(scene: Scene): Promise<never> {
	hear(scene.board, scene.call, { what: 'waiting music', text: 'music' });
	return forever(scene);
}

function timesOf(loop = '1'): number {
	return Number(loop) || endlessLoops;
}
