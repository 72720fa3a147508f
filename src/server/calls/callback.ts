import type { Language } from '#domain/language.ts';
import { phoneProblem } from '#domain/phone.ts';
import type { Verb } from '../integrations/twilio/twiml.ts';
import { seal } from '../keys/envelope.ts';
import { unwrap } from '../keys/ring.ts';
import { readPhone } from '../people/phone-number.ts';
import type { Heard } from '../webhooks/open.ts';
import { atTheDoor, type Work } from '../work.ts';
import { at } from './conference.ts';
import * as calls from './held.store.ts';
import type { HeldCall } from './held.store.ts';
import { numberAsked, over, parting, readBack } from './script.ts';
import { numberPlace, turn } from './turn.ts';

const mostTries = 3;

/** They would like to be called back: yes or no, a number where none was shown, and whether it was heard rightly. */
export async function askCallback({ field, search }: Heard): Promise<Verb[]> {
	const provider = field('CallSid');
	const digits = field('Digits');
	const attempt = Number(search.get('attempt') ?? 0);
	return atTheDoor(async (work) => {
		const held = await calls.hold(work, { provider });
		if (!held) return parting('nl', over);
		const language = held.rules.language ?? 'nl';
		if (search.get('step') === 'number') return number(work, held, { digits, attempt, language });
		if (search.get('step') === 'confirm') return confirm(work, held, { digits, attempt, language });
		if (digits !== '1') return parting(language, held.rules);
		const asked = await turn(work, { provider }, { kind: 'asks' });
		const now = asked?.rules ?? over;
		return now.state === 'keying' ? numberAsked(at, language, 0) : parting(language, now);
	});
}

interface Pressed {
	digits: string;
	attempt: number;
	language: Language;
}

async function number(work: Work, held: HeldCall, { digits, attempt, language }: Pressed) {
	const phone = readPhone(digits);
	const isUsable = 'number' in phone && phoneProblem(phone.number) === undefined;
	if (isUsable && held.key && held.rules.state === 'keying') {
		const sealed = seal(unwrap(work.keys, held.key), numberPlace(held.id), phone.number);
		await calls.keepTyped(work, held.id, sealed);
		await turn(work, { call: held.id }, { kind: 'keys' });
		return readBack(at, language, digits, attempt);
	}
	const isLast = attempt + 1 >= mostTries || held.rules.state !== 'keying';
	return isLast ? parting(language, held.rules) : numberAsked(at, language, attempt + 1, true);
}

// what was keyed in and neither confirmed nor taken back is kept: a person looks at it before anybody is called
async function confirm(work: Work, held: HeldCall, pressed: Pressed) {
	const { digits, language } = pressed;
	if (digits === '2') return again(work, held, pressed);
	if (digits !== '1') return parting(language, held.rules);
	const confirmed = await turn(work, { call: held.id }, { kind: 'confirms' });
	return parting(language, confirmed?.rules ?? over);
}

// it was not right: whosever it is, nobody calls it
async function again(work: Work, held: HeldCall, { attempt, language }: Pressed) {
	const cleared = await turn(work, { call: held.id }, { kind: 'unkeys' });
	const { state, hasNumber } = cleared?.rules ?? over;
	if (state !== 'keying') return parting(language, { state, hasNumber });
	await calls.keepTyped(work, held.id, undefined);
	return attempt + 1 < mostTries
		? numberAsked(at, language, attempt + 1)
		: parting(language, { state, hasNumber });
}
