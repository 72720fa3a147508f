import { isLive, type ChatRating, type ChatStatus, type Tiding } from '#domain/chat.ts';
import type { Language } from '#domain/language.ts';
import { hourOf } from '#i18n/moments.ts';
import { publicWords } from '#i18n/public.ts';

/** A line and a conversation as they are read. */
export interface Line {
	seq: number;
	id: string;
	from: 'me' | 'us' | 'house';
	text: string;
	tiding?: { what: Tiding; name: string };
	isUnreadable?: true;
	at: Date;
}
export interface Talk {
	status: ChatStatus;
	place: number | undefined;
	wait: number | 'long' | undefined;
	offersForm: boolean;
	quiet: number;
	who: string | undefined;
	arrived: number;
	lastSeq: number;
	endedBySeeker: boolean;
	rating: ChatRating | undefined;
}
/** What the screen is about now; the script knows these words too. */
export type Scene = 'waiting' | 'active' | 'ended' | 'abandoned';
export interface ToldLine {
	seq: number;
	id: string;
	from: Line['from'];
	text: string;
	hour: string;
}
export interface ToldTalk {
	scene: Scene;
	/** 1 is next. */
	place: number;
	arrived: number;
	offersForm: boolean;
	rating?: ChatRating | undefined;
	/** What stands in the page wherever a `data-told` names it. */
	words: { place: string; wait: string; with: string; typing: string };
}

/** One line as she reads it; text in every case. */
export function tellLine(language: Language, line: Line): ToldLine {
	const { seq, id, from, at } = line;
	return { seq, id, from, text: wordsOf(language, line), hour: hourOf(language, at) };
}

function wordsOf(language: Language, { text, tiding, isUnreadable }: Line): string {
	const t = publicWords(language);
	if (isUnreadable) return t('chat.unreadable');
	return tiding ? t(`chat.${tiding.what}`, { name: tiding.name }) : text;
}

export function tellTalk(language: Language, talk: Talk): ToldTalk {
	const t = publicWords(language);
	const { status, place, wait, who, arrived, offersForm, rating } = talk;
	return {
		scene: isLive(status) || status === 'abandoned' ? (status as Scene) : 'ended',
		place: place ?? 1,
		...{ arrived, offersForm, rating },
		words: {
			place: place ? t('chat.place', { n: place }) : '',
			wait: waitWords(language, wait),
			with: who ? t('chat.with', { name: who }) : '',
			typing: who ? t('chat.typing', { name: who }) : ''
		}
	};
}

function waitWords(language: Language, wait: Talk['wait']): string {
	const t = publicWords(language);
	if (wait === 'long') return t('chat.wait-long');
	return wait ? t('chat.wait', { n: wait }) : t('chat.soon');
}
