import { randomUUID } from 'node:crypto';
import { signatureOf } from '#server/integrations/twilio/signature.ts';
import { hearVoice } from '#server/webhooks/voice.ts';
import { testSettings } from './settings.ts';

const base = testSettings.PUBLIC_BASE_URL;
type Form = Record<string, string>;

export function newCall(from: string): Form {
	const CallSid = `CA${randomUUID().replaceAll('-', '')}`;
	return { CallSid, From: from, To: '+3197010281234', CallStatus: 'ringing' };
}

/** One signed word of the network about a call; `part` may carry a query. */
export async function tellVoice(part: string, form: Form): Promise<string> {
	const address = `${base}/twilio/voice/${part}`;
	const url = new URL(address);
	const request = new Request(url, {
		method: 'POST',
		headers: {
			'content-type': 'application/x-www-form-urlencoded',
			'x-twilio-signature': signatureOf(testSettings.TWILIO_AUTH_TOKEN, address, form)
		},
		body: new URLSearchParams(form)
	});
	const answer = await hearVoice(url.pathname.split('/').at(-1)!, request, url);
	return `${answer.status} ${await answer.text()}`;
}
