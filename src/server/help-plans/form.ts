import { scores } from '#domain/goal-attainment.ts';
import { baselines, goalDomains, grades, type Goal } from '#domain/goal.ts';
import { stepOwners, type AgreementRequest } from '#domain/help-plan.ts';
import { askedTextProblem, textProblem } from '#domain/free-text.ts';
import { dayNumber } from '#domain/time.ts';
import { textOf, typedIn, type TypedFields } from '../typed.ts';
import type { NewStep } from './step.ts';

type Read<Asked> = { typed: TypedFields; asked: Asked };
type Refused = { typed: TypedFields; problems: Record<string, string> };

const longestPlain = 300;
const longestLevel = 500;

export function readGoal(form: FormData): Read<Goal> | Refused {
	const typed = typedIn(form);
	const { fields } = typed;
	const levels = scores.map((score) => textOf(fields, levelField(score)));
	const domain = goalDomains.find((code) => code === fields['domain']);
	const plain = textOf(fields, 'plain');
	const problems = {
		...wordsProblem('plain', plain, longestPlain),
		...(!domain && { domain: 'domain-missing' }),
		...Object.fromEntries(
			scores.flatMap((score, index) => {
				const problem = textProblem(levels[index]!, longestLevel);
				return problem ? [[levelField(score), problem]] : [];
			})
		)
	};
	if (!domain || Object.keys(problems).length > 0) return { typed, problems };
	const asked: Goal = {
		...{ id: fields['goal'] ?? '', domain, plain },
		levels: levels as unknown as Goal['levels'],
		importance: numberOf(grades, fields['importance']) ?? 1,
		difficulty: numberOf(grades, fields['difficulty']) ?? 1,
		baseline: numberOf(baselines, fields['baseline']) ?? -1
	};
	return { typed, asked };
}

/** Of the text that tells what one would see at this score. */
export function levelField(score: number): string {
	return `level${score < 0 ? '-minus-' : '-'}${Math.abs(score)}`;
}

export function readStep(form: FormData): Read<NewStep> | Refused {
	const typed = typedIn(form);
	const { fields } = typed;
	const words = textOf(fields, 'words');
	const day = textOf(fields, 'day');
	const owner = stepOwners.find((code) => code === fields['owner']);
	const problems = {
		...wordsProblem('words', words, longestPlain),
		...(!owner && { owner: 'owner-missing' }),
		...(Number.isNaN(dayNumber(day)) && { day: 'day-unreadable' })
	};
	if (!owner || Object.keys(problems).length > 0) return { typed, problems };
	return { typed, asked: { goalId: fields['ofGoal'] ?? '', words, owner, day } };
}

export function readAgreement(form: FormData): Read<AgreementRequest> {
	const typed = typedIn(form);
	const [personId, how, on, reviewOn] = ['person', 'how', 'on', 'reviewOn'].map((name) =>
		textOf(typed.fields, name)
	) as [string, string, string, string];
	return { typed, asked: { personId, how, on, reviewOn } };
}

/** At which field of the form about her yes a refusal stands. */
export function fieldOfAgreement(problem: string): string {
	const fields: Record<string, string> = {
		'client-missing': 'person',
		'agreement-way-missing': 'how',
		'day-unreadable': 'on',
		'day-ahead': 'on',
		'review-day-unreadable': 'reviewOn',
		'review-too-far': 'reviewOn'
	};
	return fields[problem] ?? 'person';
}

function wordsProblem(field: string, words: string, most: number): Record<string, string> {
	const problem = askedTextProblem(words, most);
	return problem ? { [field]: problem } : {};
}

function numberOf<const T extends number>(known: readonly T[], typed?: string): T | undefined {
	return known.find((one) => String(one) === typed);
}
