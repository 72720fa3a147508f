import type { Actor } from '#domain/actor.ts';
import { readOutcome, type Outcome } from '#domain/advice-answer.ts';
import { localDate } from '#domain/time.ts';
import { record } from '../audit/record.ts';
import type { NotForYou } from '../cases/found.ts';
import { settleTask } from '../help-plans/task.ts';
import { together } from '../work.ts';
import { adviceToWrite, type At } from './found.ts';
import { goAlong } from './phase.ts';
import * as store from './store.ts';

export type LookBackOutcome =
	| { kept: true }
	| { problems: Record<string, string> }
	| { problem: 'not-possible-now' }
	| NotForYou;

/** What she did with it and whether it helped; the task that asked is done. */
export function lookBack(
	actor: Actor,
	at: At,
	request: Record<keyof Outcome, string>
): Promise<LookBackOutcome> {
	return together(actor, async (work) => {
		const found = await adviceToWrite(work, at);
		if ('problem' in found) return found;
		const { part, line, advice } = found;
		if (!advice.given || advice.outcome) return { problem: 'not-possible-now' };
		const { givenOn, afterTask } = advice.given;
		const { type } = line;
		const read = readOutcome(request, { type, givenOn, today: localDate(work.now) });
		if ('problems' in read) return read;
		const { partId, keyId } = part;
		const settled = await settleTask(work, part, { id: afterTask, as: 'done' });
		if (!(await store.keepOutcome(work, { adviceId: at.adviceId, partId, keyId }, read.outcome)))
			return { problem: 'not-possible-now' };
		for (const happening of settled) await record(work, happening);
		const kind = 'trajectory.advice-looked-back';
		const detail = { on: read.outcome.askedOn };
		await record(work, { chainId: partId, kind, subjectId: line.id, keyId, detail });
		await goAlong(work, found, 'looked-back');
		return { kept: true };
	});
}
