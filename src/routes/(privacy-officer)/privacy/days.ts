import type { GlassStanding } from '#domain/glass.ts';
import { localDay } from '#domain/time.ts';
import { deskWords, type DeskLanguage } from '#i18n/desk.ts';
import { dayInWords, hourOf } from '#i18n/moments.ts';
import type { PageData } from './$types';

type Overview = PageData['overview'];

/** One thing that somebody did, as a sentence about a case or about none. */
export interface Deed {
	/** Two colleagues may have one name. */
	staffId: string;
	by: string;
	role: string;
	at: Date;
	/** The case stands where the sentence is split. */
	said: [before: string, after: string];
	place?: { partId: string; code: string };
	/** Of a case read in need: what a supervisor found of it, or by when. */
	verdict?: { standing: GlassStanding; words: string };
	/** Not their own, or more than once: to look at twice. */
	isUnusual?: boolean;
}
/** A day as a number, and what an eye would have seen on it. */
export interface Looked {
	day: number;
	eye: 'nobody' | 'looked' | 'unusual';
}
export interface Day {
	day: string;
	colleagues: { by: string; role: string; deeds: Deed[] }[];
}

/** What does not happen every day, the last first. */
export function unusualOf(overview: Overview, language: DeskLanguage): Deed[] {
	return deedsOf(overview, language)
		.filter(({ isUnusual }) => isUnusual)
		.toSorted(lastFirst);
}

/** The rest of the last thirty days, day by day and colleague by colleague: the last first. */
export function daysOf(overview: Overview, language: DeskLanguage): Day[] {
	const deeds = deedsOf(overview, language)
		.filter(({ isUnusual }) => !isUnusual)
		.toSorted(lastFirst);
	return [...Map.groupBy(deeds, ({ at }) => dayInWords(language, at))].map(([day, ofDay]) => ({
		day,
		colleagues: [...Map.groupBy(ofDay, ({ staffId }) => staffId)].map(([, own]) => ({
			by: own[0]!.by,
			role: own.find(({ role }) => role)?.role ?? '',
			deeds: own
		}))
	}));
}

/** Up to and with today, the first first: whether somebody looked, and whether it stands out. No day of which not all is told. */
export function lastDays(overview: Overview, language: DeskLanguage): Looked[] {
	const deeds = deedsOf(overview, language);
	const today = localDay(overview.now);
	const { readings, isCut } = overview;
	const cutOn = isCut ? Math.min(...readings.map(({ lastAt }) => localDay(lastAt))) : -Infinity;
	const first = Math.max(today - 29, cutOn);
	return Array.from({ length: today - first + 1 }, (_, at) => {
		const day = first + at;
		const own = deeds.filter((deed) => localDay(deed.at) === day);
		const rest = own.length > 0 ? 'looked' : 'nobody';
		return { day, eye: own.some(({ isUnusual }) => isUnusual) ? 'unusual' : rest };
	});
}

function lastFirst(one: Deed, other: Deed): number {
	return +other.at - +one.at;
}

function deedsOf(overview: Overview, language: DeskLanguage): Deed[] {
	const t = deskWords(language);
	const roleOf = ({ role }: { role?: Overview['readings'][number]['role'] }) =>
		role ? t(`role.${role}`) : '';
	const hour = (at: Date) => hourOf(language, at);
	return [
		...glassDeeds(overview, language),
		...overview.readings.map((one): Deed => {
			const { partId, code, times, lastAt: at } = one;
			const said = split(t('privacy.did-read', { code: gap, n: times, hour: hour(at) }));
			return { staffId: one.id, by: one.by, role: roleOf(one), at, said, place: { partId, code } };
		}),
		...overview.refusals.map((one): Deed => {
			const said = t('privacy.did-try', { n: one.times, hour: hour(one.lastAt) });
			const { id: staffId, by, lastAt: at } = one;
			return { staffId, by, role: roleOf(one), at, said: [said, ''], isUnusual: true };
		}),
		...overview.conflicts.map((one): Deed => {
			const { partId, code, at } = one;
			const said = split(t('privacy.did-hand-over', { code: gap, hour: hour(at) }));
			return { staffId: one.id, by: one.by, role: roleOf(one), at, said, place: { partId, code } };
		}),
		...overview.searches.map(({ id: staffId, by, at }): Deed => {
			const said = t('privacy.did-search', { hour: hour(at) });
			return { staffId, by, role: '', at, said: [said, ''], isUnusual: true };
		}),
		...overview.accounts.map((one): Deed => {
			const by = one.by || one.about;
			return { staffId: one.id, by, role: '', at: one.at, said: [accountSaid(one, language), ''] };
		})
	];
}

function glassDeeds({ glass }: Overview, language: DeskLanguage): Deed[] {
	const t = deskWords(language);
	return glass.map(({ staffId, by, brokenAt: at, partId, code, ...one }): Deed => {
		const [from, until] = [hourOf(language, at), hourOf(language, one.endsAt)];
		const told = t(one.isOpen ? 'privacy.did-glass-open' : 'privacy.did-glass', {
			...{ code: gap, from, until }
		});
		const words = one.reviewedBy
			? t('privacy.reviewed-by', { name: one.reviewedBy })
			: t('privacy.review-by', { day: dayInWords(language, one.reviewBy) });
		const verdict = { standing: one.standing, words };
		return {
			staffId,
			by,
			role: '',
			at,
			said: split(told),
			place: { partId, code },
			verdict,
			isUnusual: true
		};
	});
}

function accountSaid(
	{ kind, about }: Overview['accounts'][number],
	language: DeskLanguage
): string {
	const t = deskWords(language);
	if (kind === 'staff.vouched') return t('privacy.account-vouched', { about });
	if (kind === 'staff.refused') return t('privacy.account-refused', { about });
	return t('privacy.account-alone');
}

// where the code of the case comes, as a link
const gap = '\u0000';

function split(told: string): [string, string] {
	const [before = '', after = ''] = told.split(gap);
	return [before, after];
}
