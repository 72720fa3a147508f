import { isUnusual } from '#domain/event.ts';
import { codeWords } from '#i18n/desk-codes.ts';
import { deskCode, deskWords, type DeskLanguage } from '#i18n/desk.ts';
import { dayInWords } from '#i18n/moments.ts';
import type { PageData } from './$types';

type Line = PageData['log']['lines'][number];

/** What somebody did, the same after each other said once. */
export interface Deed {
	said: string;
	/** The last time of as many. */
	at: Date;
	times: number;
	isUnusual: boolean;
}
export interface Colleague {
	who: string;
	deeds: Deed[];
}

/** Day by day who did what, the newest day and whoever was there last first. */
export function daysOf(
	lines: Line[],
	language: DeskLanguage
): { day: string; colleagues: Colleague[] }[] {
	return [...Map.groupBy(lines, ({ at }) => dayInWords(language, at))].map(([day, ofDay]) => ({
		day,
		colleagues: [...Map.groupBy(ofDay, hand)].map(([, own]) => ({
			who: whoOf(own[0]!, language),
			deeds: deedsOf(own, language)
		}))
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

// by its words and not by its code: what reads the same is not told apart
function deedsOf(lines: Line[], language: DeskLanguage): Deed[] {
	const t = deskWords(language);
	const deeds: Deed[] = [];
	for (const { kind, at } of lines) {
		const said = t(deskCode(`event.${kind.replace('.', '-')}`, 'event.other'));
		const before = deeds.at(-1);
		if (before?.said === said) before.times += 1;
		else deeds.push({ said, at, times: 1, isUnusual: isUnusual(kind) });
	}
	return deeds;
}
