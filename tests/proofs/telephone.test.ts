import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { atLocal } from '#domain/time.ts';
import { testSettings } from '../support/settings.ts';
import {
	soon,
	telephoneStage,
	type Caller,
	type TelephoneStage
} from '../support/telephone-stage.ts';
import type { Telephone } from '../support/telephones.ts';

/**
 * The thirty cases of the telephone against the built server: web, worker and network each a process, everything over
 * HTTP and signed. Which test proves which; tests/telephone-cases.test.ts holds that each of them is there.
 *
 *  1 proofs/telephone-webhooks "1: "
 *  2 proofs/telephone-webhooks "2: ", all 27 samples; proofs/telephone-webhooks "1: " in numbers
 *  3 proofs/telephone-webhooks "3: "; journeys/forged-webhooks "none leaves a row"
 *  4 proofs/telephone-webhooks "4: "; server/production-start "names each weak setting"
 *  5 proofs/telephone-webhooks "5: "; journeys/webhooks "whatever a proxy claims"
 *  6 proofs/telephone-webhooks "6: "; journeys/cross-site "is refused on every route"
 *  7 proofs/telephone-webhooks "7: "; journeys/webhooks "an event is taken with the hash of its body"
 *  8 proofs/telephone-webhooks "8: ". What is unknown is taken, and kept nowhere
 *  9 proofs/telephone-webhooks "9: "; journeys/webhooks "takes no other method"
 * 10 proofs/telephone-texts "10: "; journeys/from-her-message-to-a-reminded-counsellor "is reminded once"
 * 11 proofs/telephone-texts "11: "
 * 12 proofs/telephone-texts "12: "; server/notifications "get an alert again without proof"
 * 13 proofs/reminders "workers killed in mid flight"
 * 14 domain/neutral-text "is neutral and one segment"; domain/sms "agrees with packing written out"
 * 15 proofs/telephone-texts "15: "
 * 16 proofs/telephone-texts "16: "
 * 17 proofs/telephone-texts "17: "; domain/delivery "every order, with doubles, ends the same"
 * 18 proofs/telephone-texts "18: ". A family is never texted twice: a person takes the place of a second try
 * 19 domain/safe-contact-moment "the change of the clock"; server/notifications "SC-02 waits for her window"
 * 20 server/notifications "is not sent for an appointment that moved or ended meanwhile"
 * 21 server/webhooks "ends every text to that number"; server/webhooks "SC-11 from a number we know"; journeys/webhooks
 *    "a NUL". No reply confirms anything by itself: a person reads it
 * 22 proofs/withdrawal "nothing leaves after her no". START gives nothing back: only a new yes does
 * 23 server/webhooks "SC-11 from an unknown or withheld number"; proofs/telephone-webhooks "2: " for WhatsApp
 * 24 proofs/telephone "24: "; fakes/twilio-voice-refusals "is refused, and the caller is cut off"
 * 25 proofs/telephone "25: "
 * 26 proofs/telephone "26: "; domain/call-queue "is told only when five waits are known"
 * 27 proofs/telephone-desk "27: "
 * 28 proofs/telephone-desk "28: "
 * 29 proofs/telephone "29: "; proofs/calls-crash "the web process is killed during calls"; server/webhooks "is answered
 *    when the database is away"; server/found-texts "a text that we were never told of is found, once"
 * 30 proofs/telephone "30: "; proofs/telephone-webhooks "30: "; journeys/what-was-typed-leaves-no-trace "nor does any
 *    story"; server/practice "nothing leaves"; tests/settings "a demo takes no real address". Nothing of ours removes
 *    texts from the provider's own log
 */
let line: TelephoneStage;

beforeAll(async () => {
	line = await telephoneStage(inject('superuserUrl'));
}, 120_000);
beforeEach(() => line.nextWeek());
afterEach(async () => {
	// no word that Ireland lacks, no recording, nothing badly made
	expect(await line.complaints()).toEqual([]);
});
afterAll(() => line?.close());

async function callOf(sid: string) {
	const [row] = await line.sql`SELECT c.state, c.stage, c.ended_as, c.language, i.status AS contact
		FROM call c JOIN intake i ON i.id = c.intake_id WHERE i.external_id = ${sid}`;
	return row;
}
async function tasksOf(sid: string): Promise<string[]> {
	const rows = await line.sql`SELECT f.reason_code AS task FROM follow_up f
		JOIN intake i ON i.id = f.intake_id WHERE i.external_id = ${sid}`;
	return rows.map(({ task }) => String(task));
}
/** All that was said to a telephone, without music and who it talks with. */
async function saidTo(telephone: Telephone): Promise<string> {
	const heard = await telephone.heard();
	return heard.filter((words) => words.startsWith('said')).join(' ');
}

