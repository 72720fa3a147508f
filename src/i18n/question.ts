import { fields } from '#domain/intake-form.ts';
import type { Answers, Door, FieldName, PageId } from '#domain/intake-form.ts';
import { speech, type Language } from '#domain/language.ts';
import { weekdayInWords } from './hours.ts';
import { publicCatalogues } from './public.ts';
import type { PublicKey } from './public.ts';

export interface QuestionWords {
	label: string;
	hint: string | undefined;
	choices: { value: string; label: string }[];
}

/** The words of one intake question; a door may have its own. */
export function questionWords(language: Language, door: Door, field: FieldName): QuestionWords {
	const key = `question.${field}`;
	return {
		label: first(language, `${key}.${door}`, key) ?? field,
		hint: first(language, `${key}.${door}.hint`, `${key}.hint`),
		choices: fields[field].choices.map((value) => ({
			value,
			label: choiceWords(language, field, value)
		}))
	};
}

/** The words of one answer: 'Mijn kind', 'dinsdag ochtend'. */
export function choiceWords(language: Language, field: FieldName, code: string): string {
	if (field === 'safeMoments') return momentWords(language, code);
	return first(language, `choice.${field}.${code}`, `choice.${code}`) ?? code;
}

/** An answer as the check page shows it; empty when nothing was filled in. */
export function answerWords(language: Language, field: FieldName, answers: Answers): string {
	const given = answers[field] ?? [];
	if (fields[field].choices.length === 0) return String(given);
	return [given]
		.flat()
		.map((code) => choiceWords(language, field, code))
		.join(speech[language].comma);
}

/** What stands above the questions of a page; undefined where its only question is the heading. */
export function headingOf(
	language: Language,
	page: PageId
): { title: string; lead: string | undefined } | undefined {
	const title = first(language, `page.${page}.title`);
	return title === undefined ? undefined : { title, lead: first(language, `page.${page}.lead`) };
}

/** What we promise on a page, in the order of reading. */
export const promisesOfPage: Partial<Record<PageId, PublicKey[]>> = {
	story: ['promise.nothing-before-send', 'promise.no-name'],
	phone: ['promise.no-message'],
	contact: ['promise.no-message', 'promise.neutral-text'],
	moments: ['promise.no-moment']
};

function momentWords(language: Language, code: string): string {
	const [day = '', part = ''] = code.split('-');
	return `${weekdayInWords(language, Number(day))} ${first(language, `part.${part}`) ?? part}`;
}

function first(language: Language, ...keys: string[]): string | undefined {
	const key = keys.find(isPublicKey);
	return key === undefined ? undefined : publicCatalogues[language][key];
}

function isPublicKey(key: string): key is PublicKey {
	return Object.hasOwn(publicCatalogues.nl, key);
}
