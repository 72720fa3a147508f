import { randomBytes } from 'node:crypto';
import { countSegments } from './segments.ts';

export interface Message {
	sid: string;
	to: string;
	from: string | null;
	body: string;
	direction: 'inbound' | 'outbound-api';
	status: string;
	errorCode: number | null;
	serviceSid: string | null;
	statusCallback: string | null;
	validityPeriod: number | null;
	createdAt: Date;
	updatedAt: Date;
	/** Empty until the text has left: a list filtered by DateSent does not show it before. */
	sentAt: Date | null;
}

export function newSid(prefix: 'SM' | 'CA'): string {
	return prefix + randomBytes(16).toString('hex');
}

export function messageUri(accountSid: string, message: Message): string {
	return `/2010-04-01/Accounts/${accountSid}/Messages/${message.sid}`;
}

/** The resource as Twilio shows it: RFC 2822 dates in UTC, numbers as text. */
export function messageJson(accountSid: string, message: Message): Record<string, unknown> {
	const uri = messageUri(accountSid, message);
	return {
		account_sid: accountSid,
		api_version: '2010-04-01',
		body: message.body,
		date_created: rfc2822(message.createdAt),
		date_sent: message.sentAt && rfc2822(message.sentAt),
		date_updated: rfc2822(message.updatedAt),
		direction: message.direction,
		error_code: message.errorCode,
		error_message: null,
		from: message.from,
		messaging_service_sid: message.serviceSid,
		num_media: '0',
		num_segments: message.from === null ? '0' : String(countSegments(message.body)),
		price: null,
		price_unit: 'USD',
		sid: message.sid,
		status: message.status,
		subresource_uris: { media: `${uri}/Media.json` },
		to: message.to,
		uri: `${uri}.json`
	};
}

export function rfc2822(date: Date): string {
	return date.toUTCString().replace('GMT', '+0000');
}
