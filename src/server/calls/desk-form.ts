import { callOutcomes } from '#domain/call-outcome.ts';
import { destinations } from '#domain/intake.ts';
import { idIn, textIn } from '../chats/desk-form.ts';
import type { ColleagueRequest } from './join.ts';
import type { Telling } from './tell.ts';

export { idIn, readAsked, textIn, toldAt } from '../chats/desk-form.ts';

export function readColleague(form: FormData): ColleagueRequest {
	return {
		to: textIn(form, 'to'),
		role: textIn(form, 'role') === 'joined' ? 'joined' : 'transfer',
		noteId: idIn(form, 'handoverId'),
		note: textIn(form, 'handover')
	};
}

/** At which field of it a refusal stands. */
export function colleagueAt(problem: string): 'to' | 'handover' {
	return problem === 'too-long' ? 'handover' : 'to';
}

export function readTelling(form: FormData): Telling {
	const oneOf = <const T extends string>(known: readonly T[], name: string): T | undefined =>
		known.find((code) => code === form.get(name));
	return {
		outcome: oneOf(callOutcomes, 'outcome'),
		where: oneOf(destinations, 'where'),
		summary: textIn(form, 'summary'),
		summaryId: idIn(form, 'summaryId')
	};
}
