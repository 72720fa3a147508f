import { expect, test } from 'vitest';
import { isSigned, signatureOf } from '#server/integrations/twilio/signature.ts';
import { chances } from './support/chances.ts';
import { proofSize, seed, tell } from './support/proof.ts';
import { about, pathOf, samples, token } from './support/signed-post.ts';

const call = samples.find(({ name }) => name === 'inbound_call')!;

test('of all signatures, bodies and addresses that differ by one bit none is accepted', () => {
	const wanted = proofSize({ small: 1000, full: 20_000 });
	const random = chances(seed);
	let [tried, accepted] = [0, 0];
	while (tried < wanted) {
		const sample = samples[Math.floor(random() * samples.length)]!;
		if (!sample.params) continue;
		const whole = {
			url: sample.url,
			body: sample.body,
			signature: sample.headers['x-twilio-signature']!
		};
		const part = (['url', 'body', 'signature'] as const)[Math.floor(random() * 3)]!;
		const changed = { ...whole, [part]: flipped(whole[part], random) };
		// host and scheme are a setting of ours, never what a request says
		if (part === 'url') changed.url = about.base_url + flipped(pathOf(whole), random);
		const fields = Object.fromEntries(new URLSearchParams(changed.body));
		// "%3a" and "%3A" are the same form
		if (
			part === 'body' &&
			JSON.stringify(fields) === JSON.stringify(Object.fromEntries(new URLSearchParams(whole.body)))
		)
			continue;
		tried++;
		if (isSigned(token, changed.signature, changed.url, fields)) accepted++;
	}
	expect(accepted).toBe(0);
	const { url, params, headers } = call;
	expect(isSigned(token, headers['x-twilio-signature']!, url, params!)).toBe(true);
	for (const weak of ['', 'short'])
		expect(isSigned(weak, signatureOf(weak, url, params!), url, params!)).toBe(false);
	tell(
		'webhooks',
		`${tried} forms, addresses and signatures with one bit changed, ${accepted} accepted`
	);
});

function flipped(text: string, random: () => number): string {
	const bytes = Buffer.from(text, 'latin1');
	bytes[Math.floor(random() * bytes.length)]! ^= 1 << Math.floor(random() * 7);
	return bytes.toString('latin1');
}
