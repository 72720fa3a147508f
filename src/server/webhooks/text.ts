import { createHash } from 'node:crypto';
import { callerNumber } from '#domain/phone.ts';
import { spend } from '../access/spent.ts';
import { sealWords } from '../follow-ups/sealed-words.ts';
import { silence } from '../integrations/twilio/twiml.ts';
import { keepIntake } from '../intakes/keep.ts';
import { promiseNow } from '../intakes/promise.ts';
import { openKey } from '../keys/data-keys.ts';
import { indexOf } from '../keys/ring.ts';
import { idFromHash } from '../row-id.ts';
import { atTheDoor, type Work } from '../work.ts';
import { openTo, type Heard } from './open.ts';
import { beginsWithStop, saysStop } from './stop-words.ts';
import * as telephone from './store.ts';
import { twiml } from './twiml.ts';

/** What somebody texted to a number of ours. */
export interface Text {
	/** The provider's id. */
	sid: string;
	/** Undefined when it was withheld. */
	number: string | undefined;
	body: string;
}

/**
 * Somebody texts. Never answered by a text. From a number we know it becomes a task, unverified,
 * since anybody may hold that phone; from another an intake. STOP ends every text to that number.
 */
export function hearText(request: Request, url: URL): Promise<Response> {
	return openTo(request, url, async (heard) => {
		const text = readText(heard);
		if (!text.sid) return new Response(null, { status: 400 });
		await atTheDoor((work) => keepText(work, text));
		return twiml(silence);
	});
}

function readText({ field }: Heard): Text {
	const sid = field('MessageSid') || field('SmsSid');
	const media = Number(field('NumMedia')) || 0;
	return {
		sid: /^[\w-]{1,64}$/.test(sid) ? sid : '',
		number: callerNumber(field('From')),
		body: bodyOf(field('Body'), media)
	};
}

/** The words, and how many pictures came with them. */
export function bodyOf(words: string, pictures: number): string {
	return words.slice(0, 2000) + (pictures > 0 ? `\n[+${pictures} media]` : '');
}

/** Whether this text was kept before, told or found; from now on it was. */
export async function wasKept(work: Work, sid: string): Promise<boolean> {
	return (await spend(work, 'text', sid)) < work.now;
}

async function keepText(work: Work, text: Text): Promise<void> {
	if (await wasKept(work, text.sid)) return;
	const index = text.number && indexOf(work.keys, 'phone', text.number);
	const saysOnlyStop = saysStop(text.body);
	const isStop = saysOnlyStop || beginsWithStop(text.body);
	const persons = index ? await telephone.personsOf(work, index) : [];
	for (const person of persons) await keepTask(work, text, { person, isStop });
	if (index && isStop) await telephone.optOut(work, index);
	// whatever else was said has to be read
	if (persons.length === 0 && !(index && saysOnlyStop)) await keepAsIntake(work, text);
}

async function keepTask(
	work: Work,
	{ sid, body }: Text,
	{ person, isStop }: { person: telephone.KnownPerson; isStop: boolean }
): Promise<void> {
	const id = idFromHash(createHash('sha256').update(`${sid}|${person.partId}`).digest('hex'));
	const sealed = sealWords(openKey(work, person.key), id, body);
	const due = (await promiseNow(work))?.readBy ?? work.now;
	const reason = isStop ? 'text-opted-out' : 'text-unverified';
	await telephone.keepText(work, { id, person, sealed, due, reason });
}

/** Somebody whose number nobody knows, or nobody looked up: a contact of its own, waiting `since`. */
export async function keepAsIntake(
	work: Work,
	{ sid, number, body }: Text,
	since?: Date
): Promise<void> {
	await keepIntake(work, {
		channel: 'sms',
		origin: 'telephone',
		triage: {},
		told: { answers: { story: body }, ...(number ? { callerNumber: number } : {}) },
		externalId: sid,
		...(since && { since })
	});
}
