import { record } from '../audit/record.ts';
import type { CasePart } from '../cases/store.ts';
import * as followUps from '../follow-ups/store.ts';
import type { StaffWork } from '../work.ts';
import * as tries from './tries.store.ts';
import { isWord, wordHash, type PlanWords } from './words.ts';

/** `goodbye`: it was wrong twice, so the talk ends neutrally; what is said after that is not weighed any more. */
export type Heard = 'right' | 'wrong' | 'goodbye';

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
	if (isDuress) await raise(work, found, personId);
	if (wrong >= mostWrong) {
		if (!isDuress) await tell(work, partId, { kind: 'word.refused', personId });
		return 'goodbye';
	}
	if (!isDuress)
		await tell(work, partId, { kind: isRight ? 'word.right' : 'word.wrong', personId });
	if (isRight) return 'right';
	return wrong + 1 >= mostWrong ? 'goodbye' : 'wrong';
}

// no event of its own for the task: in the timeline nothing may stand beside the word that was right
async function raise(work: StaffWork, found: CasePart, personId: string): Promise<void> {
	const reasonCode = 'duress-spoken';
	// for whoever heard it; her screen could not say so
	const { partId } = found;
	await followUps.addTask(
		work,
		{ partId, counsellorIds: [work.actor.id] },
		{ personId, reasonCode }
	);
	await tries.speakDuress(work, partId);
	await tell(work, partId, { kind: 'duress.spoken', personId });
}

function tell(
	work: StaffWork,
	chainId: string,
	{
		kind,
		personId
	}: { kind: 'word.right' | 'word.wrong' | 'word.refused' | 'duress.spoken'; personId: string }
): Promise<void> {
	return record(work, { chainId, kind, subjectId: personId });
}
