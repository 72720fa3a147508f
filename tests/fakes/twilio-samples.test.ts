import { readFileSync } from 'node:fs';
import {
	validateRequest,
	validateRequestWithBody,
	getExpectedTwilioSignature
} from 'twilio/lib/webhooks/webhooks.js';
import { expect, test } from 'vitest';

interface Sample {
	name: string;
	url: string;
	headers: Record<string, string>;
	params: Record<string, string> | null;
	body: string;
}

interface Negative {
	name: string;
	of: string;
	headers?: Record<string, string>;
	body?: string;
}

const file = new URL('./twilio/webhook-samples.json', import.meta.url);
const { about, samples, negative } = JSON.parse(readFileSync(file, 'utf8')) as {
	about: { auth_token: string; base_url: string };
	samples: Sample[];
	negative: Negative[];
};

test('all of them are here', () => {
	expect([samples.length, negative.length]).toEqual([27, 5]);
	expect(samples.every((one) => one.url.startsWith(about.base_url))).toBe(true);
});

test.each(samples)('$name is genuine as it goes over the wire', (sample) => {
	expect(judge(sample, sample.headers, sample.body)).toBe(true);
	expect(judge(sample, sample.headers, sample.body.replace(/.$/, '~'))).toBe(false);
});

test.each(negative)('$name is refused', ({ of, headers, body }) => {
	const original = samples.find((one) => one.name === of);
	if (!original) throw new Error(of);
	expect(judge(original, headers ?? original.headers, body ?? original.body)).toBe(false);
});

test('an empty token would accept the forgery', () => {
	const forged = negative.find((one) => one.name === 'empty_token_forgery');
	const original = samples.find((one) => one.name === forged?.of);
	if (!original) throw new Error('no original');
	const { url, params } = original;
	expect(forged?.headers?.['x-twilio-signature']).toBe(
		getExpectedTwilioSignature('', url, params ?? {})
	);
});

function judge({ url, params }: Sample, headers: Record<string, string>, body: string): boolean {
	const signature = headers['x-twilio-signature'] ?? '';
	if (!params) return validateRequestWithBody(about.auth_token, signature, url, body);
	const received = Object.fromEntries(new URLSearchParams(body));
	return validateRequest(about.auth_token, signature, url, received);
}
