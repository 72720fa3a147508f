import type { Account } from './account.ts';
import type { Ending } from './ending.ts';
import { messageJson, type Message } from './message.ts';

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
	const { PageSize: size = 50, Page: page = 0 } = query;
	const found = account.messages.filter((one) => matches(one, query)).reverse();
	const shown = found.slice(page * size, (page + 1) * size);
	const uriOf = (number: number) => pageUri(account.options.accountSid, query, number);
	const json = {
		end: page * size + Math.max(shown.length - 1, 0),
		first_page_uri: uriOf(0),
		next_page_uri: found.length > (page + 1) * size ? uriOf(page + 1) : null,
		page,
		page_size: size,
		previous_page_uri: page > 0 ? uriOf(page - 1) : null,
		start: page * size,
		uri: uriOf(page),
		messages: shown.map((one) => messageJson(account.options.accountSid, one))
	};
	return { kind: 'json', status: 200, json };
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

function pageUri(accountSid: string, query: ListQuery, page: number): string {
	const wanted = new URLSearchParams();
	for (const name of ['To', 'From', 'DateSent', 'DateSent<', 'DateSent>'] as const) {
		const value = query[name];
		if (value !== undefined) wanted.set(name, value);
	}
	wanted.set('PageSize', String(query.PageSize ?? 50));
	wanted.set('Page', String(page));
	if (page > 0) wanted.set('PageToken', `PA${page}`);
	return `/2010-04-01/Accounts/${accountSid}/Messages.json?${wanted}`;
}
