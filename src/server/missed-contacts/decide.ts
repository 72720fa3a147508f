import { randomUUID } from 'node:crypto';
import type { Actor } from '#domain/actor.ts';
import { noteProblem } from '#domain/note.ts';
import { holdsCitizenNumber } from '#domain/citizen-number.ts';
import { record } from '../audit/record.ts';
import { findCase, type NotForYou } from '../cases/found.ts';
import { sealWords } from '../follow-ups/sealed-words.ts';
import { dataKeyOf } from '../keys/data-keys.ts';
import { isId } from '../row-id.ts';
import { together } from '../work.ts';
import * as missed from './store.ts';

export interface Decision {
	taskId: string;
	/** 'yes': somebody goes to look; 'no': nobody does, and we wait for her. */
	check: string;
	words: string;
}
export type DecideOutcome =
	| { decided: true }
	| { problem: 'check-missing' | 'words-missing' | 'too-long' | 'citizen-number' }
	| NotForYou;

/** Three tries came to nothing: a supervisor says whether somebody goes to look, and why; whoever has the case does it. */
export function decideMissed(
	actor: Actor,
	partId: string,
	{ taskId, check, words }: Decision
): Promise<DecideOutcome> {
	return together(actor, async (work) => {
		const found = await findCase(work, partId, 'part.decide-missed');
		if ('problem' in found) return found;
		const open = await missed.open(work, partId);
		if (!open || !isId(taskId) || open.id !== taskId) return { problem: 'not-found' };
		if (check !== 'yes' && check !== 'no') return { problem: 'check-missing' };
		const problem = noteProblem(words);
		if (problem) return { problem };
		if (holdsCitizenNumber(words)) return { problem: 'citizen-number' };

		const { keyId } = found;
		const id = randomUUID();
		const sealed = sealWords(await dataKeyOf(work, keyId), id, words);
		const isCheck = check === 'yes';
		if (!(await missed.decide(work, taskId, { id, isCheck, sealed })))
			return { problem: 'not-found' };
		const kind = isCheck ? 'missed.check' : 'missed.rest';
		const detail = { reason: words };
		await record(work, { chainId: partId, kind, subjectId: taskId, keyId, detail });
		await record(work, { chainId: partId, kind: 'task.opened', subjectId: id });
		return { decided: true };
	});
}
