import { afterEach, beforeEach, expect, test } from 'vitest';
import { examine } from '#server/integrations/twilio/doctor.ts';
import { startFakeTwilio, type FakeTwilio } from './twilio/fake.ts';
import { accountSid, authToken, nowhere, publicBase } from './twilio/settings.ts';

const number = '+3197010281234';
const account = {
	...{ accountSid, authToken, voiceNumber: number, sender: { from: number } },
	region: { region: 'ie1', edge: 'dublin' }
};
let fake: FakeTwilio;
beforeEach(async () => {
	const callbackBase = { public: publicBase, local: nowhere };
	fake = await startFakeTwilio({ accountSid, authToken, callbackBase, sender: number });
});
afterEach(async () => {
	expect(fake.violations).toEqual([]);
	await fake.stop();
});

const look = (more: object = {}, sendTo?: string) =>
	examine({ account: { ...account, base: fake.base, ...more }, base: publicBase, sendTo });
const toMend = async (...asked: Parameters<typeof look>) =>
	(await look(...asked)).filter(({ fine }) => !fine).map(({ words }) => words);

function setUp(change: Record<string, string> = {}): void {
	const { orders, board } = fake.exchange;
	orders.updateNumber(board.numbers[0]!.sid, {
		voiceUrl: `${publicBase}/twilio/voice/inbound#rc=2&rp=ct,5xx&tt=15000`,
		statusCallback: `${publicBase}/twilio/voice/status#rc=3&rp=5xx,ct,rt`,
		smsUrl: `${publicBase}/twilio/sms/inbound#rc=3&rp=5xx,ct,rt`,
		fallbackUrl: 'https://handler.twilio.com/twiml/EH1',
		...change
	});
}

test('an account that is set up well has nothing to mend, and nothing was sent', async () => {
	setUp();
	expect(await toMend()).toEqual([]);
	expect(fake.messages).toEqual([]);
	expect(fake.requests.every(({ method }) => method === 'GET')).toBe(true);
});

test.each([
	['calls lead elsewhere', { voiceUrl: 'https://demo.twilio.com/welcome' }, /calls must lead to/],
	['nobody repeats', { voiceUrl: `${publicBase}/twilio/voice/inbound` }, /told again when we fail/],
	['no last words', { fallbackUrl: '' }, /fallback that is not with us/],
	['last words with us', { fallbackUrl: `${publicBase}/twilio/voice/fallback` }, /not with us/],
	['texts lead elsewhere', { smsUrl: '' }, /texts must lead to/]
])('%s: it says what to mend', async (_, change, words) => {
	setUp(change);
	expect((await toMend()).join()).toMatch(words);
});

test('a wrong credential is told without saying it', async () => {
	const found = await toMend({ authToken: 'f'.repeat(32) });
	expect(found.join()).toMatch(/does not open \(20003\)/);
	expect(JSON.stringify(found)).not.toContain('f'.repeat(32));
});

test('a number that is not of this account, or none at all', async () => {
	setUp();
	expect((await toMend({ voiceNumber: '+31970999999' })).join()).toMatch(
		/no number of this account/
	);
	expect(
		(
			await toMend({
				voiceNumber: undefined,
				sender: { messagingServiceSid: 'MG0123456789abcdef0123456789abcdef' }
			})
		).join()
	).toMatch(/TWILIO_VOICE_NUMBER/);
	expect((await toMend({ region: undefined })).join()).toMatch(/United States/);
});

test('told to, it sends one text to the number it was given', async () => {
	setUp();
	expect(await toMend({}, '+447700900777')).toEqual([]);
	expect(fake.messages.map(({ to, body }) => [to, body])).toEqual([['+447700900777', 'Ok.']]);
});
