import { beforeEach, expect, test } from 'vitest';
import { base, caller, counsellor, heardBy, openAnsweringApp } from '../support/answering-app.ts';

const second = '+447700900112';
let app = openAnsweringApp();
beforeEach(() => {
	app = openAnsweringApp();
	app.on(
		'/in',
		'<Enqueue action="/left" waitUrl="/wait" maxQueueSize="2">hulplijn</Enqueue><Say>verder</Say>'
	);
	app.on('/wait', '<Say>U bent aan de beurt</Say><Pause length="28"/>');
});

async function callIn(from = caller) {
	const handset = app.exchange.dialIn(from);
	await app.waits(0);
	return handset;
}

const queue = () => app.exchange.board.queues[0]!;
const sidOf = (number: string) => app.exchange.telephone(number).callSid!;

test('who waits is asked about again and again, with place and time', async () => {
	await callIn();
	await callIn(second);
	await app.waits(65);
	const asked = app.all('/wait').filter((one) => one.From === second);
	expect(asked.map((one) => one.QueueTime)).toEqual(['0', '30', '60']);
	expect(asked[2]).toMatchObject({
		...{ QueueSid: queue().sid, QueuePosition: '2', CurrentQueueSize: '2', AvgQueueTime: '0' },
		...{ MaxQueueSize: '2', CallStatus: 'in-progress' }
	});
	expect(queue()).toMatchObject({ name: 'hulplijn', members: [{}, {}] });
});

test('Leave goes to the action with what it says, a hang-up only tells it', async () => {
	app.on('/wait', '<Gather numDigits="1" action="/wait-key"><Say>Toets 1</Say></Gather>');
	app.on('/wait-key', '<Leave/>');
	app.on('/left', '<Say>we bellen u</Say>');
	const handset = await callIn();
	await app.waits(240);
	handset.press('1');
	await app.waits(0);
	expect(app.last('/wait-key')).toMatchObject({
		Digits: '1',
		QueuePosition: '1',
		QueueTime: '240'
	});
	expect(app.last('/left')).toMatchObject({
		...{ QueueResult: 'leave', QueueTime: '240', QueueSid: queue().sid, CallStatus: 'in-progress' }
	});
	expect(heardBy(app, caller).at(-1)).toBe('said: we bellen u');
	const other = await callIn(second);
	await app.waits(95);
	expect(app.last('/wait')).toMatchObject({ AvgQueueTime: '240' });
	other.hangUp();
	await app.waits(0);
	expect(app.last('/left')).toMatchObject({
		...{ QueueResult: 'hangup', QueueTime: '95', CallStatus: 'completed' }
	});
	expect(queue().members).toEqual([]);
	expect(heardBy(app, second)).not.toContain('said: we bellen u');
});

test('Leave without an action goes on with the next verb; a document may hang up', async () => {
	app.on('/in', '<Enqueue waitUrl="/wait">hulplijn</Enqueue><Say>verder</Say>');
	app.on('/wait', '<Leave/>');
	await callIn();
	expect(heardBy(app, caller)).toContain('said: verder');
	app.on('/in', '<Enqueue action="/left" waitUrl="/wait">hulplijn</Enqueue><Say>verder</Say>');
	app.on('/wait', '<Hangup/>');
	const other = await callIn(second);
	expect([other.state, app.last('/left')!.QueueResult]).toEqual(['idle', 'hangup']);
});

test('a full queue takes nobody', async () => {
	await callIn();
	await callIn(second);
	await callIn('+447700900113');
	expect(app.last('/left')).toMatchObject({ QueueResult: 'queue-full', From: '+447700900113' });
	expect(app.last('/left')).not.toHaveProperty('QueueTime');
	expect(queue().members).toHaveLength(2);
});

test('a document that may not be played there takes them out of the queue', async () => {
	app.on('/wait', '<Dial>+447700900222</Dial>');
	app.on('/left', '<Say>het ging mis</Say>');
	await callIn();
	expect(app.exchange.board.refusals).toMatchObject([
		{ detail: 'Dial is not allowed in a waitUrl document', path: '/wait' }
	]);
	expect(app.last('/left')).toMatchObject({ QueueResult: 'error' });
	expect(heardBy(app, caller)).toContain('said: het ging mis');
});

