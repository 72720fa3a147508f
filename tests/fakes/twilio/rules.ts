import type { Account } from './account.ts';
import type { Refusal } from './refusal.ts';

/** A send as the contract types it. */
export interface Send {
	To?: string;
	From?: string;
	MessagingServiceSid?: string;
	Body?: string;
	ContentSid?: string;
	MediaUrl?: string[];
	StatusCallback?: string;
	ValidityPeriod?: number;
	ScheduleType?: string;
	SendAt?: string;
}

export interface Breach extends Refusal {
	field: string;
}

const shortestAhead = 300_000;
const longestAhead = 35 * 86_400_000;

/** What Twilio asks of a send beyond its published schema; the first breach, as Twilio would answer. */
export function breachOf(send: Send, account: Account): Breach | undefined {
	return missing(send) ?? tooMuch(send) ?? badCallback(send, account) ?? badSchedule(send, account);
}

function missing(send: Send): Breach | undefined {
	if (!send.To) return breach(21604, 'To', "A 'To' phone number is required");
	if (!send.From && !send.MessagingServiceSid) {
		return breach(21603, 'From', "A 'From' or 'MessagingServiceSid' is required");
	}
	if (!send.Body && !send.ContentSid && !send.MediaUrl?.length) {
		return breach(21602, 'Body', 'Message body is required');
	}
}

function tooMuch({ Body = '', ValidityPeriod = 1 }: Send): Breach | undefined {
	if (Body.length > 1600) return breach(21617, 'Body', 'Message body exceeds 1600 characters');
	if (!(ValidityPeriod >= 1 && ValidityPeriod <= 36_000)) {
		return breach(20001, 'ValidityPeriod', 'ValidityPeriod must be 1 to 36000 seconds');
	}
}

function badCallback({ StatusCallback }: Send, account: Account): Breach | undefined {
	if (StatusCallback === undefined) return undefined;
	const url = URL.parse(StatusCallback);
	const base = new URL(account.options.callbackBase.public);
	if (url && !url.hostname.includes('_') && url.origin === base.origin) return undefined;
	return breach(21609, 'StatusCallback', 'StatusCallback is not a valid address');
}

function badSchedule(send: Send, account: Account): Breach | undefined {
	if (send.SendAt === undefined && send.ScheduleType === undefined) return undefined;
	if (!send.MessagingServiceSid) {
		return breach(35118, 'MessagingServiceSid', 'MessagingServiceSid is required to schedule');
	}
	const ahead = Date.parse(send.SendAt ?? '') - account.options.now().getTime();
	if (send.ScheduleType && ahead > shortestAhead && ahead <= longestAhead) return undefined;
	return breach(35114, 'SendAt', 'SendAt must be 300 seconds to 35 days ahead');
}

function breach(code: number, field: string, message: string): Breach {
	return { status: 400, code, field, message };
}
