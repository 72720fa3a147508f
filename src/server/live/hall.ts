import { house, type House } from '../house.ts';

/** What is told to open streams: that something changed at the desk, in one conversation, or in a session. */
export const channels = ['desk', 'chat', 'session_ended'] as const;
export type Channel = (typeof channels)[number];

/** Somebody who listens: a stream that is open. */
export interface Guest {
	hears(channel: Channel, told: string): void;
	/** Hints may have been missed. */
	looksAgain(): void;
	leaves(): void;
}

/** What is open on one house: another one in the same process, as tests have, begins with nothing. */
interface Hall {
	guests: Map<string, Set<Guest>>;
	listening?: Promise<void> | undefined;
	isClosing: boolean;
}
const halls = new WeakMap<House, Hall>();

/** Comes in for what is told about these topics; undefined when the house is stopping. */
export async function comeIn(guest: Guest, topics: string[]): Promise<(() => void) | undefined> {
	const hall = hallOf(house());
	if (hall.isClosing) return undefined;
	hall.listening ??= listen(hall).catch((reason: unknown) => {
		hall.listening = undefined;
		throw reason;
	});
	await hall.listening;
	if (hall.isClosing) return undefined;
	for (const topic of topics)
		hall.guests.set(topic, (hall.guests.get(topic) ?? new Set()).add(guest));
	return () => {
		for (const topic of topics) {
			const others = hall.guests.get(topic);
			others?.delete(guest);
			if (others?.size === 0) hall.guests.delete(topic);
		}
	};
}

/** The topics of the three channels: of a conversation and of a session each its own. */
export const topicOf = {
	desk: () => 'desk',
	chat: (told: string) => `chat ${told.slice(0, 36)}`,
	session_ended: (told: string) => `session ${told}`
} as const satisfies Record<Channel, (told: string) => string>;

/** Ends every open stream: a stopping server may not wait for them. */
export function endAllStreams(): void {
	const hall = hallOf(house());
	hall.isClosing = true;
	for (const guest of everybody(hall)) guest.leaves();
}

function hallOf(opened: House): Hall {
	const hall = halls.get(opened) ?? { guests: new Map(), isClosing: false };
	halls.set(opened, hall);
	return hall;
}

function everybody({ guests }: Hall): Set<Guest> {
	return new Set([...guests.values()].flatMap((some) => [...some]));
}

// one connection for all streams; after a lost connection hints may be missed, so everybody looks again
async function listen(hall: Hall): Promise<void> {
	const { sql } = house().database;
	for (const channel of channels) {
		const tell = (told: string) => {
			for (const guest of hall.guests.get(topicOf[channel](told)) ?? []) guest.hears(channel, told);
		};
		await sql.listen(channel, tell, () => {
			for (const guest of everybody(hall)) guest.looksAgain();
		});
	}
	const end = () => {
		hall.isClosing = true;
		for (const guest of everybody(hall)) guest.leaves();
	};
	for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, end);
	process.once('sveltekit:shutdown', end);
}
