import { house, type House } from '../house.ts';
import type { CallProvider } from '../integrations/calls.ts';
import { callsThrough } from './exchange-calls.ts';
import type { Answer } from './exchange/board.ts';
import { openClock } from './exchange/clock.ts';
import { openExchange, type Exchange } from './exchange/exchange.ts';
import { ourNumber } from './our-number.ts';
import { postSigned } from './own-door.ts';
import { Diary } from './told.ts';

/** The telephone network of the demo, and what it asked of this house. */
export interface Network {
	exchange: Exchange;
	calls: CallProvider;
	diary: Diary;
	/** Calls that a voicemail answered. */
	machines: Set<string>;
}

const opened = new WeakMap<House['config'], Network>();
const accountSid = `AC${'0'.repeat(32)}`;

/**
 * The one network of this web process; undefined outside the demo. It goes by a clock of its own, which nobody moves: what
 * is said takes as long as it takes, whatever day it is at the desk.
 */
export function network(): Network | undefined {
	const { config } = house();
	if (config.mode !== 'demo') return undefined;
	const known = opened.get(config) ?? open(config.origin);
	opened.set(config, known);
	return known;
}

function open(origin: string): Network {
	const diary = new Diary();
	const clock = openClock({ from: new Date(), runs: true });
	const exchange = openExchange({
		...{ accountSid, clock },
		number: {
			number: ourNumber,
			voiceUrl: `${origin}/twilio/voice/inbound`,
			fallbackUrl: `${origin}/twilio/voice/fallback`,
			statusCallback: `${origin}/twilio/voice/status`
		},
		async post(address, form) {
			const url = new URL(address);
			const answer = await ask(url, form);
			diary.note(clock.now(), url, form, answer);
			return answer;
		}
	});
	return { exchange, diary, calls: callsThrough(exchange, ourNumber), machines: new Set() };
}

async function ask(
	{ pathname, search }: URL,
	form: Record<string, string>
): Promise<Answer | undefined> {
	const answer = await postSigned(pathname + search, form).catch(() => undefined);
	if (!answer) return undefined;
	const type = answer.headers.get('content-type') ?? '';
	return { status: answer.status, type, text: await answer.text() };
}
