import { beforeEach, expect, test } from 'vitest';
import { caller, counsellor, heardBy, openAnsweringApp, ours } from '../support/answering-app.ts';

let app = openAnsweringApp();
beforeEach(() => void (app = openAnsweringApp({ statusCallback: 'https://app.test/status' })));

async function callIn(verbs: string) {
	app.on('/in', verbs);
	const handset = app.exchange.dialIn(caller);
	await app.waits(0);
	return handset;
}

const heard = () => heardBy(app, caller);

test('a call is asked about as Twilio asks, heard, and told when it is over', async () => {
	await callIn('<Say language="nl-NL">Goedendag &amp; welkom</Say><Pause length="3"/>');
	expect(app.last('/in')).toMatchObject({
		...{ CallStatus: 'ringing', Direction: 'inbound', From: caller, Caller: caller },
		...{ To: ours, Called: ours, FromCountry: 'GB', ToCountry: 'NL', FromCity: '' },
		CallToken: expect.stringContaining('%7B')
	});
	await app.waits(10);
	expect(app.exchange.telephone(caller).heard).toEqual([
		{ at: new Date('2026-11-23T10:00:00Z'), what: 'tone', text: 'ringing' },
		{
			at: new Date('2026-11-23T10:00:00Z'),
			...{ what: 'said', language: 'nl-NL', text: 'Goedendag & welkom' }
		},
		{ at: new Date('2026-11-23T10:00:05Z'), what: 'tone', text: 'hung up' }
	]);
	expect(app.last('/status')).toEqual({
		...{ AccountSid: 'AC0123456789abcdef0123456789abcdef', ApiVersion: '2010-04-01' },
		CallSid: app.last('/in')!.CallSid,
		...{ Called: ours, Caller: caller, Direction: 'inbound', From: caller, To: ours },
		...{ CallStatus: 'completed', CallDuration: '5', Duration: '1', SequenceNumber: '0' },
		...{ Timestamp: 'Mon, 23 Nov 2026 10:00:05 +0000' },
		CallbackSource: 'call-progress-events'
	});
});

test('a withheld number is none', async () => {
	app.exchange.dialIn(caller, { withheld: true });
	await app.waits(0);
	expect(app.last('/in')).toMatchObject({
		From: 'anonymous',
		Caller: 'anonymous',
		FromCountry: ''
	});
});

test('Play plays for as long as the file lasts, again and again when asked', async () => {
	app = openAnsweringApp({}, async (url) => (url.endsWith('nl.mp3') ? 8 : undefined));
	await callIn('<Play loop="2">/audio/nl.mp3</Play><Play>/audio/none.mp3</Play><Say>einde</Say>');
	await app.waits(15);
	const played = 'played: https://hulplijn.example.nl/audio/nl.mp3';
	expect(heard()).toEqual(['tone: ringing', played, played]);
	await app.waits(1);
	expect(heard().at(-1)).toBe('said: einde');
	expect(app.exchange.board.refusals).toEqual([
		{ path: '/audio/none.mp3', code: 13_403, detail: 'nothing to play' }
	]);
});

test('a key during the words ends them, and goes to the action', async () => {
	app.on('/language?attempt=1', '<Say>dank u</Say>');
	const handset = await callIn(
		'<Gather numDigits="1" timeout="5" action="/language?attempt=1"><Say>Toets 1</Say><Pause length="1"/><Say>Toets 2</Say></Gather><Say>niets</Say>'
	);
	await app.waits(1);
	handset.press('29');
	await app.waits(0);
	expect(app.last('/language?attempt=1')).toMatchObject({
		...{ msg: 'Gather End', Digits: '2', FinishedOnKey: '', CallStatus: 'in-progress' }
	});
	expect(heard()).toEqual(['tone: ringing', 'said: Toets 1', 'said: dank u']);
});

test('without a key it falls through, or goes to the action when asked to', async () => {
	const question = (more: string) =>
		`<Gather numDigits="1" timeout="5" ${more} action="/keys"><Say>Toets 1</Say></Gather><Say>niets</Say>`;
	await callIn(question(''));
	await app.waits(5);
	expect(heard()).toEqual(['tone: ringing', 'said: Toets 1']);
	await app.waits(1);
	expect(heard().at(-1)).toBe('said: niets');
	expect(app.all('/keys')).toEqual([]);
	await app.waits(10);
	await callIn(question('actionOnEmptyResult="true"'));
	await app.waits(6);
	expect(app.last('/keys')).toMatchObject({ Digits: '', msg: 'Gather End' });
});

