import type { Actor } from '#domain/actor.ts';
import { may } from '#domain/access.ts';
import { askedTextProblem, textProblem } from '#domain/free-text.ts';
import { isOpen } from '#domain/trajectory.ts';
import { record, recordRefusal } from '../audit/record.ts';
import type { NotForYou } from '../cases/found.ts';
import { together } from '../work.ts';
import * as drafts from './draft.store.ts';
import { findAdvice, type At } from './found.ts';

export interface SecondReading {
	draftId: string;
	agrees: boolean;
	/** What goes with it; needed where it is sent back. */
	words: string;
}
export type SecondOutcome =
	| { decided: true }
	| {
			problem: 'words-missing' | 'too-long' | 'citizen-number' | 'not-possible-now' | 'same-person';
	  }
	| NotForYou;

const longestWords = 2000;

/** The second reader: a yes lets it be given, a no goes back to the writer with words. */
export function readSecond(
	actor: Actor,
	at: At,
	{ draftId, agrees, words }: SecondReading
): Promise<SecondOutcome> {
	return together(actor, async (work) => {
		const found = await findAdvice(work, at, 'part.read-story');
		if ('problem' in found) return found;
		const { part, line, advice, stage } = found;
		const draft = advice.drafts.at(-1);
		const waits = stage === 'second-reading' && isOpen(line.status);
		if (!draft || !waits || draft.id !== draftId) return { problem: 'not-possible-now' };
		if (draft.writtenBy === actor.id) return { problem: 'same-person' };
		if (!may(actor, 'advice.read-second', { writtenBy: draft.writtenBy, part })) {
			await recordRefusal(work, 'part.reading-refused', at.partId);
			return { problem: 'not-allowed' };
		}
		const problem = (agrees ? textProblem : askedTextProblem)(words, longestWords);
		if (problem) return { problem };

		const { partId: chainId, keyId } = part;
		const decision = agrees ? 'agreed' : 'sent-back';
		const said = { decision, words: words.trim() } as const;
		if (!(await drafts.decide(work, { id: draft.id, keyId }, said)))
			return { problem: 'not-possible-now' };
		const kind = agrees ? 'trajectory.advice-agreed' : 'trajectory.advice-sent-back';
		const detail = { reason: said.words };
		await record(work, { chainId, kind, subjectId: line.id, keyId, detail });
		return { decided: true };
	});
}
