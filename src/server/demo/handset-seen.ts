import { isLanguage, type Language } from '#domain/language.ts';
import { present } from './exchange/conference.ts';
import type { Sound } from './exchange/telephone.ts';
import type { Network } from './network.ts';
import type { Owner } from './telephone-people.ts';

type What = 'said' | 'music' | 'rings' | 'ringing' | 'hung-up' | 'beep' | 'talk';
export interface Heard {
	n: number;
	what: What;
	language: Language | undefined;
	/** What is said, or with whom they talk. */
	text: string;
}
/** A telephone as it lies on the table. */
export interface HandsetSeen {
	id: string;
	name: string;
	state: 'idle' | 'ringing' | 'calling' | 'talking';
	/** The call it is on, as the network names it; empty when idle. */
	call: string;
	heard: Heard[];
	/** A key is waited for. */
	listens: boolean;
	isMachine: boolean;
	/** The call as the desk knows it, once this telephone is in the room where they speak. */
	room: string | undefined;
}

const tones = new Map<string, What>([
	['rings', 'rings'],
	['ringing', 'ringing'],
	['hung up', 'hung-up'],
	['beep', 'beep']
]);
const mostHeard = 7;
// afterwards a telephone lies there as if nothing had been
const rememberedMs = 60_000;

export function handsetSeen(net: Network, owner: Owner, owners: Owner[]): HandsetSeen {
	const { board } = net.exchange;
	const handset = net.exchange.telephone(owner.number);
	const sid = handset.callSid ?? '';
	const last = board.calls.findLast(({ telephone }) => telephone.number === owner.number);
	const conference = board.conferences.findLast(
		(one) => one.status === 'in-progress' && present(one).some(({ call }) => call.sid === sid)
	);
	const isRecent = !last?.endedAt || +board.clock.now() - +last.endedAt < rememberedMs;
	const since = last && isRecent ? handset.heard.filter(({ at }) => at >= last.createdAt) : [];
	return {
		...{ id: owner.id, name: owner.name, state: handset.state, call: sid },
		heard: inOrder(since, owners),
		listens: last?.sid === sid && last.onKey !== undefined,
		isMachine: net.machines.has(sid),
		room: conference?.name
	};
}

// music that goes on is one music
function inOrder(sounds: readonly Sound[], owners: Owner[]): Heard[] {
	const all = sounds.flatMap((sound, n): Heard[] => {
		const what = whatOf(sound);
		if (!what) return [];
		const text = what === 'talk' ? namesIn(sound.text, owners) : what === 'said' ? sound.text : '';
		return [{ n, what, language: languageOf(sound), text }];
	});
	const fresh = all.filter(
		({ what, text }, at) => what !== all[at - 1]?.what || text !== all[at - 1]?.text
	);
	return fresh.slice(-mostHeard);
}

function whatOf({ what, text }: Sound): What | undefined {
	if (what === 'said') return what;
	if (what === 'talking with') return 'talk';
	if (what === 'played' || what === 'waiting music') return 'music';
	return tones.get(text);
}

function languageOf({ language = '' }: Sound): Language | undefined {
	const short = language.slice(0, 2);
	return isLanguage(short) ? short : undefined;
}

function namesIn(numbers: string, owners: Owner[]): string {
	const names = numbers
		.split(', ')
		.map((number) => owners.find((owner) => owner.number === number)?.name ?? '');
	return names.filter(Boolean).join(', ');
}
