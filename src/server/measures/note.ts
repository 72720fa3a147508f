import type { Actor } from '#domain/actor.ts';
import { readMeasure, type MeasureProblems, type MeasureRequest } from '#domain/measure.ts';
import { textProblem } from '#domain/free-text.ts';
import { localDate } from '#domain/time.ts';
import { record } from '../audit/record.ts';
import type { NotForYou } from '../cases/found.ts';
import { trajectoryToWrite } from '../help-plans/found.ts';
import * as people from '../people/store.ts';
import { together } from '../work.ts';
import * as measures from './store.ts';

export type MeasureOutcome =
	| { measureId: string }
	| { problems: MeasureProblems }
	| { problem: 'not-possible-now' }
	| NotForYou;

const longestWords = 500;

/** Writes down what somebody answered on a day, or that an assessment was made elsewhere. */
export function noteMeasure(
	actor: Actor,
	{ partId, trajectoryId }: { partId: string; trajectoryId: string },
	request: MeasureRequest
): Promise<MeasureOutcome> {
	return together(actor, async (work) => {
		const at = await trajectoryToWrite(work, partId, trajectoryId);
		if ('problem' in at) return at;
		const all = await people.ofPart(work, partId);
		const person = all.find(({ id }) => id === request.personId);
		const asked = { ...request, personId: person?.id ?? '' };
		const today = localDate(work.now);
		const read = readMeasure(asked, { today, ageBand: person?.ageBand });
		if ('problems' in read) return read;
		const problems = wordsProblems(request.fields);
		if (Object.keys(problems).length > 0) return { problems };

		const { keyId } = at.found;
		const { measured } = read;
		const taken = { measured, personId: person?.id ?? null, takenOn: request.takenOn };
		const measureId = await measures.add(work, { trajectoryId, partId, keyId }, taken);
		const detail = { measure: measured.kind, on: request.takenOn };
		const kind = 'trajectory.measured';
		await record(work, { chainId: partId, kind, subjectId: trajectoryId, keyId, detail });
		return { measureId };
	});
}

function wordsProblems(fields: Record<string, string>): MeasureProblems {
	return Object.fromEntries(
		['name', 'doneBy', 'outcome'].flatMap((name) => {
			const problem = textProblem(fields[name] ?? '', longestWords);
			return problem ? [[name, problem]] : [];
		})
	);
}
