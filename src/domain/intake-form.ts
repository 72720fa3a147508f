import { acuteFields, fieldNames, fields, textOf } from './intake-answers.ts';
import type { Answers, Door, Field, FieldName } from './intake-answers.ts';
import { looksLikePhone } from './phone.ts';
import { plainText } from './plain-text.ts';

export * from './intake-answers.ts';
export type PageId = keyof typeof pages;
export type AnswerProblem = 'story-missing' | 'phone-unreadable' | 'too-long';
export type PageProblems = { [name in FieldName]?: AnswerProblem };

/** What each page asks: one question, except the acute ones and those about safe contact. */
export const pages = {
	safe: ['safeToTalk'],
	acute: acuteFields,
	story: ['story'],
	relation: ['relation'],
	age: ['ageBand'],
	help: ['help'],
	phone: ['phone'],
	contact: ['mayText', 'mayCall', 'phoneShared', 'phoneMonitored'],
	moments: ['safeMoments', 'contactNot'],
	check: ['word']
} as const satisfies Record<string, readonly FieldName[]>;

/** Safety first, then danger, then her story; the rest may all be skipped. */
const pagesOfDoor: Record<Door, readonly PageId[]> = {
	relative: ['safe', 'acute', 'story', 'relation', 'age', 'phone', 'contact', 'moments', 'check'],
	professional: ['acute', 'story', 'help', 'age', 'phone', 'contact', 'moments', 'check'],
	self: ['safe', 'acute', 'story', 'age', 'phone', 'contact', 'moments', 'check']
};
const onlyWithPhone: readonly PageId[] = ['contact', 'moments'];
const notSkipped: readonly PageId[] = ['safe', 'acute', 'story', 'check'];
export const doors = Object.keys(pagesOfDoor) as Door[];

export function isDoor(text: unknown): text is Door {
	return doors.some((door) => door === text);
}

/** The pages in order; those about safe contact only when a phone number was given. */
export function pagesFor(door: Door, answers: Answers): PageId[] {
	const withPhone = textOf(answers, 'phone').trim() !== '';
	return pagesOfDoor[door].filter((page) => withPhone || !onlyWithPhone.includes(page));
}

/** Whether she is told that she may leave this page open. */
export function mayBeSkipped(page: PageId): boolean {
	return !notSkipped.includes(page);
}

/** What is asked in a talk beside danger: the choices of this door that may be left open. */
export function askedInTalk(door: Door): FieldName[] {
	return pagesOfDoor[door]
		.filter((page) => mayBeSkipped(page) && !onlyWithPhone.includes(page))
		.flatMap((page): readonly FieldName[] => pages[page])
		.filter((name) => fields[name].kind === 'choice');
}

/** The page a form names, or the first one when this door has no such page. */
export function readPage(door: Door, text: unknown): PageId {
	return pagesOfDoor[door].find((page) => page === text) ?? (pagesOfDoor[door][0] as PageId);
}

export function nextPage(door: Door, page: PageId, answers: Answers): PageId | undefined {
	const all = pagesOfDoor[door];
	return pagesFor(door, answers).find((other) => all.indexOf(other) > all.indexOf(page));
}

export function previousPage(door: Door, page: PageId, answers: Answers): PageId | undefined {
	const all = pagesOfDoor[door];
	return pagesFor(door, answers).findLast((other) => all.indexOf(other) < all.indexOf(page));
}

/** Only what the form can ask, cleaned; everything else is dropped, codes we do not know too. */
export function knownAnswers(raw: Readonly<Record<string, unknown>>): Answers {
	const read = fieldNames
		.filter((name) => Object.hasOwn(raw, name))
		.map((name) => [name, readAnswer(fields[name], raw[name])]);
	return Object.fromEntries(read.filter(([, value]) => value !== undefined));
}

/** The answers after this page was sent in: a box no longer ticked is gone. */
export function answerPage(
	page: PageId,
	answers: Answers,
	typed: Readonly<Record<string, unknown>>
): Answers {
	const asked: readonly FieldName[] = pages[page];
	const kept = fieldNames.map((name) => [name, asked.includes(name) ? typed[name] : answers[name]]);
	return knownAnswers(Object.fromEntries(kept));
}

/** What is wrong with the answers of one page, by field; empty when nothing is. */
export function pageProblems(page: PageId, answers: Answers): PageProblems {
	const found = pages[page].map((name) => [name, problemOf(name, textOf(answers, name))]);
	return Object.fromEntries(found.filter(([, problem]) => problem !== undefined));
}

/** The first page that still has a problem before sending; undefined when it may be sent. */
export function firstPageWithProblem(door: Door, answers: Answers): PageId | undefined {
	return pagesFor(door, answers).find(
		(page) => Object.keys(pageProblems(page, answers)).length > 0
	);
}

function readAnswer(field: Field, raw: unknown): string | string[] | undefined {
	const given = (Array.isArray(raw) ? raw : [raw]).filter((value) => typeof value === 'string');
	if (field.kind === 'choices') {
		const ticked = field.choices.filter((code) => given.includes(code));
		return ticked.length > 0 ? ticked : undefined;
	}
	const value = plainText(given[0]);
	const known = field.kind === 'choice' ? field.choices.includes(value) : value !== '';
	return known ? value : undefined;
}

function problemOf(name: FieldName, value: string): AnswerProblem | undefined {
	const { kind, longest } = fields[name];
	if (longest > 0 && value.length > longest) return 'too-long';
	if (name === 'story' && value.trim() === '') return 'story-missing';
	if (kind === 'phone' && value.trim() !== '' && !looksLikePhone(value)) return 'phone-unreadable';
	return undefined;
}
