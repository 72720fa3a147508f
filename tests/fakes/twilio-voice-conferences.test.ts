import { beforeEach, expect, test } from 'vitest';
import {
	base,
	caller,
	counsellor,
	heardBy,
	openAnsweringApp,
	ours
} from '../support/answering-app.ts';

const colleague = '+447700900333';
const reports =
	'statusCallback="/conference" statusCallbackEvent="start end join leave mute hold modify"';
let app = openAnsweringApp();

function into(more = '') {
	return `<Dial action="/dialled"><Conference beep="false" ${reports} ${more}>gesprek-1</Conference></Dial><Say>verder</Say>`;
}

beforeEach(() => {
	app = openAnsweringApp();
	app.on('/in', into('participantLabel="caller"'));
	app.on('/desk', into());
});

async function callIn(from = caller) {
	const handset = app.exchange.dialIn(from);
	await app.waits(0);
	return handset;
}

async function callOut(to = counsellor) {
	const call = app.exchange.orders.createCall({ to, from: ours, source: { url: `${base}/desk` } });
	app.exchange.telephone(to).answer();
	await app.waits(0);
	return call;
}

const conference = () => app.exchange.board.conferences.at(-1)!;
const events = () => app.all('/conference').map((one) => one.StatusCallbackEvent);

test('one alone waits with music; with the second it starts', async () => {
	await callIn();
	expect([conference().status, heardBy(app, caller).at(-1)]).toEqual([
		'init',
		'waiting music: music'
	]);
	await app.waits(20);
	await callOut();
	expect(conference()).toMatchObject({ status: 'in-progress', name: 'gesprek-1' });
	expect(heardBy(app, caller).at(-1)).toBe(`talking with: ${counsellor}`);
	expect(heardBy(app, counsellor).at(-1)).toBe(`talking with: ${caller}`);
	expect(events()).toEqual(['participant-join', 'participant-join', 'conference-start']);
	expect(app.all('/conference')[0]).toEqual({
		...{ AccountSid: 'AC0123456789abcdef0123456789abcdef', ConferenceSid: conference().sid },
		...{
			FriendlyName: 'gesprek-1',
			CallSid: app.last('/in')!.CallSid,
			Muted: 'false',
			Hold: 'false'
		},
		...{ EndConferenceOnExit: 'false', StartConferenceOnEnter: 'true', Coaching: 'false' },
		...{ ParticipantLabel: 'caller', StatusCallbackEvent: 'participant-join' },
		...{ SequenceNumber: '1', Timestamp: 'Mon, 23 Nov 2026 10:00:00 +0000' }
	});
});

test('it does not start while nobody may start it', async () => {
	app.on('/in', into('startConferenceOnEnter="false" waitUrl="/muziek"'));
	app.on('/muziek', '<Say>een ogenblik</Say><Pause length="9"/>');
	await callIn();
	await callIn('+447700900112');
	await app.waits(21);
	expect(app.all('/muziek').filter((one) => one.From === caller)).toHaveLength(3);
	expect(events()).not.toContain('conference-start');
	await callOut();
	await app.waits(30);
	expect(app.all('/muziek').filter((one) => one.From === caller)).toHaveLength(3);
	expect(heardBy(app, counsellor).at(-1)).toBe('talking with: +447700900111, +447700900112');
});

test('a wait that says nothing is silence, one that asks for keys is refused', async () => {
	app.on('/in', into('waitUrl=""'));
	await callIn();
	expect(heardBy(app, caller)).toEqual(['tone: ringing']);
	app.on('/in', '<Dial><Conference waitUrl="/vraag">gesprek-2</Conference></Dial>');
	app.on('/vraag', '<Gather/>');
	await callIn('+447700900112');
	expect(app.exchange.board.refusals).toMatchObject([
		{ path: '/vraag', detail: 'Gather is not allowed in a conference' }
	]);
	expect(conference().participants).toHaveLength(1);
});

test('on hold one hears music and nobody, and the others talk on', async () => {
	await callIn();
	await callOut();
	const { orders } = app.exchange;
	const callSid = app.last('/in')!.CallSid!;
	orders.updateParticipant(conference().sid, callSid, { held: true });
	await app.waits(0);
	expect(heardBy(app, caller).at(-1)).toBe('waiting music: music');
	await callOut(colleague);
	expect(heardBy(app, counsellor).at(-1)).toBe(`talking with: ${colleague}`);
	expect(heardBy(app, caller).at(-1)).toBe('waiting music: music');
	orders.updateParticipant(conference().sid, 'caller', { held: false, muted: true });
	await app.waits(0);
	expect(heardBy(app, caller).at(-1)).toBe(`talking with: ${counsellor}, ${colleague}`);
	expect(events().slice(-4)).toEqual([
		...['participant-hold', 'participant-join', 'participant-unhold', 'participant-mute']
	]);
	expect(orders.listParticipants(conference().sid, { muted: true })).toHaveLength(1);
});

