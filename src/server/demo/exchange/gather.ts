import type { Verb } from './document.ts';
import { pressOn } from './life.ts';
import { absolute, type Next, type Scene } from './scene.ts';
import { pause, play, say } from './speak.ts';
import { CutOff, openThread } from './thread.ts';

interface Gathered {
	digits: string;
	finishedOn: string;
}

const usualSeconds = 5;
const keysAfterMs = 1000;
const spoken = { Say: say, Play: play, Pause: pause } as const;

/** Speaks and listens at once; the first key ends what is said. */
export async function gather(scene: Scene, verb: Verb): Promise<Next> {
	const { attributes } = verb;
	const gathered = await listen(scene, verb);
	const isEmpty = gathered.digits === '';
	if (isEmpty && attributes.actionOnEmptyResult !== 'true') return undefined;
	const params = {
		msg: 'Gather End',
		Digits: gathered.digits,
		FinishedOnKey: gathered.finishedOn
	};
	return { goTo: { url: absolute(scene, attributes.action ?? scene.base), params } };
}

function listen(scene: Scene, { attributes, inside }: Verb): Promise<Gathered> {
	const { board, call, thread } = scene;
	const most = Number(attributes.numDigits ?? Infinity);
	const finishOn = attributes.finishOnKey ?? '#';
	const seconds = Number(attributes.timeout ?? usualSeconds);
	const speech = openThread();
	return thread.wait<Gathered>((done) => {
		let digits = '';
		let stop = () => {};
		const patience = () => {
			stop();
			stop = board.clock.after(seconds * 1000, () => done({ digits, finishedOn: '' }));
		};
		call.onKey = (key) => {
			speech.cut(new CutOff('moved'));
			if (key === finishOn) return done({ digits, finishedOn: key });
			digits += key;
			if (digits.length >= most) return done({ digits, finishedOn: '' });
			patience();
		};
		speak({ ...scene, thread: speech }, inside).then(patience, ignoreCut);
		const stopKeys = pressReady(scene);
		return () => {
			call.onKey = undefined;
			speech.cut(new CutOff('moved'));
			stop();
			stopKeys();
		};
	});
}

async function speak(scene: Scene, verbs: Verb[]): Promise<void> {
	for (const verb of verbs) await spoken[verb.name as keyof typeof spoken](scene, verb);
}

// whoever said beforehand which keys they press, does so once they are asked
function pressReady({ board, call }: Scene): () => void {
	const { telephone } = call;
	if (telephone.keysReady === '') return () => {};
	return board.clock.after(keysAfterMs, () => {
		const keys = telephone.keysReady;
		telephone.keysReady = '';
		pressOn(call, keys);
	});
}

export function ignoreCut(error: unknown): void {
	if (!(error instanceof CutOff)) throw error;
}
