import { startBuilt, type Running } from '../support/built.ts';
import { chances } from '../support/chances.ts';
import { asSigned, forged, inAnotherOrder, kinds, original } from '../support/forged-webhooks.ts';
import { proofSize, seed, tell } from '../support/proof.ts';
import { about, token, type Post } from '../support/signed-post.ts';
import { expect, test } from '../support/still-house.ts';
import { fingerprints } from '../support/untouched.ts';
import { superuser, told } from './support/house.ts';

const forgeries = proofSize({ small: 150, full: 20_000 });
const atOnce = 8;
const chance = chances(seed);
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

async function statusOf({ path, headers = {}, body = '' }: Post): Promise<number> {
	const init = { method: 'POST', headers, body, redirect: 'manual' as const };
	const answer = await fetch(server.origin + path, init);
	await answer.arrayBuffer();
	return answer.status;
}

test('what is forged from is taken when nothing is changed, in whatever order its fields come', async () => {
	for (let n = 0; n < 20; n++) {
		const one = original(chance);
		const status = await statusOf(asSigned(one));
		expect([200, 204], one.path).toContain(status);
		expect(await statusOf(inAnotherOrder(chance, one))).toBe(status);
	}
});

test(`of ${forgeries} forged webhooks none is taken and none leaves a row`, async () => {
	test.setTimeout(30 * 60_000);
	const before = await fingerprints(superuser);
	const accepted: unknown[] = [];
	const answers = new Map<number, number>();
	let sent = 0;
	const send = async () => {
		while (sent < forgeries) {
			const { kind, post } = forged(sent++, chance);
			const status = await statusOf(post);
			answers.set(status, (answers.get(status) ?? 0) + 1);
			if (status < 300 || status > 499) accepted.push({ kind, status, post });
		}
	};
	await Promise.all(Array.from({ length: atOnce }, send));

	expect(accepted).toEqual([]);
	expect(await fingerprints(superuser)).toEqual(before);
	const told = [...answers].map(([status, count]) => `${count} times ${status}`).join(', ');
	tell(
		'webhooks',
		`${sent} forged (${kinds.join(', ')}): ${accepted.length} taken, 0 rows; ${told}`
	);
});