test('a document of ours may play on hold', async () => {
	await callIn();
	await callOut();
	app.on('/hold', '<Say>een ogenblik</Say><Pause length="9"/>');
	const holdUrl = `${base}/hold`;
	app.exchange.orders.updateParticipant(conference().sid, 'caller', { held: true, holdUrl });
	await app.waits(15);
	expect(heardBy(app, caller).slice(-2)).toEqual(['said: een ogenblik', 'said: een ogenblik']);
});

test('who leaves lets the others stay, until the last one has gone', async () => {
	await callIn();
	const call = await callOut();
	app.exchange.telephone(counsellor).hangUp();
	await app.waits(0);
	expect(conference().status).toBe('in-progress');
	expect(app.last('/conference')).toMatchObject({
		...{ StatusCallbackEvent: 'participant-leave', CallSid: call.sid },
		ParticipantCallStatus: 'completed'
	});
	app.exchange.telephone(caller).hangUp();
	await app.waits(0);
	expect(app.last('/conference')).toMatchObject({
		...{ StatusCallbackEvent: 'conference-end', ReasonConferenceEnded: 'last-participant-left' },
		...{ CallSidEndingConference: app.last('/in')!.CallSid, SequenceNumber: '6' }
	});
	expect(conference()).toMatchObject({
		status: 'completed',
		endedBecause: 'last-participant-left'
	});
	expect(app.last('/dialled')).toMatchObject({
		DialCallStatus: 'answered',
		CallStatus: 'completed'
	});
});

test('who ends it on exit ends it for all, and they go on in their own document', async () => {
	app.on('/desk', into('endConferenceOnExit="true"'));
	app.on('/dialled', '<Say>dank voor het bellen</Say>');
	await callIn();
	await callOut();
	app.exchange.telephone(counsellor).hangUp();
	await app.waits(0);
	expect(events().slice(-3)).toEqual([
		...['participant-leave', 'participant-leave', 'conference-end']
	]);
	expect(conference().endedBecause).toBe('participant-with-end-conference-on-exit-left');
	expect(heardBy(app, caller).at(-1)).toBe('said: dank voor het bellen');
});

test('it is ended by us, and its name is free again', async () => {
	await callIn();
	await callOut();
	const { sid } = conference();
	app.exchange.orders.endConference(sid);
	await app.waits(0);
	expect(app.exchange.orders.fetchConference(sid)).toMatchObject({
		endedBecause: 'conference-ended-via-api'
	});
	expect(() => app.exchange.orders.fetchParticipant(sid, 'caller')).toThrow('not found');
	app.on('/dialled', '');
	await app.waits(10);
	await callIn();
	expect(conference().sid).not.toBe(sid);
});

test('one more is rung and joins when they answer; who does not answer is none', async () => {
	await callIn();
	await callOut();
	const { orders } = app.exchange;
	const invite = (to: string) =>
		orders.createParticipant(conference().sid, {
			...{ to, from: ours, timeout: 20 },
			attributes: { beep: 'false', participantLabel: 'colleague' }
		});
	const { participant } = invite(colleague);
	expect(participant).toMatchObject({ hasJoined: false, call: { status: 'ringing' } });
	app.exchange.telephone(colleague).answer();
	await app.waits(0);
	expect(heardBy(app, caller).at(-1)).toBe(`talking with: ${counsellor}, ${colleague}`);
	orders.deleteParticipant(conference().sid, 'colleague');
	await app.waits(0);
	expect(app.exchange.telephone(colleague).state).toBe('idle');
	invite(colleague);
	await app.waits(20);
	expect(orders.listParticipants(conference().sid)).toHaveLength(2);
	expect(conference().status).toBe('in-progress');
});

test('of two with one name the second does not come in', async () => {
	await callIn();
	await callIn('+447700900334');
	expect(app.exchange.board.refusals).toMatchObject([{ code: 16_025 }]);
	expect(conference().participants.map(({ call }) => call.from)).toEqual([caller]);
	expect(app.last('/dialled')).toMatchObject({ DialCallStatus: 'failed' });
});

test('a beep unless none is wanted', async () => {
	app.on('/in', '<Dial><Conference>gesprek-3</Conference></Dial>');
	await callIn();
	expect(heardBy(app, caller)).toContain('tone: beep');
});

test('a call is moved out of a conference to another address', async () => {
	app.on('/elsewhere', '<Say>hier verder</Say>');
	await callIn();
	await callOut();
	const { orders } = app.exchange;
	orders.updateCall(app.last('/in')!.CallSid!, { source: { url: `${base}/elsewhere` } });
	await app.waits(0);
	expect(heardBy(app, caller).at(-1)).toBe('said: hier verder');
	expect(conference().participants).toHaveLength(1);
	expect(app.all('/dialled')).toEqual([]);
});
