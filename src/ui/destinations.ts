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
/** One line of the palette: a place, or something done here. */
export interface Destination {
	id: string;
	words: string;
	href?: string;
	act?: 'search' | 'duty' | 'keys';
	/** Of a case. */
	code?: string;
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
	const places = placesOf(me, language).filter((one) => fits(one.words));
	if (words.length === 0) return places;
	const own = cases
		.filter(({ code, name }) => fits(`${code} ${name}`))
		.slice(0, mostCases)
		.map(({ partId, code, name }) => ({
			...{ id: partId, code, href: `/desk/cases/${partId}` },
			words: name || t('case.no-name')
		}));
	if (!mayEnter(me, 'case.search')) return places;
	const search = t('search.palette-search-for', { words: typed.trim() });
	return [...own, ...places, { id: 'for', words: search, href: '/desk/search', act: 'search' }];
}

function placesOf(me: Me, language: DeskLanguage): Destination[] {
	const t = deskWords(language);
	const duty = t(me.onDuty ? 'frame.go-off-duty' : 'frame.go-on-duty');
	const hasDuty = may({ id: '', role: me.role }, 'duty.switch', { id: '' });
	return [
		{ id: 'desk', words: t('search.palette-desk'), href: '/desk' },
		...(mayEnter(me, 'case.search')
			? [
					{ id: 'cases', words: t('search.palette-cases'), href: '/desk/cases' },
					{ id: 'search', words: t('search.palette-search'), href: '/desk/search' }
				]
			: []),
		{ id: 'log', words: t('search.palette-log'), href: '/desk/log' },
		...(mayEnter(me, 'review.view')
			? [{ id: 'review', words: t('search.palette-review'), href: '/review' }]
			: []),
		...(hasDuty ? [{ id: 'duty', words: duty, act: 'duty' as const }] : []),
		{ id: 'keys', words: t('search.palette-keys'), act: 'keys' }
	];
}

function mayEnter({ role }: Me, action: 'case.search' | 'review.view'): boolean {
	return may({ id: '', role }, action, undefined);
}
