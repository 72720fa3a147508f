import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import type { FormFields } from '#server/integrations/twilio/signature.ts';
import { startBuilt, type Running } from '../support/built.ts';
import { expect, test } from '../support/still-house.ts';
import {
	about,
	form,
	isForm,
	negative,
	ours,
	texts,
	pathOf,
	samples,
	signed,
	token,
	type Post
} from '../support/signed-post.ts';
import { fingerprints } from '../support/untouched.ts';
import { superuser, told } from './support/house.ts';

let server: Running;
// the samples were signed with a token of their own
test.beforeAll(async () => {
	server = await startBuilt({
		...told.settings,
		TWILIO_AUTH_TOKEN: token,
		PUBLIC_BASE_URL: about.base_url
	});
});
test.afterAll(() => server.stop());

async function ask({ path, headers = {}, body, method = 'POST' }: Post) {
	const answer = await fetch(server.origin + path, {
		method,
		headers,
		redirect: 'manual',
		...(body === undefined ? {} : { body })
	});
	return {
		status: answer.status,
		type: answer.headers.get('content-type'),
		text: await answer.text()
	};
}

async function refusedWithoutTrace(post: Post, status = 403): Promise<void> {
	const before = await fingerprints(superuser);
	const answer = await ask(post);
	expect([answer.status, answer.text], JSON.stringify(post).slice(0, 300)).toEqual([status, '']);
	expect(await fingerprints(superuser)).toEqual(before);
}

const call = samples.find(({ name }) => name === 'inbound_call')!;
const textIn = samples.find(({ name }) => name === 'inbound_sms_spaces_unicode')!;

for (const sample of samples.filter(isForm)) {
	test(`the sample ${sample.name} is taken, and posted again changes nothing`, async () => {
		const post = { path: pathOf(sample), headers: sample.headers, body: sample.body };
		const first = await ask(post);
		expect([200, 204]).toContain(first.status);
		const before = await fingerprints(superuser);
		expect(await ask(post)).toEqual(first);
		for (const again of await Promise.all([ask(post), ask(post), ask(post)]))
			expect(again).toEqual(first);
		expect(await fingerprints(superuser)).toEqual(before);
	});
	test(`the sample ${sample.name} is refused when anything about it is not as signed`, async () => {
		const path = pathOf(sample);
		const { headers, body } = sample;
		const resigned = (key: string, base: string) => ({
			...headers,
			'x-twilio-signature': getExpectedTwilioSignature(key, base + path, sample.params ?? {})
		});
		await refusedWithoutTrace({ path, body, headers: { 'content-type': form } });
		await refusedWithoutTrace({ path, body, headers: { ...headers, 'x-twilio-signature': '' } });
		await refusedWithoutTrace({ path, body, headers: resigned('', about.base_url) });
		await refusedWithoutTrace({
			path,
			body,
			headers: resigned('another-token-of-more-than-32-characters', about.base_url)
		});
		await refusedWithoutTrace({
			path,
			body,
			headers: resigned(token, 'http://hulplijn.example.nl')
		});
		await refusedWithoutTrace({
			path,
			body,
			headers: { ...resigned(token, 'https://evil.example'), 'x-forwarded-host': 'evil.example' }
		});
		await refusedWithoutTrace({ path: `${path}?a=1`, body, headers });
		await refusedWithoutTrace({ path, body: `${body}&More=1`, headers });
		await refusedWithoutTrace({ path, body: body.split('&').slice(1).join('&'), headers });
		await refusedWithoutTrace({ path, body: '', headers });
		const elsewhere = ours.find((other) => other !== path)!;
		await refusedWithoutTrace({ path: elsewhere, body, headers });
	});
}

for (const { name, of, headers, body } of negative) {
	test(`the forgery ${name} is refused`, async () => {
		const original = samples.find((sample) => sample.name === of)!;
		await refusedWithoutTrace({
			path: pathOf(original),
			headers: { 'content-type': form, ...(headers ?? original.headers) },
			body: body ?? original.body
		});
	});
}

test('a call that is told three times at once is one call and one contact', async () => {
	const fields = { ...call.params!, CallSid: `CA${'5'.repeat(32)}` };
	const post = signed('/twilio/voice/inbound', fields);
	const answers = await Promise.all([ask(post), ask(post), ask(post)]);
	for (const answer of answers) expect(answer).toEqual(answers[0]);
	const [kept] =
		await superuser`SELECT (SELECT count(*) FROM intake WHERE external_id = ${fields.CallSid})::int AS contacts,
		(SELECT count(*) FROM call WHERE provider_id = ${fields.CallSid})::int AS calls`;
	expect(kept).toEqual({ contacts: 1, calls: 1 });
});