const hears = (who: Telephone, words: RegExp) =>
	line.until(
		() => saidTo(who),
		(said) => words.test(said)
	);
const hasHungUp = (who: Telephone) => line.until(who.look, ({ state }) => state === 'idle');

/** Key 1, where it is offered: one task, and a sentence that says so. */
async function asksAndIsPromised(caller: Caller): Promise<void> {
	await caller.press('1');
	await hasHungUp(caller);
	expect(await saidTo(caller)).toMatch(/Een mens van ons belt u terug[^:]*$/);
	expect(await callOf(caller.sid)).toMatchObject({ ended_as: 'callback', contact: 'new' });
	expect(await tasksOf(caller.sid)).toEqual(['callback-asked']);
}

test('24: key 2 is Turkish, no key twice is Dutch, a wrong key is asked once more; 112 comes before the queue', async () => {
	const [turkish, silent, wrong] = [await line.dialIn(), await line.dialIn(), await line.dialIn()];
	await line.waits(8);
	await turkish.press('2');
	await wrong.press('7');
	await line.waits(2);
	await wrong.press('3');
	await line.waits(30);
	for (const [caller, language, danger, waits] of [
		[turkish, 'tr', /1 1 2 numarasını/, /Sıra sizde/],
		[silent, 'nl', /bel 1 1 2/, /Er wachten/],
		[wrong, 'ar', /خطر مباشر.*1 1 2/, /عدد المنتظرين/]
	] as const) {
		expect(await callOf(caller.sid)).toMatchObject({ language, state: 'queued' });
		const said = await saidTo(caller);
		expect(said).toMatch(/^said: Bij direct gevaar: hang op en bel 1 1 2/);
		expect(said.search(danger)).toBeGreaterThan(-1);
		expect(said.search(waits)).toBeGreaterThan(said.search(danger));
		expect(said).not.toMatch(/steunpunt|hulplijn|naastenlijn|extrem|radical|LSE/i);
	}
});

test('26: a place and no hour that nobody knows; key 1 leaves with one callback; who hangs up is missed, where it was; no place is a callback at once', async () => {
	const [first, second] = [await line.waitsInLine(), await line.waitsInLine()];
	await hears(second, /wacht één persoon voor u.*Wij komen zo.*terugbellen\? Toets/);
	expect(await saidTo(first)).toMatch(/als eerste aan de beurt/);
	expect(await saidTo(second)).not.toMatch(/minu/);
	const [third, fourth, oneTooMany] = [
		await line.waitsInLine(),
		await line.waitsInLine(),
		await line.waitsInLine()
	];
	await hears(oneTooMany, /Er wachten nu veel mensen.*terugbellen\? Toets/);
	for (const caller of [second, oneTooMany]) await asksAndIsPromised(caller);

	const atOnce = await line.dialIn();
	await line.waits(2);
	const withheld = await line.dialIn({ withheld: true });
	await line.waits(2);
	for (const caller of [atOnce, withheld, third]) await caller.hangUp();
	const again = await line.dialIn({ from: third.number });
	await again.hangUp();
	const joost = await line.hires('Joost');
	await line.sql`SELECT pg_notify('notification', '')`;
	await line.until(line.called(joost).look, ({ state }) => state === 'ringing');
	await line.called(joost).answer();
	await line.called(joost).hears(/^said: Oproep. Toets 1/);
	await first.hangUp();
	await fourth.hangUp();
	const abandoned = (stage: string) => ({ ended_as: 'abandoned', stage, contact: 'new' });
	expect(await callOf(atOnce.sid)).toMatchObject(abandoned('greeting'));
	expect(await callOf(withheld.sid)).toMatchObject(abandoned('greeting'));
	expect(await callOf(third.sid)).toMatchObject(abandoned('queued'));
	expect(await callOf(first.sid)).toMatchObject(abandoned('queued'));
	for (const caller of [atOnce, third, first])
		expect(await tasksOf(caller.sid)).toEqual(['decide-callback']);
	// nobody can call it back; and of one number that called twice one task tells
	expect(await tasksOf(withheld.sid)).toEqual([]);
	expect(await tasksOf(again.sid)).toEqual([]);
	await hasHungUp(line.called(joost));
});

/** Whoever answers in our place: with an error, or never. */
async function openElsewhere(answers: boolean): Promise<Server & { address: string }> {
	const server = createServer((_, answer) => void (answers && answer.writeHead(500).end('no')));
	await new Promise<void>((open) => server.listen(0, '127.0.0.1', open));
	const { port } = server.address() as AddressInfo;
	return Object.assign(server, { address: `http://127.0.0.1:${port}` }) as never;
}

