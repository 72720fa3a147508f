import { setTimeout as pause } from 'node:timers/promises';

interface Sound {
	at: string;
	what: string;
	language?: string;
	text: string;
}
export interface Look {
	number: string;
	heard: Sound[];
	state: 'idle' | 'ringing' | 'calling' | 'talking';
	/** The number that the telephone shows. */
	shows: string | null;
	callSid: string | null;
}

/** A telephone in somebody's hand, at a fake Twilio in this or another process. */
export interface Telephone {
	number: string;
	press(keys: string): Promise<void>;
	/** Time passes, for everybody. */
	waits(seconds: number): Promise<void>;
	/**
	 * Until it has heard this, after what `hears` found before; fails when it does not within a few
	 * seconds of real time. Sounds read as "said: …", "played: …", "tone: …", "waiting music: …" and
	 * "talking with: …".
	 */
	hears(words: RegExp): Promise<Sound>;
	/** Everything it heard so far, in words. */
	heard(): Promise<string[]>;
	look(): Promise<Look>;
	/** Until it rings, idles or talks. */
	is(state: Look['state']): Promise<Look>;
	hangUp(): Promise<void>;
	answer(): Promise<void>;
	/** A voicemail answers. */
	answerByMachine(): Promise<void>;
	decline(): Promise<void>;
	/** "answers after 2 s and presses 1", "no answer", "busy", "voicemail without a key" … */
	behaves(habit?: string): Promise<void>;
}

export interface Telephones {
	dialIn(from: string, how?: { withheld?: boolean }): Promise<Telephone>;
	called(number: string): Telephone;
	waits(seconds: number): Promise<void>;
}

const patienceMs = 5000;

/** `fakeBase`: where the fake Twilio listens. `alsoMoves`: other clocks that move along. */
export function telephonesAt(
	fakeBase: string,
	alsoMoves: (seconds: number) => Promise<unknown> = async () => {}
): Telephones {
	const order = (path: string, body: object) => steer(fakeBase + path, body);
	const waits = async (seconds: number) => {
		await alsoMoves(seconds);
		await order('/_pass', { seconds });
	};
	const called = (number: string): Telephone => {
		const act = (what: string, more: object = {}) =>
			order('/_telephone', { number, act: what, ...more }) as Promise<Look>;
		const done = async (what: string, more?: object) => {
			await act(what, more);
			await waits(0);
		};
		const look = () => act('look');
		let found = 0;
		return {
			number,
			look,
			waits,
			press: (keys) => done('press', { keys }),
			hangUp: () => done('hangUp'),
			answer: () => done('answer'),
			answerByMachine: () => done('answerByMachine'),
			decline: () => done('decline'),
			behaves: (habit) => done('behave', { habit }),
			heard: async () => (await look()).heard.map(inWords),
			hears: (words) =>
				until(async () => {
					const { heard } = await look();
					const at = heard.findIndex((one, index) => index >= found && words.test(inWords(one)));
					if (at < 0) return `has not heard ${words}, but: ${heard.map(inWords).join(' | ')}`;
					found = at + 1;
					return heard[at]!;
				}, number),
			is: (state) =>
				until(async () => {
					const seen = await look();
					return seen.state === state ? seen : `is ${seen.state}, not ${state}`;
				}, number)
		};
	};
	return {
		called,
		waits,
		async dialIn(from, how = {}) {
			await order('/_dial', { from, ...how });
			await waits(0);
			return called(from);
		}
	};
}

async function until<T extends object>(look: () => Promise<T | string>, who: string): Promise<T> {
	const late = Date.now() + patienceMs;
	for (;;) {
		const seen = await look();
		if (typeof seen !== 'string') return seen;
		if (Date.now() > late) throw new Error(`${who} ${seen}`);
		await pause(25);
	}
}

function inWords({ what, text }: Sound): string {
	return `${what}: ${text}`;
}

async function steer(url: string, body: object): Promise<unknown> {
	const answer = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
	const json = (await answer.json()) as { problem?: string } | null;
	if (!answer.ok) throw new Error(json?.problem ?? `the fake answered ${answer.status}`);
	return json;
}