test('without waitUrl there is music; an answer that says nothing is asked for again', async () => {
	app.on('/in', '<Enqueue>hulplijn</Enqueue>');
	await callIn();
	expect(heardBy(app, caller)).toEqual(['tone: ringing', 'waiting music: music']);
	app.on('/in', '<Enqueue waitUrl="/wait">hulplijn</Enqueue>');
	app.on('/wait', '');
	await callIn(second);
	await app.waits(3);
	expect(app.all('/wait')).toHaveLength(4);
});

test('whoever waits is fetched to another address, once, and is gone from the queue at once', async () => {
	app.on('/fetched', '<Say>u wordt verbonden</Say>');
	await callIn();
	await app.waits(12);
	const { orders } = app.exchange;
	const [sid, callSid] = [queue().sid, sidOf(caller)];
	expect(orders.fetchMember(sid, callSid)).toMatchObject({ position: 1, seconds: 12 });
	expect(orders.updateMember(sid, callSid, `${base}/fetched`)).toMatchObject({
		callSid,
		seconds: 12
	});
	expect(() => orders.updateMember(sid, callSid, `${base}/fetched`)).toThrow('not found');
	await app.waits(0);
	expect(app.last('/left')).toMatchObject({ QueueResult: 'redirected', QueueTime: '12' });
	expect(heardBy(app, caller).at(-1)).toBe('said: u wordt verbonden');
	await app.waits(60);
	expect(app.all('/wait')).toHaveLength(1);
});

test('whoever hung up cannot be fetched any more', async () => {
	const handset = await callIn();
	const callSid = sidOf(caller);
	handset.hangUp();
	await app.waits(0);
	expect(() => app.exchange.orders.fetchMember(queue().sid, callSid)).toThrow(
		expect.objectContaining({ status: 404, code: 20_404 })
	);
});

test('whoever dials the queue gets the first one; the action hears of it when both have talked', async () => {
	app.on('/about', '<Say>u spreekt zo met iemand</Say>');
	app.on('/left', '<Say>dank voor het bellen</Say>');
	await callIn();
	await callIn(second);
	await app.waits(10);
	app.on('/in', '<Dial action="/dialled"><Queue url="/about">hulplijn</Queue></Dial>');
	const desk = await callIn(counsellor);
	await app.waits(30);
	expect(heardBy(app, caller).slice(-2)).toEqual([
		...['said: u spreekt zo met iemand', `talking with: ${counsellor}`]
	]);
	expect(heardBy(app, counsellor).at(-1)).toBe(`talking with: ${caller}`);
	expect(app.all('/left')).toEqual([]);
	desk.hangUp();
	await app.waits(0);
	expect(app.last('/left')).toMatchObject({
		QueueResult: 'bridged',
		QueueTime: '10',
		From: caller
	});
	expect(app.last('/dialled')).toMatchObject({ DialCallStatus: 'completed', DialBridged: 'true' });
	expect(heardBy(app, caller).at(-1)).toBe('said: dank voor het bellen');
});

test('two who dial at the same moment get two who wait', async () => {
	await callIn();
	await callIn(second);
	app.on('/in', '<Dial><Queue>hulplijn</Queue></Dial>');
	app.exchange.dialIn(counsellor);
	app.exchange.dialIn('+447700900223');
	await app.waits(1);
	expect(heardBy(app, counsellor).at(-1)).toBe(`talking with: ${caller}`);
	expect(heardBy(app, '+447700900223').at(-1)).toBe(`talking with: ${second}`);
	expect(queue().members).toEqual([]);
});

test('an empty queue is waited for; one that nobody ever made is none', async () => {
	app.on('/in', '<Dial action="/dialled"><Queue>hulplijn</Queue></Dial>');
	await callIn(counsellor);
	expect(app.last('/dialled')).toMatchObject({ DialCallStatus: 'failed' });
	app.exchange.orders.createQueue('hulplijn', 5);
	await callIn(counsellor);
	await app.waits(10);
	app.on('/in', '<Enqueue waitUrl="/wait">hulplijn</Enqueue>');
	const handset = await callIn();
	expect(heardBy(app, caller).at(-1)).toBe(`talking with: ${counsellor}`);
	handset.hangUp();
	await app.waits(0);
	app.on('/in', '<Dial action="/dialled" timeout="7"><Queue>hulplijn</Queue></Dial>');
	await callIn(second);
	await app.waits(7);
	expect(app.last('/dialled')).toMatchObject({ DialCallStatus: 'no-answer', From: second });
});
