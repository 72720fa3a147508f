import { randomUUID } from 'node:crypto';
import {
	acuteFields,
	doors,
	isDoor,
	knownAnswers,
	pageProblems,
	pages,
	textOf
} from '#domain/intake-form.ts';
import type { Answers } from '#domain/intake-form.ts';
import { isLanguage } from '#domain/language.ts';
import { isDirection, isLoggedWay, LONGEST_SPOKEN_WITH } from '#domain/logged-contact.ts';
import { plainText } from '#domain/plain-text.ts';
import { atLocal, localDate, localTime } from '#domain/time.ts';
import { readPhone } from '../people/phone-number.ts';
import type { LoggedCall } from './log-call.ts';

export type CallProblems = Partial<Record<string, string>>;
export interface TypedCall {
	formId: string;
	way: string;
	direction: string;
	spokenWith: string;
	/** Of the case it belongs to; empty where it is a new one. */
	partId: string;
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
		...{ way: 'phone', direction: 'they', spokenWith: '', partId: '' },
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
	const { door, language, answers, way, direction, partId, ...rest } = typed;
	const calledAt = momentOf(typed.calledOn, typed.calledAtHour);
	const problems = problemsOf(typed, calledAt);
	if (
		Object.keys(problems).length > 0 ||
		!calledAt ||
		!isDoor(door) ||
		!isLanguage(language) ||
		!isLoggedWay(way) ||
		!isDirection(direction)
	) {
		return { typed, problems };
	}
	// whoever has a case has her way back there
	const inCase = partId ? { partId, givesCode: false } : {};
	return { typed, call: { ...rest, door, language, answers, calledAt, way, direction, ...inCase } };
}

function typedCall(data: FormData): TypedCall {
	const text = (name: string) => String(data.get(name) ?? '');
	const raw = { ...Object.fromEntries(data), safeMoments: data.getAll('safeMoments') };
	return {
		formId: text('formId'),
		way: text('way') || 'phone',
		direction: text('direction') || 'they',
		spokenWith: plainText(data.get('spokenWith')).trim(),
		partId: text('partId'),
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
		...(isLoggedWay(typed.way) ? {} : { way: 'way-missing' }),
		...(isDirection(typed.direction) ? {} : { direction: 'direction-missing' }),
		...(typed.spokenWith.length > LONGEST_SPOKEN_WITH ? { spokenWith: 'too-long' } : {}),
		...(isDoor(typed.door) ? {} : { door: 'door-missing' }),
		...(isLanguage(typed.language) ? {} : { language: 'language-unknown' }),
		...(unanswered && !typed.notAskable ? { [unanswered]: 'acute-missing' } : {}),
		...Object.assign(
			{},
			...Object.keys(pages).map((page) => pageProblems(page as keyof typeof pages, answers))
		),
		...phoneProblemOf(answers)
	};
}

function phoneProblemOf(answers: Answers): CallProblems {
	const typed = textOf(answers, 'phone').trim();
	const read = typed === '' ? undefined : readPhone(typed);
	return read && 'problem' in read ? { phone: read.problem } : {};
}

function momentOf(date: string, hour: string): Date | undefined {
	try {
		return atLocal(date, hour);
	} catch (reason) {
		if (reason instanceof RangeError) return undefined;
		throw reason;
	}
}
