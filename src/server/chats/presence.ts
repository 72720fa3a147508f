import type { Actor } from '#domain/actor.ts';
import { may } from '#domain/access.ts';
import { MOST_PLACES } from '#domain/chat.ts';
import { isLanguage, type Language } from '#domain/language.ts';
import { plainText } from '#domain/plain-text.ts';
import { dataKeyOf } from '../keys/data-keys.ts';
import { openText, seal } from '../keys/envelope.ts';
import { colleagueName } from '../staff/colleagues.store.ts';
import { together, type StaffWork } from '../work.ts';
import { firstName } from './holder-name.ts';
import { aliasPlace } from './sealed-line.ts';
import * as chats from './store.ts';

/** How she is there for conversations. */
export interface Presence {
	/** How many at once; none: not for conversations. */
	places: number;
	languages: Language[];
	/** The name by which they know her; empty: her first name. */
	alias: string;
}
const longestAlias = 40;

export async function presenceOf(work: StaffWork): Promise<Presence> {
	const { places, languages, alias, keyId } = await chats.presence(work);
	if (!alias) return { places, languages, alias: '' };
	const key = await dataKeyOf(work, keyId);
	return { places, languages, alias: openText(key, aliasPlace(work.actor.id), alias) };
}

/** The name under which she comes into a conversation. */
export async function ownName(work: StaffWork): Promise<string> {
	const { alias } = await presenceOf(work);
	return alias || firstName(await colleagueName(work, work.actor.id));
}

export function keepPresence(
	actor: Actor,
	{ places, languages, alias }: Presence
): Promise<{ kept: true } | { problem: 'not-found' }> {
	return together(actor, async (work) => {
		const isKnown = Number.isInteger(places) && places >= 0 && places <= MOST_PLACES;
		if (!isKnown || !may(actor, 'chat.list', undefined)) return { problem: 'not-found' };
		const { keyId } = await chats.presence(work);
		const name = plainText(alias).trim().slice(0, longestAlias);
		const key = await dataKeyOf(work, keyId);
		await chats.keepPresence(work, {
			places,
			languages: languages.filter(isLanguage),
			alias: name === '' ? null : seal(key, aliasPlace(actor.id), name)
		});
		return { kept: true };
	});
}
