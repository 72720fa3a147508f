import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CallProvider, OutgoingCall } from '#server/integrations/calls.ts';
import { twilioCalls } from '#server/integrations/twilio/calls.ts';
import { startFakeTwilio, type FakeTwilio } from './twilio/fake.ts';
import { startListeningApp, type ListeningApp } from './twilio/listening-app.ts';
import type { Reply } from './twilio/script.ts';
import { accountSid, apiKey, authToken, nowhere, publicBase } from './twilio/settings.ts';

const ours = '+3197010281234';
const caller = '+447700900111';
const counsellor = '+447700900222';
const at = (path: string) => `${publicBase}/twilio/voice/${path}`;
let app: ListeningApp;
let fake: FakeTwilio;
let calls: CallProvider;

beforeEach(async () => {
	app = await startListeningApp(authToken, publicBase);
	const callbackBase = { public: publicBase, local: app.base };
	const stillAt = new Date('2026-11-23T10:00:00Z');
	fake = await startFakeTwilio({ accountSid, authToken, apiKey, callbackBase, stillAt });
	calls = provider();
});

afterEach(async () => {
	await fake.stop();
	await app.stop();
});

function provider(base = fake.base, token = authToken): CallProvider {
	return twilioCalls({ accountSid, authToken: token, sender: { from: ours }, base }, ours);
}

function plays(path: string, verbs: string) {
	app.pages.set(`/twilio/voice/${path}`, `<Response>${verbs}</Response>`);
}

const order: OutgoingCall = {
	...{ to: counsellor, answerAt: at('leg?o=1'), reportTo: at('leg-status?o=1') },
	...{ ringSeconds: 25, mostSeconds: 3600, asksWhoAnswers: true }
};

const told = () =>
	app.heard
		.filter(({ url }) => url.startsWith('/twilio/voice/leg-status'))
		.map(({ params }) => params);

test('a call is placed, answered, pressed and reported, all of it signed', async () => {
	plays(
		'leg?o=1',
		'<Gather numDigits="1" action="/twilio/voice/leg-key?o=1"><Say>Toets 1</Say></Gather>'
	);
	plays('leg-key?o=1', '<Say>Verbonden</Say>');
	fake.telephone(counsellor).behaves('answers after 2 s and presses 1');
	const placed = await calls.place(order);
	expect(placed).toEqual({ accepted: expect.stringMatching(/^CA/), status: 'queued' });
	await fake.pass(60);
	expect(app.heard.every((one) => one.genuine)).toBe(true);
	expect(app.heard.find(({ url }) => url === '/twilio/voice/leg?o=1')!.params).toMatchObject({
		...{ AnsweredBy: 'human', From: ours, To: counsellor, Direction: 'outbound-api' }
	});
	expect(fake.telephone(counsellor).heard.map((one) => one.text)).toContain('Verbonden');
	expect(told().map((one) => one.CallStatus)).toEqual([
		...['initiated', 'ringing', 'in-progress', 'completed']
	]);
	expect(fake.requests[0]!.params).toMatchObject({ Timeout: 25, TimeLimit: 3600 });
	expect(fake.violations).toEqual([]);
});

test('one that rings or goes on is ended; one that is over, or was never there, is gone', async () => {
	const placed = await calls.place(order);
	if (!('accepted' in placed)) throw new Error('not placed');
	expect(await calls.end(placed.accepted)).toEqual({ done: true });
	expect(await calls.end(placed.accepted)).toEqual({ gone: true });
	expect(await calls.end(`CA${'0'.repeat(32)}`)).toEqual({ gone: true });
	await fake.quiet();
	expect(told().at(-1)).toMatchObject({ CallStatus: 'canceled' });
	expect(fake.violations).toEqual([]);
});

test('a telephone in a call goes on elsewhere; one that only rings, or is over, does not', async () => {
	plays('leg?o=1', '<Pause length="60"/>');
	plays('taken', '<Say>Al aangenomen</Say>');
	const placed = await calls.place({ ...order, asksWhoAnswers: false });
	if (!('accepted' in placed)) throw new Error('not placed');
	expect(await calls.redirect(placed.accepted, at('taken'))).toEqual({ gone: true });
	fake.telephone(counsellor).answer();
	await fake.quiet();
	expect(await calls.redirect(placed.accepted, at('taken'))).toEqual({ done: true });
	await fake.pass(5);
	expect(fake.telephone(counsellor).heard.map((one) => one.text)).toContain('Al aangenomen');
	expect(await calls.redirect(placed.accepted, at('taken'))).toEqual({ gone: true });
	expect(fake.violations).toEqual([]);
});

test('whoever waits is fetched from the queue once; whoever hung up is gone', async () => {
	plays('inbound', '<Enqueue waitUrl="wait" action="queue-left">hulplijn</Enqueue>');
	plays('wait', '<Pause length="30"/>');
	plays('fetched', '<Dial><Conference>gesprek-1</Conference></Dial>');
	plays('leg?o=1', '<Dial><Conference>gesprek-1</Conference></Dial>');
	const handset = fake.dialIn(caller);
	await fake.pass(20);
	const { sid: queue, members } = fake.exchange.board.queues[0]!;
	const call = members[0]!.call.sid;
	expect(await calls.fetchFromQueue(queue, call, at('fetched'))).toEqual({ done: true });
	expect(await calls.fetchFromQueue(queue, call, at('fetched'))).toEqual({ gone: true });
	await fake.quiet();
	expect(app.heard.find(({ url }) => url === '/twilio/voice/queue-left')!.params).toMatchObject({
		QueueResult: 'redirected'
	});
	expect(await calls.hold('gesprek-1', call, true)).toEqual({ gone: true });
	await calls.place({ ...order, asksWhoAnswers: false });
	fake.telephone(counsellor).answer();
	await fake.quiet();
	expect(handset.heard.at(-1)).toMatchObject({ what: 'talking with', text: counsellor });
	expect(await calls.hold('gesprek-1', call, true)).toEqual({ done: true });
	expect(handset.heard.at(-1)).toMatchObject({ what: 'waiting music' });
	expect(await calls.hold('gesprek-1', call, false)).toEqual({ done: true });
	handset.hangUp();
	await fake.quiet();
	expect(await calls.hold('gesprek-1', call, true)).toEqual({ gone: true });
	const other = fake.dialIn(caller);
	await fake.pass(5);
	const sid = other.callSid!;
	other.hangUp();
	expect(await calls.fetchFromQueue(queue, sid, at('fetched'))).toEqual({ gone: true });
	await fake.quiet();
	expect(fake.violations).toEqual([]);
});