test('several keys end with the last one, with # or with silence; without an action it asks itself', async () => {
	const handset = await callIn('<Gather timeout="4"/>');
	handset.press('06');
	await app.waits(3);
	handset.press('12#');
	await app.waits(0);
	expect(app.last('/in')).toMatchObject({ Digits: '0612', FinishedOnKey: '#' });
	handset.press('7');
	await app.waits(3);
	handset.press('8');
	await app.waits(3);
	expect(app.last('/in')).toMatchObject({ Digits: '0612' });
	await app.waits(1);
	expect(app.last('/in')).toMatchObject({ Digits: '78', FinishedOnKey: '' });
	handset.press('#');
	await app.waits(0);
	expect(handset.state).toBe('idle');
});

test('the first of several keys ends what is said', async () => {
	const handset = await callIn(
		'<Gather numDigits="4"><Say>Toets uw nummer</Say><Say>en een hekje</Say></Gather>'
	);
	handset.press('0');
	await app.waits(4);
	expect(heard()).toEqual(['tone: ringing', 'said: Toets uw nummer']);
});

test('keys that nobody asked for are lost', async () => {
	const handset = await callIn('<Say>Luister</Say><Gather numDigits="1" action="/keys"/>');
	handset.press('1');
	await app.waits(3);
	expect(app.all('/keys')).toEqual([]);
	handset.press('2');
	await app.waits(0);
	expect(app.last('/keys')).toMatchObject({ Digits: '2' });
});

test('Redirect goes on elsewhere, also relative to where it stands', async () => {
	app.on('/voice/second', '<Redirect>third?x=1&amp;y=2</Redirect><Say>nooit</Say>');
	app.on('/voice/third?x=1&y=2', '<Say>derde</Say>');
	await callIn('<Redirect method="POST">https://app.test/voice/second</Redirect>');
	expect(heard()).toEqual(['tone: ringing', 'said: derde']);
});

test('documents that lead to one another end', async () => {
	await callIn('<Redirect>/in</Redirect>');
	expect(app.exchange.board.refusals).toMatchObject([
		{ detail: 'documents that lead to one another' }
	]);
});

test.each([
	['<Reject/>', 'failed'],
	['<Reject reason="busy"/>', 'busy'],
	['<Hangup/>', 'completed'],
	['<Pause length="2"/><Reject reason="busy"/>', 'busy'],
	['<Enqueue maxQueueSize="0">q</Enqueue><Reject reason="busy"/>', 'completed']
])('%s ends %s', async (verbs, status) => {
	await callIn(verbs);
	await app.waits(2);
	expect(app.last('/status')).toMatchObject({ CallStatus: status, CallDuration: '0' });
});

test('hanging up ends everything, before an answer as no answer', async () => {
	const handset = await callIn('<Pause length="30"/><Say>nooit</Say>');
	handset.hangUp();
	await app.waits(60);
	expect(heard()).toEqual(['tone: ringing']);
	expect(app.last('/status')).toMatchObject({ CallStatus: 'no-answer' });
	expect(() => handset.press('1')).toThrow('no call');
	expect((await callIn('<Say>Hallo</Say>')).state).toBe('talking');
	expect(() => app.exchange.dialIn(caller)).toThrow('in use');
});

test('Dial rings a telephone, puts through and tells how it was', async () => {
	app.on('/dialled', '<Say>tot ziens</Say>');
	const handset = await callIn(
		`<Dial callerId="${ours}" action="/dialled" timeout="20"><Number statusCallback="/leg" statusCallbackEvent="initiated ringing answered completed">${counsellor}</Number></Dial>`
	);
	const other = app.exchange.telephone(counsellor);
	expect([other.state, other.shows]).toEqual(['ringing', ours]);
	await app.waits(5);
	other.answer();
	await app.waits(160);
	expect(heard().at(-1)).toBe(`talking with: ${counsellor}`);
	other.hangUp();
	await app.waits(0);
	const leg = app.last('/leg')!;
	expect(app.all('/leg').map((one) => [one.SequenceNumber, one.CallStatus])).toEqual([
		...[
			['0', 'initiated'],
			['1', 'ringing'],
			['2', 'in-progress'],
			['3', 'completed']
		]
	]);
	expect(leg).toMatchObject({
		...{ ParentCallSid: app.last('/in')!.CallSid, Direction: 'outbound-dial' },
		...{ CallDuration: '160', Duration: '3', To: counsellor, From: ours }
	});
	expect(app.last('/dialled')).toMatchObject({
		...{ DialCallStatus: 'completed', DialCallSid: leg.CallSid, DialCallDuration: '160' },
		...{ DialBridged: 'true', CallStatus: 'in-progress' }
	});
	expect(heard().at(-1)).toBe('said: tot ziens');
	handset.hangUp();
});

