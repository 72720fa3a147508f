import { randomUUID } from 'node:crypto';
import {
	acuteFields,
	doors,
	isDoor,
	knownAnswers,
	pageProblems,
	pages
} from '#domain/intake-form.ts';
import type { Answers } from '#domain/intake-form.ts';
import { isLanguage } from '#domain/language.ts';
import { atLocal, localDate, localTime } from '#domain/time.ts';
import type { LoggedCall } from './log-call.ts';

export type CallProblems = Partial<Record<string, string>>;
export interface TypedCall {
	formId: string;
	calledOn: string;
	calledAtHour: string;
	door: string;
	language: string;
	answers: Answers;
	notAskable: boolean;
	givesCode: boolean;
}

export function emptyCall(now: Date): TypedCall {
	return {
		formId: randomUUID(),
		calledOn: localDate(now),
		calledAtHour: localTime(now),
		...{ door: doors[0]!, language: 'nl', answers: {}, notAskable: false, givesCode: false }
	};
}

/** What a counsellor typed about a call: the call, or what is wrong by field; what was typed comes back. */
export function readCall(
	data: FormData
): { typed: TypedCall } & ({ call: LoggedCall } | { problems: CallProblems }) {
	const typed = typedCall(data);
	const { door, language, answers, ...rest } = typed;
	const calledAt = momentOf(typed.calledOn, typed.calledAtHour);
	const problems = problemsOf(typed, calledAt);
	if (Object.keys(problems).length > 0 || !calledAt || !isDoor(door) || !isLanguage(language)) {
		return { typed, problems };
	}
	return { typed, call: { ...rest, door, language, answers, calledAt } };
}

function typedCall(data: FormData): TypedCall {
	const text = (name: string) => String(data.get(name) ?? '');
	const raw = { ...Object.fromEntries(data), safeMoments: data.getAll('safeMoments') };
	return {
		formId: text('formId'),
		calledOn: text('calledOn'),
		calledAtHour: text('calledAtHour'),
		door: text('door'),
		language: text('language'),
		answers: knownAnswers(raw),
		notAskable: data.has('notAskable'),
		givesCode: data.has('givesCode')
	};
}

function problemsOf(typed: TypedCall, calledAt: Date | undefined): CallProblems {
	const { answers } = typed;
	const unanswered = acuteFields.find((name) => answers[name] === undefined);
	return {
		...(calledAt ? {} : { calledOn: 'moment-unreadable' }),
		...(isDoor(typed.door) ? {} : { door: 'door-missing' }),
		...(isLanguage(typed.language) ? {} : { language: 'language-unknown' }),
		...(unanswered && !typed.notAskable ? { [unanswered]: 'acute-missing' } : {}),
		...Object.assign(
			{},
			...Object.keys(pages).map((page) => pageProblems(page as keyof typeof pages, answers))
		)
	};
}

function momentOf(date: string, hour: string): Date | undefined {
	try {
		return atLocal(date, hour);
	} catch (reason) {
		if (reason instanceof RangeError) return undefined;
		throw reason;
	}
}
