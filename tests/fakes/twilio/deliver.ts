import { randomUUID } from 'node:crypto';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import type { Account } from './account.ts';
import { overridesOf, type Failure } from './overrides.ts';
import { judgeWebhookAnswer } from './twiml.ts';
import { postForm, type WireAnswer } from './wire.ts';

export type Params = Record<string, string>;

export interface Delivery {
	path: string;
	params: Params;
	/** One entry a try: the status, or what went wrong. */
	tries: (number | Failure)[];
}

/** A signature to send instead of the right one; `null` sends no header. */
export interface Forgery {
	signature?: string | null | undefined;
}

/** `unjudged`: the answer is read elsewhere. */
interface How extends Forgery {
	unjudged?: boolean;
}

/** Posts one signed webhook to the app; answers undefined when no answer came. */
export async function deliver(
	account: Account,
	publicUrl: string,
	params: Params,
	how: How = {}
): Promise<WireAnswer | undefined> {
	const url = new URL(publicUrl);
	const delivery: Delivery = { path: url.pathname + url.search, params, tries: [] };
	account.deliveries.push(delivery);

	const form = {
		text: new URLSearchParams(params).toString(),
		headers: headersFor(account, url, params, how),
		patienceMs: Math.min(overridesOf(url).patienceMs, account.options.patienceMs)
	};
	const result = await insist(url, delivery, () => tryOnce(account, delivery.path, form));
	if (typeof result === 'string') return undefined;
	if (!how.unjudged) {
		account.violations.push(...judgeWebhookAnswer(url.pathname, result, wantsTwiml(params)));
	}
	return result;
}

function headersFor(account: Account, url: URL, params: Params, forgery: Forgery): Params {
	const signed = url.origin + url.pathname + url.search;
	const right = getExpectedTwilioSignature(account.options.authToken, signed, params);
	const signature = forgery.signature === undefined ? right : forgery.signature;
	return {
		'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
		'user-agent': 'TwilioProxy/1.1',
		'i-twilio-idempotency-token': randomUUID(),
		...(signature === null ? {} : { 'x-twilio-signature': signature })
	};
}

async function insist(url: URL, delivery: Delivery, attempt: () => Promise<WireAnswer | Failure>) {
	const { retries, retriesOn } = overridesOf(url);
	for (;;) {
		const result = await attempt();
		delivery.tries.push(typeof result === 'string' ? result : result.status);
		const failure = failureOf(result);
		if (!failure || !retriesOn(failure) || delivery.tries.length > retries) return result;
	}
}

async function tryOnce(
	account: Account,
	path: string,
	form: Parameters<typeof postForm>[1]
): Promise<WireAnswer | Failure> {
	const url = new URL(account.options.callbackBase.local.replace(/\/$/, '') + path);
	try {
		return await postForm(url, form, account.stopping.signal);
	} catch (error) {
		return error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED' ? 'ct' : 'rt';
	}
}

function failureOf(result: WireAnswer | Failure): Failure | undefined {
	if (typeof result === 'string') return result;
	if (result.status >= 500) return '5xx';
	return result.status >= 400 ? '4xx' : undefined;
}

function wantsTwiml(params: Params): boolean {
	return !['MessageStatus', 'CallbackSource', 'StatusCallbackEvent'].some((one) => one in params);
}
