import type { Account } from './account.ts';
import type { Ending } from './ending.ts';
import { lossAfter, lossBefore } from './losses.ts';
import { messageJson, newSid, type Message } from './message.ts';
import { play } from './receipts.ts';
import { notFound, refuse } from './refusal.ts';
import type { Send } from './rules.ts';
import type { Script } from './script.ts';

const optedOut = {
	status: 400,
	code: 21610,
	message: 'Attempt to send to unsubscribed recipient'
};

/** Sends one text as scripted. Nothing is stored unless Twilio would have accepted it. */
export async function createMessage(account: Account, send: Send, script: Script): Promise<Ending> {
	const unaccepted = lossBefore(script.reply);
	if (unaccepted) return unaccepted;
	if (account.optedOut.has(send.To ?? '')) return refuse(optedOut);

	const message = accept(account, send);
	const json = messageJson(account.options.accountSid, message);
	if (script.when === 'before-answer') await play(account, message, script);
	const ending = lossAfter(script.reply) ?? { kind: 'json', status: 201, json };
	if (script.when === 'before-answer') return ending;
	return { ...ending, afterwards: () => play(account, message, script) };
}

export function fetchMessage(account: Account, sid: string): Ending {
	const message = account.messages.find((one) => one.sid === sid);
	return message ? shown(account, message) : refuse(notFound);
}

/** An empty Body redacts, `Status=canceled` cancels what is scheduled. */
export function updateMessage(
	account: Account,
	sid: string,
	change: { Body?: string; Status?: string }
): Ending {
	const message = account.messages.find((one) => one.sid === sid);
	if (!message) return refuse(notFound);
	if (change.Body !== undefined) message.body = change.Body;
	if (change.Status === 'canceled' && message.status === 'scheduled') message.status = 'canceled';
	message.updatedAt = account.options.now();
	return shown(account, message);
}

export function deleteMessage(account: Account, sid: string): Ending {
	const place = account.messages.findIndex((one) => one.sid === sid);
	if (place < 0) return refuse(notFound);
	account.messages.splice(place, 1);
	return { kind: 'json', status: 204, json: undefined };
}

function accept(account: Account, send: Send): Message {
	const now = account.options.now();
	const message: Message = {
		sid: newSid('SM'),
		to: send.To ?? '',
		from: send.From ?? null,
		body: send.Body ?? '',
		direction: 'outbound-api',
		status: send.SendAt ? 'scheduled' : send.MessagingServiceSid ? 'accepted' : 'queued',
		errorCode: null,
		serviceSid: send.MessagingServiceSid ?? null,
		statusCallback: send.StatusCallback ?? null,
		validityPeriod: send.ValidityPeriod ?? null,
		createdAt: now,
		updatedAt: now,
		sentAt: null
	};
	account.messages.push(message);
	return message;
}

function shown(account: Account, message: Message): Ending {
	return { kind: 'json', status: 200, json: messageJson(account.options.accountSid, message) };
}
