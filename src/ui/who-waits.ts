import { deskWords, type DeskLanguage } from '#i18n/desk.ts';

export type Talks = { waiting: number; held: number } | undefined;
export type Calls = { waiting: number; mine: string | undefined } | undefined;

/** What is said beside the name of a section, and whether somebody waits there. */
export interface Now {
	words: string;
	waits: boolean;
	/** The same where there is no room: how many wait, or are spoken with. */
	n: number;
}

/** Who waits or is spoken with, on the telephone and in the chat, and where. */
export function whoNow(
	{ talks, calls }: { talks?: Talks; calls?: Calls },
	language: DeskLanguage
): { href: string; words: string; now: Now }[] {
	const t = deskWords(language);
	return [
		{ href: '/desk/calls', words: t('frame.calls'), now: callsNow(calls, language) },
		{ href: '/desk/chats', words: t('frame.chats'), now: talksNow(talks, language) }
	].flatMap(({ now, ...rest }) => (now ? [{ ...rest, now }] : []));
}

/** Who waits in the chat, and who is spoken with; nothing while it is quiet. */
export function talksNow(talks: Talks, language: DeskLanguage): Now | undefined {
	if (!talks || (!talks.waiting && !talks.held)) return undefined;
	const t = deskWords(language);
	const waits = talks.waiting > 0;
	return {
		words: waits ? t('chat.nav', talks) : t('chat.nav-mine', { held: talks.held }),
		waits,
		n: talks.waiting || talks.held
	};
}

/** The same of the telephone. */
export function callsNow(calls: Calls, language: DeskLanguage): Now | undefined {
	if (!calls || (!calls.waiting && !calls.mine)) return undefined;
	const t = deskWords(language);
	const { waiting, mine } = calls;
	const waits = waiting > 0;
	return {
		words: waits ? t('calls.nav', { waiting, mine: mine ? 1 : 0 }) : t('calls.nav-mine'),
		waits,
		n: waiting || 1
	};
}
