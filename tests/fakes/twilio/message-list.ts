import type { Account } from './account.ts';
import type { Ending } from './ending.ts';
import { messageJson, type Message } from './message.ts';
import { listed } from './page.ts';

/** The query of a list as the contract types it; dates in UTC, a bare day or a second. */
export interface ListQuery {
	To?: string;
	From?: string;
	DateSent?: string;
	'DateSent<'?: string;
	'DateSent>'?: string;
	PageSize?: number;
	Page?: number;
	PageToken?: string;
}

/** Newest first. A text that has not left has no DateSent and is in no list filtered by it. */
export function listMessages(account: Account, query: ListQuery): Ending {
	const { accountSid } = account.options;
	const found = account.messages.filter((one) => matches(one, query)).reverse();
	const all = found.map((one) => messageJson(accountSid, one));
	return listed(`/2010-04-01/Accounts/${accountSid}/Messages.json`, { ...query }, 'messages', all);
}

function matches(message: Message, query: ListQuery): boolean {
	if (query.To !== undefined && message.to !== query.To) return false;
	if (query.From !== undefined && message.from !== query.From) return false;
	const { DateSent: on, 'DateSent<': until, 'DateSent>': since } = query;
	if (on === undefined && until === undefined && since === undefined) return true;
	if (!message.sentAt) return false;
	const sent = wholeSecond(message.sentAt.getTime());
	return (
		(on === undefined || (sent >= startOf(on) && sent <= endOf(on))) &&
		(until === undefined || sent <= endOf(until)) &&
		(since === undefined || sent >= startOf(since))
	);
}

function wholeSecond(instant: number): number {
	return instant - (instant % 1000);
}

function startOf(date: string): number {
	return Date.parse(date);
}

function endOf(date: string): number {
	return Date.parse(date) + (date.includes('T') ? 0 : 86_399_000);
}