test('an event is taken with the hash of its body, and with nothing else', async () => {
	const event = samples.find((sample) => !isForm(sample))!;
	const { headers, body } = event;
	const path = pathOf(event);
	const before = await fingerprints(superuser);
	expect((await ask({ path, headers, body })).status).toBe(204);
	const changed = body.replace(/.(?=\D*$)/, '~');
	await refusedWithoutTrace({ path, headers, body: changed });
	await refusedWithoutTrace({ path: path.split('?')[0]!, headers, body });
	await refusedWithoutTrace({ path, headers: { ...headers, 'x-twilio-signature': '' }, body });
	// its hash bolted on to a form says nothing about the form
	const bolted = `/twilio/voice/inbound?${path.split('?')[1]}`;
	const overAddress = getExpectedTwilioSignature(token, about.base_url + bolted, {});
	await refusedWithoutTrace({
		path: bolted,
		headers: { 'content-type': form, 'x-twilio-signature': overAddress },
		body: call.body
	});
	expect(await fingerprints(superuser)).toEqual(before);
});

test('whatever a proxy claims about host and scheme does not matter', async () => {
	const claims = {
		'x-forwarded-host': 'evil.example',
		'x-forwarded-proto': 'http',
		'x-forwarded-port': '81',
		forwarded: 'host=evil.example'
	};
	expect(
		(await ask({ path: pathOf(call), headers: { ...call.headers, ...claims }, body: call.body }))
			.status
	).toBe(200);
});

const odd: [what: string, fields: FormFields][] = [
	[
		'fields nobody knows',
		{ ...call.params, Unheard: 'of', __proto: 'x', constructor: 'x', toString: 'x' }
	],
	[
		'a NUL',
		{ ...textIn.params, MessageSid: 'SM00000000000000000000000000000001', Body: 'een\0twee' }
	],
	[
		'emoji and a lone surrogate',
		{ ...textIn.params, MessageSid: 'SM00000000000000000000000000000002', Body: '👩‍👦 \ufffd kom' }
	],
	[
		'repeated fields',
		{
			...textIn.params,
			MessageSid: 'SM00000000000000000000000000000003',
			Body: ['een', 'twee'],
			From: ['+31612345678', '+31687654321']
		}
	],
	[
		'a text of 20,000 characters',
		{ ...textIn.params, MessageSid: 'SM00000000000000000000000000000004', Body: 'x'.repeat(20_000) }
	],
	[
		'a number that is none',
		{
			...call.params,
			CallSid: 'CA00000000000000000000000000000001',
			From: "'; DROP TABLE intake; --"
		}
	]
];
for (const [what, fields] of odd) {
	test(`a signed form with ${what} is answered, twice the same`, async () => {
		const path = fields['CallSid'] ? '/twilio/voice/inbound' : '/twilio/sms/inbound';
		const post = signed(path, fields);
		const first = await ask(post);
		expect(first.status).toBe(200);
		const before = await fingerprints(superuser);
		expect(await ask(post)).toEqual(first);
		expect(await fingerprints(superuser)).toEqual(before);
	});
}

test('without its number a signed text or report is a bad request and leaves nothing', async () => {
	for (const path of texts)
		await refusedWithoutTrace(signed(path, { Body: 'x', From: '+31612345678' }), 400);
	await refusedWithoutTrace(
		signed('/twilio/sms/status', { MessageSid: 'SM1', MessageStatus: "x' --" }),
		400
	);
});

for (const path of ours) {
	test(`${path} takes no other method, no other kind of body and nothing large`, async () => {
		for (const method of ['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
			const answer = await ask({ path, method });
			expect([403, 405], method).toContain(answer.status);
		}
		const { headers } = signed(path, call.params!);
		for (const type of [
			'application/json',
			'text/plain',
			'multipart/form-data; boundary=x',
			'application/xml',
			''
		]) {
			await refusedWithoutTrace(
				{ path, body: '{}', headers: { ...headers, 'content-type': type } },
				415
			);
		}
		for (const size of [70_000, 1_000_000]) {
			const large = signed(path, { ...call.params, More: 'x'.repeat(size) });
			const before = await fingerprints(superuser);
			expect((await ask(large)).status).toBe(413);
			expect(await fingerprints(superuser)).toEqual(before);
		}
		await refusedWithoutTrace({ path, headers, body: new Uint8Array([0xff, 0xfe, 0x3d, 0xc3]) });
	});
}
