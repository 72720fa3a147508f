import { readFileSync } from 'node:fs';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import type { FormFields } from '#server/integrations/twilio/signature.ts';

export interface Sample {
	name: string;
	url: string;
	headers: Record<string, string>;
	params: Record<string, string> | null;
	body: string;
}
export interface Negative {
	name: string;
	of: string;
	headers?: Record<string, string>;
	body?: string;
}
export const file = new URL('../fakes/twilio/webhook-samples.json', import.meta.url);
export const { about, samples, negative } = JSON.parse(readFileSync(file, 'utf8')) as {
	about: { auth_token: string; base_url: string };
	samples: Sample[];
	negative: Negative[];
};
export const token = about.auth_token;
export const pathOf = ({ url }: { url: string }) => url.slice(about.base_url.length);
/** Forms, as nearly all of them are. */
export const isForm = ({ params }: Sample) => params !== null;
/** Where the samples go, each once, a call first. */
export const ours = [
	...new Set(samples.filter(isForm).map((sample) => pathOf(sample).split('?')[0]!))
];
export const texts = ours.filter((path) => path.includes('/sms/'));
export const form = 'application/x-www-form-urlencoded';

export interface Post {
	path: string;
	headers?: Record<string, string>;
	body?: string | Uint8Array<ArrayBuffer>;
	method?: string;
}

/** A form of our own making, signed as Twilio would. */
export function signed(path: string, fields: FormFields, key = token, base = about.base_url): Post {
	const body = new URLSearchParams(
		Object.entries(fields).flatMap(([name, value]) =>
			[value].flat().map((each) => [name, each] as [string, string])
		)
	).toString();
	const signature = getExpectedTwilioSignature(key, base + path, fields);
	return { path, body, headers: { 'content-type': form, 'x-twilio-signature': signature } };
}