test('29: while we answer with errors or not at all they hear our last words, and are found afterwards, once', async () => {
	const lastWords = 'https://handler.twilio.com/twiml/last-words';
	const words = '<Say language="nl-NL">Bij direct gevaar: bel 1 1 2. Bel straks nog eens.</Say>';
	await line.steer('/_bin', { url: lastWords, twiml: `<Response>${words}<Hangup/></Response>` });
	const registers = (limit: string) => {
		const at = (part: string) => `${testSettings.PUBLIC_BASE_URL}/twilio/voice/${part}${limit}`;
		const change = { voiceUrl: at('inbound'), statusCallback: at('status') };
		return line.steer('/_number', { change: { ...change, fallbackUrl: lastWords } });
	};
	const sids: string[] = [];
	for (const [answers, complaint, limit] of [
		[true, '11200 status 500', '#rc=2&rp=ct,5xx'],
		[false, '11205 no answer within 15 seconds', '#tt=400']
	] as const) {
		await registers(limit);
		const elsewhere = await openElsewhere(answers);
		const complaints = await line.unheard(async () => {
			const caller = await line.dialIn();
			sids.push(caller.sid);
			await line.waits(15);
			expect(await saidTo(caller)).toBe('said: Bij direct gevaar: bel 1 1 2. Bel straks nog eens.');
			expect((await caller.look()).state).toBe('idle');
		}, elsewhere.address);
		expect(complaints.map(({ detail }) => detail)).toEqual([complaint]);
		elsewhere.closeAllConnections();
		elsewhere.close();
	}
	await registers('');
	const kept = async () =>
		(await line.sql`SELECT status FROM intake WHERE external_id = ANY (${sids})`).map(
			({ status }) => String(status)
		);
	expect(await kept()).toEqual([]);
	const lookedUp = async () =>
		(await line.asked()).filter(
			({ method, path }) => method === 'GET' && path.endsWith('/Calls.json')
		);
	for (let n = 0; n < 2; n++) {
		const before = (await lookedUp()).length;
		await line.startsAgain();
		await soon(lookedUp, ({ length }) => length > before);
		await soon(kept, (found) => found.length === 2 && found.every((status) => status === 'new'));
	}
	for (const sid of sids) expect(await tasksOf(sid)).toEqual(['decide-callback']);
}, 180_000);

test('25: closed, on a holiday, at midnight, shut by hand, and closing on whoever waits: when it opens, and to be called back', async () => {
	const opens = async (key: string, when: RegExp) => {
		const caller = await line.waitsInLine(key);
		await hears(caller, when);
		await caller.press('1');
		await hasHungUp(caller);
		expect(await callOf(caller.sid)).toMatchObject({ ended_as: 'callback', contact: 'new' });
		expect(await tasksOf(caller.sid)).toEqual(['callback-asked']);
	};
	for (const [date, hour, when] of [
		['2027-03-02', '20:00', 'woensdag 3 maart'],
		['2027-03-02', '23:59', 'woensdag 3 maart'],
		['2027-03-03', '00:00', 'woensdag 3 maart'],
		['2027-03-29', '11:00', 'dinsdag 30 maart']
	] as const) {
		await line.goesTo(atLocal(date, hour));
		await opens('1', new RegExp(`${when} om 9.00 uur.*terugbellen`));
	}
	// in every language there is an hour, and a way out
	for (const [key, hour] of [
		['2', /9.00.*said: /],
		['3', /(9:00|٩:٠٠).*said: /],
		['4', /9:00.*said: /]
	] as const)
		await opens(key, hour);

	await line.goesTo(atLocal('2027-03-31', '11:00'));
	const annelies = await line.hires('Annelies', 'supervisor');
	const desk = await line.signsIn(annelies);
	expect((await desk.post('/desk/calls?/shut', { shut: 'yes' })).status).toBe(303);
	await opens('1', /U kunt later nog eens bellen.*terugbellen/);
	expect((await desk.post('/desk/calls?/shut', { shut: 'no' })).status).toBe(303);

	await line.goesTo(atLocal('2027-03-31', '16:59'));
	const waits = await line.waitsInLine();
	expect(await callOf(waits.sid)).toMatchObject({ state: 'queued' });
	await hears(waits, /donderdag 1 april om 9.00 uur.*terugbellen\? Toets/);
	await asksAndIsPromised(waits);
});

test('30: afterwards no log of ours holds a number, a word that was said, or a credential', () => {
	const logs = readdirSync(line.stage.logs).filter((name) => !name.startsWith('twilio'));
	expect(logs.length).toBeGreaterThan(1);
	const { TWILIO_AUTH_TOKEN: token, TWILIO_ACCOUNT_SID: account } = testSettings;
	const basic = Buffer.from(`${account}:${token}`).toString('base64');
	for (const name of logs) {
		const text = readFileSync(join(line.stage.logs, name), 'utf8');
		for (const secret of ['7700900', '1500555', token, basic, 'Authorization', 'CallSid'])
			expect(text, name).not.toContain(secret);
	}
});
