import type { Comer as Admitted } from '#domain/chat-queue.ts';
import { secondsInLanes, type Pace } from '../access/throttle.ts';
import { isProved } from './proof.ts';

/** Whoever comes in, as far as it can be seen. */
export interface Comer {
	address: string;
	proof: string;
	trapped: boolean;
	/** How long the page was in front of her, in milliseconds. */
	took: number;
}
export type Admission = Admitted | { seconds: number };

/** Nobody reads that page and chooses faster than this. */
export const FASTEST = 1500;

const ofNeighbourhood: Pace = { lane: 'chat', everySeconds: 30, burst: 12 };
const proved: Pace = { lane: 'chat proved', everySeconds: 1, burst: 120 };
// a browser without scripts cannot prove anything: it comes in by a lane of its own, never not at all
const unproved: Pace = { lane: 'chat unproved', everySeconds: 5, burst: 20 };
const suspected: Pace = { lane: 'chat suspected', everySeconds: 20, burst: 10 };

/** Whether somebody may come in now; what looks automatic comes in too, and waits aside until a person looks. */
export async function admit({ address, proof, trapped, took }: Comer): Promise<Admission> {
	const hasProof = await isProved(proof);
	const suspect = trapped || took < FASTEST;
	const lane = suspect ? suspected : hasProof ? proved : unproved;
	const seconds = await secondsInLanes([
		[address, ofNeighbourhood],
		['', lane]
	]);
	return seconds > 0 ? { seconds } : { suspect, hasProof };
}
