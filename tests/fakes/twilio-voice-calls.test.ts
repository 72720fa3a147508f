import { beforeEach, expect, test } from 'vitest';
import { openClock } from '#server/demo/exchange/clock.ts';
import {
	base,
	caller,
	counsellor,
	heardBy,
	openAnsweringApp,
	ours
} from '../support/answering-app.ts';

const events = ['initiated', 'ringing', 'answered', 'completed'] as const;
let app = openAnsweringApp();
beforeEach(() => {
	app = openAnsweringApp();
	app.on('/answer', '<Gather numDigits="1" action="/key" timeout="10"><Say>Toets 1</Say></Gather>');
});

function place(more: object = {}) {
	return app.exchange.orders.createCall({
		...{ to: counsellor, from: ours, source: { url: `${base}/answer` } },
		...{ statusCallback: `${base}/leg?x=1`, events, timeout: 20 },
		...more
	});
}

const told = () => app.all('/leg?x=1').map((one) => one.CallStatus);

test.each<[string, string[]]>([
	['answers after 2 s', ['initiated', 'ringing', 'in-progress', 'completed']],
	['no answer', ['initiated', 'ringing', 'no-answer']],
	['busy', ['initiated', 'busy']],
	['declines after 2 s', ['initiated', 'ringing', 'busy']],
	['out of reach', ['initiated', 'failed']]
])('a telephone that %s', async (habit, expected) => {
	app.exchange.telephone(counsellor).behaves(habit);
	const call = place();
	await app.waits(60);
	expect(told()).toEqual(expected);
	expect(call.status).toBe(expected.at(-1));
	expect(app.last('/leg?x=1')).toMatchObject({
		...{ CallSid: call.sid, Direction: 'outbound-api', From: ours, To: counsellor },
		...{ SequenceNumber: String(expected.length - 1), CallbackSource: 'call-progress-events' }
	});
	expect(app.last('/leg?x=1')).not.toHaveProperty('ParentCallSid');
});

test('who answers is asked about, and presses when asked', async () => {
	app.exchange.telephone(counsellor).behaves('answers after 2 s and presses 1');
	place();
	await app.waits(4);
	expect(app.last('/answer')).toMatchObject({
		CallStatus: 'in-progress',
		Direction: 'outbound-api'
	});
	expect(app.last('/answer')).not.toHaveProperty('AnsweredBy');
	expect(app.last('/key')).toMatchObject({ Digits: '1' });
});

test.each([
	['Enable', 'answers after 1 s', 'human'],
	['Enable', 'voicemail after 1 s without a key', 'machine_start'],
	['DetectMessageEnd', 'voicemail after 1 s without a key', 'machine_end_beep']
] as const)('%s tells who answered: %s is %s', async (machineDetection, habit, by) => {
	app.exchange.telephone(counsellor).behaves(habit);
	const call = place({ machineDetection });
	await app.waits(2);
	expect(app.all('/answer')).toEqual([]);
	await app.waits(2);
	expect(app.last('/answer')).toMatchObject({ AnsweredBy: by });
	expect(call.answeredBy).toBe(by);
});

test('a voicemail without a key lets the document run to its end', async () => {
	app.exchange.telephone(counsellor).behaves('voicemail after 1 s without a key');
	place();
	await app.waits(30);
	expect(app.all('/key')).toEqual([]);
	expect(told().at(-1)).toBe('completed');
});

test('it may be stopped while it rings, hung up while it lasts, and not after that', async () => {
	const { orders } = app.exchange;
	const ringing = place();
	orders.updateCall(ringing.sid, { status: 'completed' });
	await app.waits(0);
	expect([ringing.status, app.exchange.telephone(counsellor).state]).toEqual(['canceled', 'idle']);
	const call = place();
	app.exchange.telephone(counsellor).answer();
	await app.waits(5);
	expect(() => orders.updateCall(call.sid, { status: 'canceled' })).toThrow('expected state');
	orders.updateCall(call.sid, { status: 'completed' });
	await app.waits(0);
	expect(call).toMatchObject({ status: 'completed' });
	expect(heardBy(app, counsellor).at(-1)).toBe('tone: hung up');
	expect(() => orders.updateCall(call.sid, { status: 'completed' })).toThrow(
		expect.objectContaining({ status: 400, code: 21_220 })
	);
	expect(() => orders.updateCall('CA0', {})).toThrow(expect.objectContaining({ code: 20_404 }));
});

test('a call that goes on is moved, also by words alone', async () => {
	const call = place();
	app.exchange.telephone(counsellor).answer();
	await app.waits(0);
	app.exchange.orders.updateCall(call.sid, {
		source: { twiml: '<Response><Say>Al aangenomen</Say></Response>' }
	});
	await app.waits(3);
	expect(heardBy(app, counsellor).slice(-2)).toEqual(['said: Al aangenomen', 'tone: hung up']);
});

test('no longer than agreed', async () => {
	app.on('/answer', '<Pause length="600"/>');
	app.exchange.telephone(counsellor).behaves('answers after 2 s');
	const call = place({ timeLimit: 120 });
	await app.waits(130);
	expect(app.last('/leg?x=1')).toMatchObject({ CallStatus: 'completed', CallDuration: '120' });
	expect(call.status).toBe('completed');
});

test('a telephone that is in use is busy', async () => {
	app.on('/in', '<Pause length="60"/>');
	app.exchange.dialIn(counsellor);
	await app.waits(0);
	place();
	await app.waits(0);
	expect(told()).toEqual(['initiated', 'busy']);
	expect(app.exchange.telephone(counsellor).state).toBe('calling');
});

test('only from a number of ours, and only to a number', () => {
	expect(() => place({ from: caller })).toThrow(expect.objectContaining({ code: 21_210 }));
	expect(() => place({ to: '112' })).toThrow(expect.objectContaining({ code: 21_211 }));
});

test('calls are found by who, how and when', async () => {
	app.exchange.dialIn(caller);
	await app.waits(60);
	place();
	const { orders } = app.exchange;
	expect(orders.listCalls({})).toHaveLength(2);
	expect(orders.listCalls({ to: ours })).toMatchObject([{ from: caller, status: 'completed' }]);
	expect(orders.listCalls({ status: 'ringing' })).toMatchObject([{ to: counsellor }]);
	const startedFrom = new Date('2026-11-23T10:00:30Z');
	expect(orders.listCalls({ startedFrom })).toMatchObject([{ to: counsellor }]);
	expect(orders.listCalls({ startedUntil: startedFrom })).toMatchObject([{ from: caller }]);
});

test('habits are read strictly', () => {
	expect(() => app.exchange.telephone(caller).behaves('answers sometimes')).toThrow('sometimes');
});

test('a clock that runs also moves', async () => {
	const clock = openClock({ from: new Date('2026-11-23T10:00:00Z'), runs: true });
	const rung: string[] = [];
	clock.after(30, () => rung.push('soon'));
	clock.after(3_600_000, () => rung.push('never'));
	await clock.pass(60_000, async () => {});
	expect(rung).toEqual(['soon']);
	const byItself = new Promise<void>((done) => void clock.after(10, done));
	await byItself;
	expect(rung).toEqual(['soon']);
	expect(+clock.now()).toBeGreaterThan(+new Date('2026-11-23T10:01:00Z'));
});
