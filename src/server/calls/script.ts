import type { CallState } from '#domain/call.ts';
import { languages, type Language } from '#domain/language.ts';
import { dayAndHour } from '#i18n/moments.ts';
import type { Conference, Verb } from '../integrations/twilio/twiml.ts';
import { oneByOne, speaker } from './speaker.ts';

/** Where the parts of the script are asked for: `at('wait')` is an address of ours. */
export type At = (part: string) => string;
/** What the house says of itself. */
export interface Manners {
	emergencyNumber: string;
	mostWaiting: number;
	/** Address of some seconds of quiet music. */
	music: string;
}
export interface Place {
	place: number;
	/** Whole minutes; undefined while too few waits are known to tell it from. */
	minutes: number | undefined;
	seconds: number;
}

export interface Opening {
	opening: Date | undefined;
	now: Date;
}

/** One key for a language, and the order in which they are offered. */
export const languageKeys: Record<string, Language> = { 1: 'nl', 2: 'tr', 3: 'ar', 4: 'en' };
const queue = 'wachten';
const hangup: Verb = { hangup: true };
/** Longer than this she is told that it takes long. */
const LONG_WAIT_SECONDS = 600;

/** Danger first, in Dutch; then who wants another language. */
export function welcome(at: At, { emergencyNumber }: Manners): Verb[] {
	const say = speaker('nl');
	const danger = say('emergency', { number: oneByOne(emergencyNumber) });
	return [danger, { pause: 1 }, say('hello'), ...menu(at, 0)];
}

/** Five seconds for one key; asked twice. */
export function menu(at: At, attempt: number): Verb[] {
	const inside = Object.entries(languageKeys).map(([key, language]) =>
		speaker(language)('choose-me', { key })
	);
	const action = at(`language?attempt=${attempt}`);
	return [{ gather: { action, keys: 1, patience: 5 }, inside }];
}

/** After the key: danger once more in that language, then waiting, or a closed door. */
export function chosen(at: At, language: Language, manners: Manners, then: Verb[]): Verb[] {
	const number = oneByOne(manners.emergencyNumber);
	return language === 'nl' ? then : [speaker(language)('emergency', { number }), ...then];
}

export function waiting(at: At, { mostWaiting }: Manners): Verb[] {
	return [{ enqueue: queue, action: at('queue-left'), waitUrl: at('wait'), most: mostWaiting }];
}

export function closedDoor(at: At, language: Language, { opening, now }: Opening): Verb[] {
	const say = speaker(language);
	const when = opening && say('closed', { opening: dayAndHour(language, opening, now) });
	return [when ?? say('closed-unknown'), ...callbackOffer(at, language)];
}

export function callbackOffer(at: At, language: Language): Verb[] {
	const inside = [speaker(language)('offer-callback')];
	return [{ gather: { action: at('callback?step=offer'), keys: 1, patience: 8 }, inside }];
}

export function numberAsked(at: At, language: Language, attempt: number, wrong = false): Verb[] {
	const say = speaker(language);
	const action = at(`callback?step=number&attempt=${attempt}`);
	const gather = { action, patience: 10, finishOn: '#' } as const;
	return [{ gather, inside: [...(wrong ? [say('wrong-number')] : []), say('key-number')] }];
}

export function readBack(at: At, language: Language, digits: string, attempt: number): Verb[] {
	const inside = [speaker(language)('read-back', { digits: oneByOne(digits) })];
	const action = at(`callback?step=confirm&attempt=${attempt}`);
	return [{ gather: { action, keys: 1, patience: 8 }, inside }];
}

/** How it ends for somebody nobody could speak to. */
export function parting(language: Language, state: CallState): Verb[] {
	const say = speaker(language);
	if (state === 'promised') return [say('callback-thanks'), hangup];
	return [say(state === 'wrap_up' || state === 'over' ? 'goodbye' : 'callback-none'), hangup];
}

/** Some half a minute of waiting: her place as it is, the time only when it is known; every second time the other way out, for which the key works always. */
export function waitRound(at: At, language: Language, told: Place, { music }: Manners): Verb[] {
	const { place, minutes, seconds } = told;
	const say = speaker(language);
	const isLong = seconds > LONG_WAIT_SECONDS;
	const inside: Verb[] = [
		place === 1 ? say('first') : say('later', { before: place - 1 }),
		minutes === undefined ? say('soon') : say('minutes', { minutes }),
		...(isLong ? [say('long-wait')] : []),
		...(isLong || Math.floor(seconds / 30) % 2 === 1 ? [say('wait-callback')] : []),
		{ play: music },
		{ play: music }
	];
	return [{ gather: { action: at('wait-key'), keys: 1, patience: 1 }, inside }];
}

export function putThrough(language: Language, conference: Conference): Verb[] {
	return [speaker(language)('put-through'), { conference }];
}

export function backToWaiting(at: At, language: Language, manners: Manners): Verb[] {
	return [speaker(language)('again'), ...waiting(at, manners)];
}

/** We cannot do anything: danger, and the number of last resort, or a sentence in every language. */
export function outOfOrder(emergencyNumber: string, lastResort: string | undefined): Verb[] {
	const number = oneByOne(emergencyNumber);
	const said = languages.flatMap((language): Verb[] => {
		const say = speaker(language);
		return [say('emergency', { number }), say(lastResort ? 'put-through' : 'failed'), { pause: 1 }];
	});
	return lastResort ? [...said.slice(0, 3), { ring: lastResort }] : [...said, hangup];
}
