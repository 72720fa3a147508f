import { expect } from '@playwright/test';
import { told } from './house.ts';

export interface Text {
	sid: string;
	to: string;
	from: string;
	body: string;
	direction: string;
	status: string;
}

// by the clock, so that a process that starts later gives none that was given before
let given = Math.floor(Date.now() / 1000) % 1000;

/** A number that nobody has: Ofcom keeps these for stories. */
export function newNumber(): string {
	given += 1;
	return `+447700900${String(given % 1000).padStart(3, '0')}`;
}

/** What reached this telephone, oldest first. */
export async function textsTo(phone: string): Promise<Text[]> {
	const { messages } = (await ask('/_state')) as { messages: Text[] };
	return messages.filter(({ to, direction }) => to === phone && direction !== 'inbound');
}

export async function expectTexts(phone: string, count: number): Promise<Text[]> {
	await expect.poll(async () => (await textsTo(phone)).length, { timeout: 15_000 }).toBe(count);
	return textsTo(phone);
}

/** The worker looks every two seconds; after three these telephones still have as many texts that begin so. */
export async function expectStillTexts(
	counts: Record<string, number>,
	beginning = ''
): Promise<void> {
	await new Promise((go) => setTimeout(go, 3000));
	for (const [phone, count] of Object.entries(counts)) {
		const texts = await textsTo(phone);
		expect(texts.filter(({ body }) => body.startsWith(beginning))).toHaveLength(count);
	}
}

/** Nothing the app sent was refused as badly made. */
export async function expectNoViolations(): Promise<void> {
	const { violations } = (await ask('/_state')) as { violations: unknown[] };
	expect(violations).toEqual([]);
}

/** A signed call to our number. */
export function call(from: string, sid: string): Promise<WebhookAnswer> {
	const params = {
		CallSid: sid,
		CallStatus: 'ringing',
		Direction: 'inbound',
		From: from,
		Caller: from
	};
	return post('/twilio/voice/inbound', {
		...account(),
		...params,
		To: '+18005550100',
		Called: '+18005550100'
	});
}

/** A signed text to our number. */
export function text(from: string, body: string, sid: string): Promise<WebhookAnswer> {
	const params = {
		MessageSid: sid,
		SmsSid: sid,
		SmsMessageSid: sid,
		SmsStatus: 'received',
		NumMedia: '0'
	};
	return post('/twilio/sms/inbound', {
		...account(),
		...params,
		NumSegments: '1',
		From: from,
		To: '+18005550100',
		Body: body
	});
}

interface WebhookAnswer {
	status: number;
	text: string;
}

async function post(path: string, params: Record<string, string>): Promise<WebhookAnswer> {
	return (await ask('/_post', { path, params })) as WebhookAnswer;
}

function account(): Record<string, string> {
	return { AccountSid: told.settings['TWILIO_ACCOUNT_SID']!, ApiVersion: '2010-04-01' };
}

async function ask(path: string, order?: unknown): Promise<unknown> {
	const answer = await fetch(told.fakeBase + path, {
		method: order === undefined ? 'GET' : 'POST',
		...(order === undefined ? {} : { body: JSON.stringify(order) })
	});
	return answer.json();
}
