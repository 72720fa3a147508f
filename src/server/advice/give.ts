import type { Actor } from '#domain/actor.ts';
import { readGiving, type Giving } from '#domain/advice-answer.ts';
import { lookBackOn } from '#domain/advice-term.ts';
import { localDate } from '#domain/time.ts';
import { record } from '../audit/record.ts';
import type { NotForYou } from '../cases/found.ts';
import { openTask, settleTask } from '../help-plans/task.ts';
import { holidays } from '../house.ts';
import { together } from '../work.ts';
import { adviceToWrite, type At } from './found.ts';
import { goAlong } from './phase.ts';
import * as store from './store.ts';

export type GiveOutcome =
	| { given: true }
	| { problems: Record<string, string> }
	| { problem: 'not-possible-now' | 'not-read-yet' }
	| NotForYou;

/** It was given, on a day and in a way: what was due is done, and after four weeks somebody asks what became of it. */
export function giveAdvice(
	actor: Actor,
	at: At,
	request: Record<keyof Giving, string>
): Promise<GiveOutcome> {
	return together(actor, async (work) => {
		const found = await adviceToWrite(work, at);
		if ('problem' in found) return found;
		const { part, line, advice, stage } = found;
		const draft = advice.drafts.at(-1);
		if (stage === 'second-reading') return { problem: 'not-read-yet' };
		if (stage !== 'to-give' || !draft) return { problem: 'not-possible-now' };
		const { askedOn, dueTask } = advice;
		const read = readGiving(request, { askedOn, today: localDate(work.now) });
		if ('problems' in read) return read;

		const { givenOn, how: givenHow } = read.giving;
		const { partId, keyId } = part;
		const afterOn = lookBackOn(givenOn, holidays());
		const settled = await settleTask(work, part, { id: dueTask, as: 'done' });
		const asks = { day: afterOn, words: '', reasonCode: 'advice-after' } as const;
		const task = await openTask(work, part, asks);
		const what = { draftId: draft.id, givenOn, givenHow, afterOn, afterTask: task.id };
		if (!(await store.give(work, { adviceId: at.adviceId, partId }, what)))
			return { problem: 'not-possible-now' };
		for (const happening of [...settled, task.happening]) await record(work, happening);
		const kind = 'trajectory.advice-given';
		const detail = { on: givenOn };
		await record(work, { chainId: partId, kind, subjectId: line.id, keyId, detail });
		await goAlong(work, found, 'given');
		return { given: true };
	});
}
