import type { Actor } from '#domain/actor.ts';
import { isAdvice, readQuestion, type QuestionRequest } from '#domain/advice.ts';
import { codeWordProblems } from '#domain/advice-letter.ts';
import { adviceDue } from '#domain/advice-term.ts';
import { localDate } from '#domain/time.ts';
import { record } from '../audit/record.ts';
import type { NotForYou } from '../cases/found.ts';
import { trajectoryToWrite } from '../help-plans/found.ts';
import { openTask } from '../help-plans/task.ts';
import { holidays } from '../house.ts';
import * as people from '../people/store.ts';
import { together } from '../work.ts';
import * as advice from './store.ts';

export type AskOutcome =
	| { adviceId: string }
	| { problems: Record<string, string> }
	| { problem: 'not-possible-now' }
	| NotForYou;

/** What a professional asked is written down; by when she has an answer is a task from now on. */
export function askAdvice(
	actor: Actor,
	{ partId, trajectoryId }: { partId: string; trajectoryId: string },
	{ personId, ...request }: QuestionRequest & { personId: string }
): Promise<AskOutcome> {
	return together(actor, async (work) => {
		const at = await trajectoryToWrite(work, partId, trajectoryId);
		if ('problem' in at) return at;
		const { type } = at.trajectory;
		if (!isAdvice(type)) return { problem: 'not-found' };
		const all = await people.ofPart(work, partId);
		// whom it is about asks nothing, and gets no letter
		const person = all.find(({ id, role }) => id === personId && role !== 'concern');
		const read = readQuestion(request, localDate(work.now));
		const problems = {
			...codeWordProblems(request, request),
			...('problems' in read && read.problems),
			...(!person && { personId: 'person-missing' })
		};
		if ('problems' in read || !person || Object.keys(problems).length > 0) return { problems };

		const { question } = read;
		const { keyId } = at.found;
		const dueOn = adviceDue(type, question.askedOn, holidays());
		const task = await openTask(work, at.found, {
			day: dueOn,
			words: '',
			reasonCode: 'advice-due'
		});
		const line = { trajectoryId, partId, keyId };
		const asked = { question, personId: person.id, dueOn, dueTask: task.id };
		const adviceId = await advice.add(work, line, asked);
		await record(work, task.happening);
		const detail = { on: question.askedOn };
		const kind = 'trajectory.advice-asked';
		await record(work, { chainId: partId, kind, subjectId: trajectoryId, keyId, detail });
		return { adviceId };
	});
}
