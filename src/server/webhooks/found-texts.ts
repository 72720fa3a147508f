import { subHours } from 'date-fns/subHours';
import { callerNumber } from '#domain/phone.ts';
import { unlessBroken } from '../broken.ts';
import { house } from '../house.ts';
import type { InboundText } from '../integrations/texts.ts';
import { indexOf } from '../keys/ring.ts';
import { provider } from '../notifications/provider.ts';
import { atTheDoor, type Work } from '../work.ts';
import { beginsWithStop, saysStop } from './stop-words.ts';
import * as telephone from './store.ts';
import { bodyOf, keepAsIntake, wasKept } from './text.ts';

/** Of what was kept we know for two days. */
const SWEPT_HOURS = 47;

/** Finds texts to us that we were never told of: each is a contact, since when it was sent. */
export async function sweepTexts(): Promise<void> {
	const { mode, twilio } = house().config;
	if (!twilio && mode !== 'demo') return;
	const { now } = await atTheDoor((work) => Promise.resolve(work));
	const asked = await provider().findInbound(subHours(now, SWEPT_HOURS));
	if ('unknown' in asked) return;
	for (const text of asked.found.toSorted((one, other) => +one.sentAt - +other.sentAt))
		await unlessBroken(() => atTheDoor((work) => keepFound(work, text)));
}

// a worker opens nothing of a family, so it does not look up whose number it is: whoever reads it is shown that it matches
async function keepFound(
	work: Work,
	{ id: sid, from, body, pictures, sentAt }: InboundText
): Promise<void> {
	if (await wasKept(work, sid)) return;
	const number = callerNumber(from);
	if (number && (saysStop(body) || beginsWithStop(body)))
		await telephone.optOut(work, indexOf(work.keys, 'phone', number));
	const text = { sid, number, body: bodyOf(body.replaceAll('\0', ''), pictures) };
	await keepAsIntake(work, text, sentAt);
}
