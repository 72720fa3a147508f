import type { Call, Params } from './call.ts';
import type { Clock } from './clock.ts';
import type { Conference } from './conference.ts';
import type { OurNumber } from './number.ts';
import { usualMost, type Queue } from './queue.ts';
import { openTelephone, type Sound, type Telephone } from './telephone.ts';

export interface Answer {
	status: number;
	type: string;
	text: string;
}

/** Sends a webhook: what a call does next, or a report that wants no answer. Undefined: none came. */
export type Post = (
	url: string,
	params: Params,
	kind: 'document' | 'report'
) => Promise<Answer | undefined>;

/** A document or an answer that Twilio, or this line, would not have played. */
export interface Refusal {
	path: string;
	code: number;
	/** Names of verbs and attributes, never a value. */
	detail: string;
}

/** Everything an exchange knows; kept in memory. */
export interface Board {
	accountSid: string;
	clock: Clock;
	post: Post;
	/** How many seconds an audio file lasts; undefined when it is not there. */
	audio: (url: string) => Promise<number | undefined>;
	/** 32 hexadecimal digits. */
	newId: () => string;
	numbers: OurNumber[];
	calls: Call[];
	queues: Queue[];
	conferences: Conference[];
	telephones: Map<string, Telephone>;
	refusals: Refusal[];
	refuse: (refusal: Refusal) => void;
	/** Webhooks under way. */
	busy: Set<Promise<unknown>>;
	/** The last report about a call or a conference: the next one waits for it. */
	lastReports: Map<string, Promise<unknown>>;
}

export function telephoneOf(board: Board, number: string): Telephone {
	const known = board.telephones.get(number) ?? openTelephone(number);
	board.telephones.set(number, known);
	return known;
}

export function hear(board: Board, { telephone }: Call, sound: Omit<Sound, 'at'>): void {
	telephone.heard.push({ at: board.clock.now(), ...sound });
}

/** Made when somebody first needs it, as at Twilio. */
export function queueNamed(board: Board, name: string): Queue {
	const known = board.queues.find((one) => one.name === name);
	if (known) return known;
	const now = board.clock.now();
	const queue: Queue = {
		...{ sid: `QU${board.newId()}`, name, mostMembers: usualMost },
		...{ createdAt: now, updatedAt: now, members: [], waits: [], hungry: [] }
	};
	board.queues.push(queue);
	return queue;
}

/** The one of this name that is not over, or a new one. */
export function conferenceNamed(board: Board, name: string): Conference {
	const known = board.conferences.find((one) => one.name === name && one.status !== 'completed');
	if (known) return known;
	const now = board.clock.now();
	const conference: Conference = {
		...{ sid: `CF${board.newId()}`, name, status: 'init' as const },
		...{ createdAt: now, updatedAt: now, participants: [], told: 0 }
	};
	board.conferences.push(conference);
	return conference;
}
