import { scores } from '#domain/goal-attainment.ts';
import type { GoalScore } from '#domain/goal.ts';
import { plainText } from '#domain/plain-text.ts';
import { reviewers, reviewTopics } from '#domain/trajectory-review.ts';
import type { KeepRequest } from './keep.ts';

/** What was typed, by name, and who was ticked; it goes back onto the page. */
export interface TypedReview {
	fields: Record<string, string>;
	present: string[];
}

const goalField = 'goal-';

export function readReview(form: FormData): { typed: TypedReview; asked: KeepRequest } {
	const texts = [...form].filter(
		(entry): entry is [string, string] => typeof entry[1] === 'string'
	);
	const fields = Object.fromEntries(
		texts
			.filter(([name]) => name !== 'present')
			.map(([name, value]) => [name, plainText(value).trim()])
	);
	const present = texts.filter(([name]) => name === 'present').map(([, value]) => value);
	const of = (name: string) => fields[name] ?? '';
	const topics = Object.fromEntries(
		reviewTopics.map((topic) => [topic, { answer: of(topic), words: of(`${topic}-words`) }])
	);
	const asked = {
		...{ trajectoryId: of('of'), heldOn: of('heldOn'), outcome: of('outcome') },
		...{ reason: of('reason'), nextOn: of('nextOn'), topics, scores: scoresIn(fields) },
		present: reviewers.filter((who) => present.includes(who))
	};
	return { typed: { fields, present }, asked };
}

function scoresIn(fields: Record<string, string>): GoalScore[] {
	return Object.entries(fields).flatMap(([name, value]) => {
		const score = scores.find((one) => String(one) === value);
		const isScored = name.startsWith(goalField) && score !== undefined;
		return isScored ? [{ goalId: name.slice(goalField.length), score }] : [];
	});
}