test('a call is found, and those to our number since a moment, over several pages too', async () => {
	plays('inbound', '<Say>Goedendag</Say>');
	fake.dialIn('+447700900110', { withheld: true });
	await fake.pass(60);
	const since = fake.exchange.board.clock.now();
	for (let index = 0; index < 203; index++) {
		fake.dialIn(`+447700900${String(200 + index)}`);
		await fake.quiet();
	}
	const all = await calls.findInbound(new Date(0));
	const recent = await calls.findInbound(since);
	if (!('found' in all) || !('found' in recent)) throw new Error('not found');
	expect([all.found.length, recent.found.length]).toEqual([204, 203]);
	expect(all.found.at(-1)).toEqual({
		...{ id: expect.stringMatching(/^CA/), from: 'anonymous', status: 'completed', lasted: 1 },
		startedAt: new Date('2026-11-23T10:00:00Z')
	});
	expect(await calls.find(recent.found[0]!.id)).toEqual(recent.found[0]);
	expect(recent.found[0]).toMatchObject({ status: 'in-progress', lasted: undefined });
	expect(await calls.find(`CA${'0'.repeat(32)}`)).toEqual({ unknown: '20404' });
	expect(fake.violations).toEqual([]);
});

test.each<[Reply, object, number]>([
	['429', { notSent: 'busy', code: '20429' }, 0],
	['401', { notSent: 'account', code: '20003' }, 0],
	['500', { uncertain: '20500' }, 0],
	['502', { uncertain: '502' }, 0],
	['refuse-then-drop', { uncertain: 'ECONNRESET' }, 0],
	['accept-then-drop', { uncertain: 'ECONNRESET' }, 1],
	['accept-then-500', { uncertain: '20500' }, 1],
	['accept-then-garbage', { uncertain: 'unreadable' }, 1]
])('placing a call that ends in %s', async (reply, outcome, rung) => {
	fake.script(counsellor, reply);
	expect(await calls.place(order)).toEqual(outcome);
	await fake.quiet();
	expect(fake.exchange.board.calls).toHaveLength(rung);
	// whatever became of the answer: the reports name the attempt
	expect(told().map((one) => one.CallStatus)).toEqual(rung ? ['initiated', 'ringing'] : []);
});

test.each<[string, Reply, string]>([
	['UpdateCall', '429', '20429'],
	['UpdateCall', '401', '20003'],
	['UpdateCall', '500', '20500'],
	['UpdateCall', 'accept-then-drop', 'ECONNRESET'],
	['UpdateMember', '502', '502'],
	['UpdateMember', 'accept-then-drop', 'ECONNRESET'],
	['ListConference', '500', '20500'],
	['FetchCall', '429', '20429'],
	['ListCall', 'refuse-then-drop', 'ECONNRESET']
])('%s that ends in %s fails with a code alone', async (operation, reply, code) => {
	plays('inbound', '<Enqueue waitUrl="wait">hulplijn</Enqueue>');
	plays('wait', '<Pause length="30"/>');
	fake.dialIn(caller);
	await fake.quiet();
	const [queue] = fake.exchange.board.queues;
	const { sid } = fake.exchange.board.calls[0]!;
	const acts: Record<string, () => Promise<object>> = {
		UpdateCall: () => calls.end(sid),
		UpdateMember: () => calls.fetchFromQueue(queue!.sid, sid, at('fetched')),
		ListConference: () => calls.hold('gesprek-1', sid, true),
		FetchCall: () => calls.find(sid),
		ListCall: () => calls.findInbound(new Date(0))
	};
	const act = acts[operation]!;
	const named = operation === 'FetchCall' || operation === 'ListCall' ? 'unknown' : 'failed';
	fake.failing(operation, reply);
	expect(await act()).toEqual({ [named]: code });
	const again = await act();
	if (reply === 'accept-then-drop') expect(again).toEqual({ gone: true });
	else if (operation !== 'ListConference') expect(again).not.toHaveProperty(named);
});

test('a network that is not there, and a hanging one', async () => {
	expect(await provider(nowhere).place(order)).toEqual({
		notSent: 'unreachable',
		code: 'ECONNREFUSED'
	});
	expect(await provider(nowhere).findInbound(new Date())).toEqual({ unknown: 'ECONNREFUSED' });
	expect(await provider(fake.base, 'x'.repeat(32)).find(`CA${'0'.repeat(32)}`)).toEqual({
		unknown: '20003'
	});
	fake.failing('FetchCall', 'hang');
	expect(await calls.find(`CA${'0'.repeat(32)}`)).toEqual({ unknown: 'ECONNABORTED' });
}, 15_000);
