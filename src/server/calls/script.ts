import { isLive, type Call } from '#domain/call.ts';
import { telephoneKeys, type Language } from '#domain/language.ts';
import { dayAndHour } from '#i18n/moments.ts';
import type { Conference, Verb } from '../integrations/twilio/twiml.ts';
import { oneByOne, speaker } from './speaker.ts';

/** Where the parts of the script are asked for: `at('wait')` is an address of ours. */
export type At = (part: string) => string;
/** What the house says of itself. */
export interface Manners {
	emergencyNumber: string;
	mostWaiting: number;
	/** Whose words were read by somebody who speaks them, Dutch first. */
	languages: readonly Language[];
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

const queue = 'wachten';
const hangup: Verb = { hangup: true };
/** Longer than this she is told that it takes long. */
const LONG_WAIT_SECONDS = 600;

/** Danger first, in Dutch; then who wants another language. */
export function welcome(at: At, { emergencyNumber, languages }: Manners): Verb[] {
	const say = speaker('nl');
	const danger = say('emergency', { number: oneByOne(emergencyNumber) });
	return [danger, { pause: 1 }, say('hello'), ...menu(at, languages, 0)];
}

/** Five seconds for one key; asked twice. Where there is nothing to choose it goes on at once. */
export function menu(at: At, open: readonly Language[], attempt: number): Verb[] {
	if (open.length < 2) return [{ redirect: at('language?attempt=1') }];
	const inside = open
		.toSorted((one, other) => Number(telephoneKeys[one]) - Number(telephoneKeys[other]))
		.map((language) => speaker(language)('choose-me', { key: telephoneKeys[language] }));
	const action = at(`language?attempt=${attempt}`);
	return [{ gather: { action, keys: 1, patience: 5 }, inside }];
}

/** After the key: danger once more in that language, then waiting, or a closed door. */
export function chosen(language: Language, { emergencyNumber }: Manners, then: Verb[]): Verb[] {
	const number = oneByOne(emergencyNumber);
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

/** Of a call of which we know nothing, or nothing more. */
export const over = { state: 'over', hasNumber: false } as const;

/** How it ends for somebody nobody could speak to. */
export function parting(
	language: Language,
	{ state, hasNumber }: Pick<Call, 'state' | 'hasNumber'>
): Verb[] {
	const say = speaker(language);
	if (state === 'promised') return [say('callback-thanks'), hangup];
	if (!isLive(state)) return [say('goodbye'), hangup];
	return [say(hasNumber ? 'call-again' : 'callback-none'), hangup];
}

/** They stood in line, and we had given them up: nobody is promised anything. */
export function lost(language: Language): Verb[] {
	return [speaker(language)('failed'), hangup];
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
export function outOfOrder(
	{ emergencyNumber, languages }: Pick<Manners, 'emergencyNumber' | 'languages'>,
	lastResort: string | undefined
): Verb[] {
	const number = oneByOne(emergencyNumber);
	const said = languages.flatMap((language): Verb[] => {
		const say = speaker(language);
		return [say('emergency', { number }), say(lastResort ? 'put-through' : 'failed'), { pause: 1 }];
	});
	return lastResort ? [...said.slice(0, 3), { ring: lastResort }] : [...said, hangup];
}
