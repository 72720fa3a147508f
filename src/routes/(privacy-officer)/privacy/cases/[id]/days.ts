import { startOfMinute } from 'date-fns/startOfMinute';
import { isUnusual } from '#domain/event.ts';
import { codeWords } from '#i18n/desk-codes.ts';
import { deskCode, deskWords, type DeskLanguage } from '#i18n/desk.ts';
import { dayInWords } from '#i18n/moments.ts';
import type { PageData } from './$types';

type Line = PageData['log']['lines'][number];

/** What does not happen every day; it stands before the rest of its day. */
export interface Unusual {
	who: string;
	said: string;
	at: Date;
}
/** What somebody did in one minute, the same after each other said once. */
export interface Moment {
	at: Date;
	said: string[];
}
export interface Day {
	day: string;
	unusual: Unusual[];
	colleagues: { who: string; moments: Moment[] }[];
}

/** Day by day who did what, the newest day and whoever was there last first. */
export function daysOf(lines: Line[], language: DeskLanguage): Day[] {
	return [...Map.groupBy(lines, ({ at }) => dayInWords(language, at))].map(([day, ofDay]) => ({
		day,
		unusual: unusualOf(ofDay, language),
		colleagues: [...Map.groupBy(ofDay, hand)]
			.map(([, own]) => ({
				who: whoOf(own[0]!, language),
				moments: momentsOf(own, language)
			}))
			.filter(({ moments }) => moments.length > 0)
	}));
}

// two colleagues may have one name
function hand({ actorId, origin }: Line): string {
	return actorId ?? origin;
}

function whoOf({ by, origin }: Line, language: DeskLanguage): string {
	const system = deskWords(language)('privacy.by-system');
	return by || codeWords(language, `privacy.by-${origin}`, system);
}

function unusualOf(lines: Line[], language: DeskLanguage): Unusual[] {
	const said = lines
		.filter(({ kind }) => isUnusual(kind))
		.map((line) => ({ line, hand: hand(line), said: wordsOf(line, language), at: line.at }));
	return counted(said, language).map(({ line, said, at }) => ({
		who: whoOf(line, language),
		...{ said, at }
	}));
}

function momentsOf(lines: Line[], language: DeskLanguage): Moment[] {
	const usual = lines.filter(({ kind }) => !isUnusual(kind));
	const minutes = Map.groupBy(usual, ({ at }) => startOfMinute(at).getTime());
	return [...minutes].map(([at, own]) => ({
		at: new Date(at),
		said: counted(
			own.map((line) => ({ hand: '', said: wordsOf(line, language) })),
			language
		).map(({ said }) => said)
	}));
}

/** The same after each other is said once, with how often. */
function counted<One extends { hand: string; said: string }>(
	all: One[],
	language: DeskLanguage
): One[] {
	const found: { one: One; times: number }[] = [];
	for (const one of all) {
		const before = found.at(-1);
		if (before?.one.said === one.said && before.one.hand === one.hand) before.times += 1;
		else found.push({ one, times: 1 });
	}
	const t = deskWords(language);
	return found.map(({ one, times }) =>
		times > 1 ? { ...one, said: `${one.said}, ${t('privacy.deed-times', { n: times })}` } : one
	);
}

// by its words and not by its code: what reads the same is not told apart
function wordsOf({ kind }: Line, language: DeskLanguage): string {
	return deskWords(language)(deskCode(`event.${kind.replace('.', '-')}`, 'event.other'));
}
