import { record } from '../audit/record.ts';
import type { CasePart } from '../cases/store.ts';
import * as followUps from '../follow-ups/store.ts';
import type { StaffWork } from '../work.ts';
import * as tries from './tries.store.ts';
import { isWord, wordHash, type PlanWords } from './words.ts';

/** `goodbye`: it was wrong twice, so the talk ends neutrally; what is said after that is not weighed any more. */
export type Heard = 'right' | 'wrong' | 'goodbye';

type Trace =
	'word.right' | 'word.wrong' | 'word.refused' | 'duress.spoken' | 'duress.spoken-refused';

const mostWrong = 2;
const withinMinutes = 30;

/**
 * Weighs a word that somebody says to be hers. The duress word answers what the right one does, on
 * whichever screen it was typed; supervisors are rung, and a task tells the counsellor afterwards.
 */
export async function hearWord(
	work: StaffWork,
	found: CasePart,
	{ personId, words, said }: { personId: string; words: PlanWords; said: string }
): Promise<Heard> {
	const { partId } = found;
	const hash = wordHash(work.keys, personId, said);
	const isDuress = isWord(hash, words.duress);
	const isRight = isWord(hash, words.code) || isDuress;
	const wrong = await tries.wrongLately(work, { partId, personId }, withinMinutes);
	const isRefused = wrong >= mostWrong;
	if (isDuress) await raise(work, found, personId);
	await tell(work, partId, { kind: traceOf({ isRefused, isDuress, isRight }), personId });
	if (isRefused) return 'goodbye';
	if (isRight) return 'right';
	return wrong + 1 >= mostWrong ? 'goodbye' : 'wrong';
}

// no event of its own for the task: in the timeline nothing may stand beside the word that was right
async function raise(work: StaffWork, found: CasePart, personId: string): Promise<void> {
	const reasonCode = 'duress-spoken';
	// for whoever heard it; her screen could not say so
	await followUps.addTask(work, found, { personId, reasonCode, counsellorId: work.actor.id });
	await tries.speakDuress(work, found.partId);
}

// the timeline reads the same after the duress word as after the right one, whether it was looked at or refused
function traceOf(said: { isRefused: boolean; isDuress: boolean; isRight: boolean }): Trace {
	if (said.isRefused) return said.isDuress ? 'duress.spoken-refused' : 'word.refused';
	if (said.isDuress) return 'duress.spoken';
	return said.isRight ? 'word.right' : 'word.wrong';
}

function tell(
	work: StaffWork,
	chainId: string,
	{ kind, personId }: { kind: Trace; personId: string }
): Promise<void> {
	return record(work, { chainId, kind, subjectId: personId });
}
