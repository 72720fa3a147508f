import { setTimeout as delay } from 'node:timers/promises';
import type { Account } from './account.ts';
import { fraction } from './chance.ts';
import { deliver } from './deliver.ts';
import type { Message } from './message.ts';
import type { Script } from './script.ts';

const errorCodes: Record<string, number> = { undelivered: 30003, failed: 30007 };

/** Plays what becomes of an accepted text, and tells the app about it as the script says. */
export async function play(account: Account, message: Message, script: Script): Promise<void> {
	const statuses = journey(message, script);
	if (script.when === 'late') await wait(account);
	if (account.stopping.signal.aborted) return;

	const receipts = arrange(statuses, message, script);
	for (const status of statuses) advance(account, message, status);
	if (script.when === 'never' || !message.statusCallback) return;
	for (const status of receipts) {
		if (account.stopping.signal.aborted) return;
		await deliver(account, message.statusCallback, receiptOf(account, message, status));
	}
}

function journey(message: Message, { reply, outcome }: Script): string[] {
	if (reply === 'lost' || outcome === 'stuck' || message.status === 'scheduled') return [];
	const start = message.status === 'accepted' ? ['queued', 'sending'] : ['sending'];
	if (outcome === 'failed') return [...start, 'failed'];
	if (outcome === 'sent') return [...start, 'sent'];
	return [...start, 'sent', ...(outcome === 'read' ? ['delivered', 'read'] : [outcome])];
}

async function wait(account: Account): Promise<void> {
	const stopped = new Promise((stop) => account.stopping.signal.addEventListener('abort', stop));
	await Promise.race([delay(account.options.lateMs, undefined, { ref: false }), stopped]);
}

function arrange(statuses: string[], message: Message, { order, times }: Script): string[] {
	const ordered = [...statuses];
	if (order === 'reversed') ordered.reverse();
	if (order === 'shuffled') {
		const place = (status: string) => fraction(`${message.to}|${message.body}|${status}`);
		ordered.sort((one, other) => place(one) - place(other));
	}
	return times === 'twice' ? ordered.flatMap((status) => [status, status]) : ordered;
}

function advance(account: Account, message: Message, status: string): void {
	message.status = status;
	message.errorCode = errorCodes[status] ?? null;
	message.updatedAt = account.options.now();
	message.from ??= account.options.sender;
	if (status === 'sent') message.sentAt = message.updatedAt;
}

function receiptOf(account: Account, message: Message, status: string): Record<string, string> {
	const code = errorCodes[status];
	return {
		AccountSid: account.options.accountSid,
		ApiVersion: '2010-04-01',
		From: message.from ?? account.options.sender,
		To: message.to,
		MessageSid: message.sid,
		SmsSid: message.sid,
		...(message.serviceSid ? { MessagingServiceSid: message.serviceSid } : {}),
		MessageStatus: status,
		SmsStatus: status,
		...(code ? { ErrorCode: String(code) } : {})
	};
}
