import { may } from '#domain/access.ts';
import type { Role } from '#domain/actor.ts';
import { fold, holdsAll } from '#domain/search.ts';
import { deskWords, type DeskLanguage } from '#i18n/desk.ts';

/** A case the palette can lead to. */
export interface Jump {
	partId: string;
	code: string;
	name: string;
	isClosed: boolean;
}
export interface Me {
	role: Role;
	onDuty: boolean;
}
/** What a line of the palette is an answer to, in the order they stand in. */
export const questions = ['who', 'where', 'what', 'written'] as const;
/** One line of the palette: a place, or something done here. */
export interface Destination {
	id: string;
	question: (typeof questions)[number];
	words: string;
	href?: string;
	act?: 'search' | 'duty' | 'keys';
	/** Of a case. */
	code?: string;
	isClosed?: boolean;
}

const mostCases = 8;

/** What fits what was typed: the own cases first, then the rest; searching for it always stands last. */
export function destinations(
	me: Me,
	language: DeskLanguage,
	{ typed, cases }: { typed: string; cases: Jump[] }
): Destination[] {
	const t = deskWords(language);
	const words = fold(typed).split(/\s+/).filter(Boolean);
	const fits = (text: string) => holdsAll(fold(text), words);
	const places = [...placesOf(me, language), ...deedsOf(me, language)].filter((one) =>
		fits(one.words)
	);
	if (words.length === 0 || !mayEnter(me, 'case.search')) return places;
	const own = cases
		.filter(({ code, name }) => fits(`${code} ${name}`))
		.slice(0, mostCases)
		.map(({ partId, code, name, isClosed }) => ({
			...{ id: partId, question: 'who' as const, code, isClosed },
			...{ href: `/desk/cases/${partId}`, words: name || t('case.no-name') }
		}));
	return [...own, ...places, wordsIn(typed.trim(), language)];
}

function placesOf(me: Me, language: DeskLanguage): Destination[] {
	const t = deskWords(language);
	const question = 'where';
	return [
		{ id: 'desk', question, words: t('search.palette-desk'), href: '/desk' },
		...(mayEnter(me, 'case.search')
			? [
					{ id: 'cases', question, words: t('search.palette-cases'), href: '/desk/cases' } as const,
					{
						id: 'search',
						question,
						words: t('search.palette-search'),
						href: '/desk/search'
					} as const
				]
			: []),
		...(mayEnter(me, 'call.list')
			? [{ id: 'calls', question, words: t('search.palette-calls'), href: '/desk/calls' } as const]
			: []),
		...(mayEnter(me, 'chat.list')
			? [{ id: 'chats', question, words: t('search.palette-chats'), href: '/desk/chats' } as const]
			: []),
		...(mayEnter(me, 'lesson.list')
			? [{ id: 'lessons', question, words: t('lesson.link'), href: '/desk/lessons' } as const]
			: []),
		...(mayEnter(me, 'intervention.list')
			? [
					{
						id: 'interventions',
						question,
						words: t('intervention.link'),
						href: '/desk/interventions'
					} as const
				]
			: []),
		...(mayEnter(me, 'advice.list')
			? [
					{
						id: 'second-reading',
						question,
						words: t('advice.reading-title'),
						href: '/desk/second-reading'
					} as const
				]
			: []),
		...(mayEnter(me, 'review.view')
			? [{ id: 'review', question, words: t('search.palette-review'), href: '/review' } as const]
			: [])
	];
}

function deedsOf({ role, onDuty }: Me, language: DeskLanguage): Destination[] {
	const t = deskWords(language);
	const question = 'what';
	const duty = t(onDuty ? 'frame.go-off-duty' : 'frame.go-on-duty');
	const hasDuty = may({ id: '', role }, 'duty.switch', { id: '' });
	return [
		{ id: 'log', question, words: t('search.palette-log'), href: '/desk/log' },
		...(hasDuty ? [{ id: 'duty', question, words: duty, act: 'duty' } as const] : []),
		{ id: 'keys', question, words: t('search.palette-keys'), act: 'keys' }
	];
}

function wordsIn(words: string, language: DeskLanguage): Destination {
	const line = deskWords(language)('search.palette-search-for', { words });
	return { id: 'for', question: 'written', words: line, href: '/desk/search', act: 'search' };
}

function mayEnter(
	{ role }: Me,
	action:
		| 'advice.list'
		| 'call.list'
		| 'case.search'
		| 'chat.list'
		| 'intervention.list'
		| 'lesson.list'
		| 'review.view'
): boolean {
	return may({ id: '', role }, action, undefined);
}
