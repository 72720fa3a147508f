import type { Actor } from '#domain/actor.ts';
import { readDraft } from '#domain/advice-answer.ts';
import { codeWordProblems } from '#domain/advice-letter.ts';
import { asksSecond } from '#domain/advice.ts';
import { readSecondBy } from '#domain/advice-term.ts';
import { localDate } from '#domain/time.ts';
import { record } from '../audit/record.ts';
import type { NotForYou } from '../cases/found.ts';
import { settleReasons } from '../follow-ups/settle.ts';
import { holidays } from '../house.ts';
import { hintDesk } from '../intakes/store.ts';
import { together } from '../work.ts';
import * as drafts from './draft.store.ts';
import { adviceToWrite, type At } from './found.ts';
import { goAlong } from './phase.ts';

export type DraftRequest = Parameters<typeof readDraft>[0] & {
	/** The version that was read; 0 before the first. */
	version: number;
};
export type DraftOutcome =
	| { draftId: string }
	| { problems: Record<string, string> }
	| { problem: 'not-possible-now' | 'changed-meanwhile' }
	| NotForYou;

/** The answer as somebody writes it; from now on it waits for a second reader, and what came back is taken up. */
export function draftAdvice(
	actor: Actor,
	at: At,
	{ version, ...request }: DraftRequest
): Promise<DraftOutcome> {
	return together(actor, async (work) => {
		const found = await adviceToWrite(work, at);
		if ('problem' in found) return found;
		const { part, line, advice } = found;
		if (advice.given) return { problem: 'not-possible-now' };
		if ((advice.drafts.at(-1)?.version ?? 0) !== version) return { problem: 'changed-meanwhile' };
		const read = readDraft(request, line.type);
		const problems = {
			...codeWordProblems(request, advice.words),
			...('problems' in read && read.problems)
		};
		if ('problems' in read || Object.keys(problems).length > 0) return { problems };
		const { partId, keyId } = part;
		const { dueOn } = advice;
		const writtenOn = localDate(work.now);
		const readBy = readSecondBy({ writtenOn, dueOn }, holidays());
		const next = { draft: read.draft, version: version + 1, readBy };
		const draftId = await drafts.add(work, { adviceId: at.adviceId, partId, keyId }, next);
		if (!draftId) return { problem: 'changed-meanwhile' };
		await settleReasons(work, { partId, aboutIds: [at.adviceId] }, ['advice-sent-back']);
		const detail = { version: version + 1, ...(asksSecond(line.type) && { readBy }) };
		const kind = 'trajectory.advice-drafted';
		await record(work, { chainId: partId, kind, subjectId: line.id, keyId, detail });
		await goAlong(work, found, asksSecond(line.type) ? 'second-reading' : 'to-give');
		await hintDesk(work);
		return { draftId };
	});
}