test.each([
	['no answer', 'no-answer'],
	['busy', 'busy'],
	['declines after 2 s', 'busy'],
	['out of reach', 'failed'],
	['answers after 2 s and presses 2', 'no-answer'],
	['voicemail after 8 s without a key', 'no-answer'],
	['answers after 2 s and presses 1', 'completed']
])('whoever is dialled and has to press 1: %s ends %s', async (habit, status) => {
	app.exchange.telephone(counsellor).behaves(habit);
	app.on(
		'/whisper',
		'<Gather numDigits="1" action="/pressed" timeout="5"><Say>Toets 1</Say></Gather><Hangup/>'
	);
	app.on('/pressed', ({ Digits }) => (Digits === '1' ? '' : '<Hangup/>'));
	await callIn(
		`<Dial timeout="12" action="/dialled"><Number url="/whisper">${counsellor}</Number></Dial>`
	);
	await app.waits(20);
	if (status === 'completed') app.exchange.telephone(counsellor).hangUp();
	await app.waits(0);
	expect(app.last('/dialled')).toMatchObject({ DialCallStatus: status });
	expect(app.exchange.telephone(counsellor).state).toBe('idle');
});

test('of several telephones the first to answer wins, and the others stop ringing', async () => {
	const third = '+447700900333';
	const handset = await callIn(
		`<Dial answerOnBridge="true" action="/dialled"><Number>${counsellor}</Number><Number>${third}</Number></Dial>`
	);
	expect(handset.state).toBe('calling');
	await app.waits(3);
	app.exchange.telephone(third).answer();
	await app.waits(1);
	expect([handset.state, app.exchange.telephone(counsellor).state]).toEqual(['talking', 'idle']);
	handset.hangUp();
	await app.waits(0);
	expect(app.last('/dialled')).toMatchObject({
		DialCallStatus: 'completed',
		CallStatus: 'completed'
	});
	expect(app.exchange.board.calls.map((one) => one.status)).toEqual([
		...['completed', 'canceled', 'completed']
	]);
});

test.each<[string, (press: () => void) => void]>([
	['the caller presses *', (press) => press()],
	['as long as agreed', () => {}]
])('whoever is put through talks until %s', async (_name, act) => {
	const handset = await callIn(
		`<Dial hangupOnStar="true" timeLimit="60" action="/dialled">${counsellor}</Dial>`
	);
	app.exchange.telephone(counsellor).answer();
	await app.waits(20);
	act(() => handset.press('1*'));
	await app.waits(50);
	expect(app.exchange.telephone(counsellor).state).toBe('idle');
	expect(app.last('/dialled')!.DialCallDuration).toMatch(/^(20|60)$/);
});

test('a call of four hours is long enough', async () => {
	await callIn('<Play loop="0">/muziek.mp3</Play>');
	app.on('/in', '<Enqueue>hulplijn</Enqueue>');
	app.exchange.dialIn('+447700900112');
	await app.waits(4 * 3600);
	expect(app.exchange.board.calls.map((one) => one.status)).toEqual(['completed', 'completed']);
});

test('a leg that is moved goes on alone, and its caller with the next verb', async () => {
	app.on('/elsewhere', '<Say>hier verder</Say>');
	await callIn(`<Dial>${counsellor}</Dial><Say>u bent alleen</Say>`);
	app.exchange.telephone(counsellor).answer();
	await app.waits(5);
	const leg = app.exchange.telephone(counsellor).callSid!;
	app.exchange.orders.updateCall(leg, { source: { url: 'https://app.test/elsewhere' } });
	await app.waits(0);
	expect(heardBy(app, counsellor).at(-1)).toBe('said: hier verder');
	expect(heard().at(-1)).toBe('said: u bent alleen');
});

test('only a number of ours, or that of the caller, is shown', async () => {
	await callIn(`<Dial callerId="+447700900999" action="/dialled">${counsellor}</Dial>`);
	expect(app.exchange.board.refusals).toMatchObject([{ code: 13_214 }]);
	expect(app.last('/dialled')).toMatchObject({ DialCallStatus: 'failed' });
});

test('one after the other when asked so', async () => {
	app.exchange.telephone(counsellor).behaves('busy');
	await callIn(
		`<Dial sequential="true"><Number>${counsellor}</Number><Number>+447700900333</Number></Dial>`
	);
	expect(app.exchange.telephone('+447700900333').state).toBe('ringing');
});
