import { randomBytes } from 'node:crypto';
import { ourNumber as ours } from './our-number.ts';
import { postSigned } from './own-door.ts';
import { withDemoEyes } from './phone-eyes.ts';
import { isAbout } from './phone-look.ts';
import { outbox, type OutboxText } from './phone-outbox.ts';

export type PlayProblem = 'not-sent-yet' | 'not-a-number' | 'not-heard' | 'nothing-written';
type Played = { played: true } | { problem: PlayProblem };
type Form = Record<string, string>;

const longestText = 1600;
const mostTexts = 200;
const handsetUnreachable = '30003';

/** What the network says about a text: it arrived, or the phone was out of reach. */
export async function playReport(id: string, ending: 'delivered' | 'undelivered'): Promise<Played> {
	const text = await textAbout(id);
	if (!text) return { problem: 'not-sent-yet' };
	const { pathname, search } = new URL(text.reportTo);
	const about = { MessageSid: text.providerId, To: text.to, From: ours };
	const code: Form = ending === 'undelivered' ? { ErrorCode: handsetUnreachable } : {};
	const sent = await post(pathname + search, { ...about, MessageStatus: 'sent' });
	if ('problem' in sent) return sent;
	return post(pathname + search, { ...about, MessageStatus: ending, ...code });
}

/** She texts back from the phone that got this text. */
export async function playReply(id: string, words: string): Promise<Played> {
	const text = await textAbout(id);
	return text ? playText(text.to, words) : { problem: 'not-sent-yet' };
}

/** Somebody texts our number. */
export async function playText(from: string, words: string): Promise<Played> {
	if (!isNumber(from)) return { problem: 'not-a-number' };
	if (words.trim() === '') return { problem: 'nothing-written' };
	const form = { MessageSid: sid('SM'), From: from, To: ours, NumMedia: '0', Body: words };
	return post('/twilio/sms/inbound', { ...form, Body: words.slice(0, longestText) });
}

/** Somebody calls our number; without a number it was withheld. */
export async function playCall(from: string): Promise<Played> {
	if (from !== '' && !isNumber(from)) return { problem: 'not-a-number' };
	const form = { CallSid: sid('CA'), From: from || 'anonymous', To: ours, CallStatus: 'ringing' };
	const rang = await post('/twilio/voice/inbound', form);
	if ('problem' in rang) return rang;
	return post('/twilio/voice/status', { ...form, CallStatus: 'completed' });
}

async function textAbout(id: string): Promise<OutboxText | undefined> {
	const texts = await withDemoEyes((work) => outbox(work, mostTexts));
	return texts?.find((text) => isAbout(text, id));
}

async function post(address: string, form: Form): Promise<Played> {
	const answer = await postSigned(address, form);
	return answer?.ok ? { played: true } : { problem: 'not-heard' };
}

function isNumber(text: string): boolean {
	return /^\+[1-9][0-9]{7,14}$/.test(text);
}

function sid(prefix: 'SM' | 'CA'): string {
	return prefix + randomBytes(16).toString('hex');
}
