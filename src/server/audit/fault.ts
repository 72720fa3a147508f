import type { Seal } from './seal.ts';

export type Fault = 'changed' | 'gap' | 'link' | 'apart' | 'end' | 'beyond';

export interface Broken {
	chain: string;
	seq: number;
	fault: Fault;
	/** The last event of the chain up to which everything follows; 0 when there is none. */
	lastGood: number;
}

/** Where the trail does not hold, and that in words. */
export interface Found {
	chain: string;
	seq: number;
	words: string;
}

export interface SealNow {
	hash: string | null;
	last: number;
}

const says: Record<Fault, (seq: number) => string> = {
	changed: (seq) => `event ${seq} is not what was written`,
	gap: (seq) => `events are gone before event ${seq}`,
	link: (seq) =>
		`event ${seq} does not follow event ${seq - 1}: one of the two was changed, moved or put in`,
	apart: (seq) =>
		`event ${seq} is not what was written here and does not follow event ${seq - 1}: one of the two was changed, moved or put in`,
	end: (seq) => `it ended with event ${seq}, which is gone or changed`,
	beyond: (seq) => `event ${seq} stands past its end`
};

export function wordsOf({ chain, seq, fault, lastGood }: Broken): Found {
	return { chain, seq, words: `chain ${chain}: ${says[fault](seq)}; ${lastGoodWords(lastGood)}` };
}

/** What is wrong with an event that was sealed; `good` is the last one of its chain that still is as sealed. */
export function wordsOfSeal(
	{ chain, seq }: Seal,
	{ hash, last }: SealNow,
	good: ReadonlyMap<string, number>
): Found {
	const what =
		last === 0
			? `all of it is gone, event ${seq} was sealed`
			: hash === null
				? `event ${seq} was sealed and is gone, it goes to ${last}`
				: `event ${seq} is not what was sealed`;
	return { chain, seq, words: `chain ${chain}: ${what}; ${lastGoodWords(good.get(chain) ?? 0)}` };
}

/** Of each chain how far it surely is what it was: to the last good seal, or, where only its end is gone, to its end. */
export function goodSeals(
	seals: readonly Seal[],
	now: ReadonlyMap<string, SealNow>
): Map<string, number> {
	const good = new Map<string, number>();
	for (const { chain, seq, hash } of seals) {
		const found = now.get(`${chain} ${seq}`)!;
		const isRewritten = found.hash !== null && found.hash !== hash;
		const reach = found.hash === hash ? seq : isRewritten ? 0 : found.last;
		good.set(chain, Math.max(good.get(chain) ?? 0, reach));
	}
	return good;
}

function lastGoodWords(lastGood: number): string {
	return lastGood > 0 ? `the last good event is ${lastGood}` : 'no event of it is surely good';
}
