import * as v from 'valibot';
import {
	riskAnswers,
	riskQuestions,
	secondHows,
	visitActs,
	visitDecisions
} from '#domain/visit.ts';
import { typedIn } from '../typed.ts';
import type { ActRequest } from './act.ts';
import type { DecideRequest } from './decide.ts';
import type { PlanRequest } from './plan.ts';

const short = v.optional(v.pipe(v.string(), v.trim(), v.maxLength(500)), '');
const long = v.optional(v.pipe(v.string(), v.trim(), v.maxLength(2000)), '');
const version = v.pipe(v.string(), v.regex(/^[0-9]{1,9}$/), v.transform(Number));
const plan = v.object({
	address: short,
	goes: short,
	second: short,
	secondHow: v.optional(v.picklist(secondHows), 'along'),
	travel: short,
	riskWords: long,
	version
});
const answer = v.picklist(riskAnswers);
const act = v.object({
	act: v.picklist(visitActs),
	backBy: v.optional(v.pipe(v.string(), v.maxLength(40)), '')
});

export type TypedVisit = Record<string, string>;
export type VisitProblems = Record<string, string>;

/** A visit plan as it was typed; every question has an answer, and not to know is one. */
export function readVisitPlan(
	form: FormData
): { typed: TypedVisit } & ({ request: PlanRequest } | { problems: VisitProblems }) {
	const typed = typedIn(form).fields;
	const parsed = v.safeParse(plan, typed);
	if (!parsed.success) {
		const field = String(v.getDotPath(parsed.issues[0]) ?? 'address');
		return { typed, problems: { [field]: 'too-long' } };
	}
	const {
		address,
		goes,
		second,
		secondHow: how,
		travel,
		riskWords: words,
		version
	} = parsed.output;
	const open = riskQuestions.filter((name) => !v.is(answer, typed[name]));
	const problems = {
		...(address === '' && { address: 'address-missing' }),
		...Object.fromEntries(open.map((name) => [name, 'risk-missing']))
	};
	if (Object.keys(problems).length > 0) return { typed, problems };
	const answers = Object.fromEntries(riskQuestions.map((name) => [name, typed[name]]));
	const request = { address, goes, answers, words, travel, version };
	return { typed, request: { ...request, second: second ? { id: second, how } : undefined } };
}

/** Which field a refusal stands at. */
export function visitFieldOf(problem: string): string {
	if (problem.startsWith('second')) return 'second';
	return problem === 'goes-not-possible' ? 'goes' : 'address';
}

export function readAct(form: FormData): ActRequest | undefined {
	const parsed = v.safeParse(act, typedIn(form).fields);
	return parsed.success ? parsed.output : undefined;
}

export function readAgreement(form: FormData): number | undefined {
	const parsed = v.safeParse(version, String(form.get('version') ?? ''));
	return parsed.success ? parsed.output : undefined;
}

export function readSending(form: FormData): { goes: string; version: number } {
	return { goes: String(form.get('goes') ?? ''), version: readAgreement(form) ?? 0 };
}

export function readDecision(form: FormData): { typed: TypedVisit; request: DecideRequest } {
	const typed = typedIn(form).fields;
	const decision = visitDecisions.find((one) => one === typed['decision']);
	return { typed, request: { decision, words: typed['words'] ?? '' } };
}
