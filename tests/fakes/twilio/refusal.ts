import type { Ending } from './ending.ts';
import type { Reply } from './script.ts';

export interface Refusal {
	status: number;
	code: number;
	message: string;
}

// http status of 30700 is unverified; Twilio publishes only the code
const byReply: Partial<Record<Reply, Refusal>> = {
	'401': { status: 401, code: 20003, message: 'Authenticate' },
	'429': { status: 429, code: 20429, message: 'Too Many Requests' },
	'21211': { status: 400, code: 21211, message: "Invalid 'To' Phone Number" },
	'21610': { status: 400, code: 21610, message: 'Attempt to send to unsubscribed recipient' },
	'21614': { status: 400, code: 21614, message: "'To' number is not a valid mobile number" },
	'21635': { status: 400, code: 21635, message: "'To' number cannot be a landline" },
	'30700': { status: 400, code: 30700, message: 'Feature not available in this region' }
};

export const notFound: Refusal = { status: 404, code: 20404, message: 'Resource not found' };

export function refusalFor(reply: Reply): Ending | undefined {
	const refusal = byReply[reply];
	return refusal && refuse(refusal);
}

export function refuse(refusal: Refusal): Ending {
	return {
		kind: 'json',
		status: refusal.status,
		json: { ...refusal, more_info: `https://www.twilio.com/docs/errors/${refusal.code}` },
		headers: headersFor(refusal.status)
	};
}

function headersFor(status: number): Record<string, string> {
	if (status === 429) return { 'retry-after': '1' };
	if (status === 401) return { 'www-authenticate': 'Basic realm="Twilio API"' };
	return {};
}
