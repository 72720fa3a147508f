import type { Account } from './account.ts';
import { deliver, type Forgery, type Params } from './deliver.ts';
import { newSid } from './message.ts';
import type { WireAnswer } from './wire.ts';

// Twilio's own words; ours are more and belong to the product
const leaving = new Set([
	'stop',
	'stopall',
	'unsubscribe',
	'cancel',
	'end',
	'quit',
	'revoke',
	'optout'
]);
const returning = new Set(['start', 'unstop', 'yes']);

/** Plays any webhook towards the app; a text is kept as Twilio keeps it, and STOP is remembered. */
export async function post(
	account: Account,
	path: string,
	params: Params,
	forgery: Forgery = {}
): Promise<WireAnswer | undefined> {
	if ('Body' in params && 'MessageSid' in params && forgery.signature === undefined) {
		receive(account, params);
	}
	return deliver(account, account.options.callbackBase.public + path, params, forgery);
}

/** Somebody writes to our number. */
export function textParams(account: Account, from: string, body: string): Params {
	const sid = newSid('SM');
	const { messagingServiceSid } = account.options;
	return {
		AccountSid: account.options.accountSid,
		ApiVersion: '2010-04-01',
		MessageSid: sid,
		SmsSid: sid,
		SmsMessageSid: sid,
		SmsStatus: 'received',
		NumMedia: '0',
		NumSegments: '1',
		From: from,
		To: account.options.sender,
		Body: body,
		...(messagingServiceSid ? { MessagingServiceSid: messagingServiceSid } : {})
	};
}

/** Somebody calls our number; `from` as Twilio writes it, `anonymous` when withheld. */
export function callParams(account: Account, from: string): Params {
	return {
		AccountSid: account.options.accountSid,
		ApiVersion: '2010-04-01',
		CallSid: newSid('CA'),
		CallStatus: 'ringing',
		Direction: 'inbound',
		From: from,
		Caller: from,
		To: account.options.sender,
		Called: account.options.sender
	};
}

function receive(account: Account, params: Params): void {
	const { MessageSid: sid = '', From: from = '', To: to = '', Body: body = '' } = params;
	if (account.messages.some((one) => one.sid === sid)) return;
	const now = account.options.now();
	account.messages.push({
		sid,
		from,
		to,
		body,
		direction: 'inbound',
		status: 'received',
		errorCode: null,
		serviceSid: params.MessagingServiceSid ?? null,
		statusCallback: null,
		validityPeriod: null,
		createdAt: now,
		updatedAt: now,
		sentAt: now
	});
	const word = body.trim().toLowerCase();
	if (leaving.has(word)) account.optedOut.add(from);
	if (returning.has(word)) account.optedOut.delete(from);
}
