import { readOpeningHours, type OpeningHours } from '#domain/opening-hours.ts';
import { house, openHouse } from '#server/house.ts';
import { takeCall } from '#server/calls/take.ts';
import { newCall, tellVoice } from './calling.ts';
import type { TestHouse } from './database.ts';
import type { Colleague } from './people.ts';

type Sql = TestHouse['superuser'];
export interface Caller {
	/** Our id of the call, and the provider's of their telephone. */
	id: string;
	sid: string;
	form: Record<string, string>;
	intake: string;
}

/** Somebody calls, chooses a language by a key and waits. */
export async function waitsOnTheLine(
	sql: Sql,
	{ from = '+31612345678', key = '1' } = {}
): Promise<Caller> {
	const form = newCall(from);
	await atAnyHour(async () => {
		await tellVoice('inbound', form);
		await tellVoice('language?attempt=0', { ...form, Digits: key });
		// until the network says that they wait there, nobody can take them
		await tellVoice('wait', { ...form, QueueSid: `QU${'c'.repeat(32)}`, QueueTime: '1' });
	});
	const sid = form['CallSid']!;
	const [row] = await sql`SELECT id, intake_id FROM call WHERE provider_id = ${sid}`;
	return { id: String(row!['id']), sid, form, intake: String(row!['intake_id']) };
}

// whatever the clock of the house says, somebody can wait
async function atAnyHour(act: () => Promise<void>): Promise<void> {
	const before = house();
	const openingHours = readOpeningHours('1-7 00:00-24:00') as OpeningHours;
	openHouse({ ...before, config: { ...before.config, openingHours } });
	try {
		await act();
	} finally {
		openHouse(before);
	}
}

/** Somebody who is on the telephone with this counsellor. */
export async function inCallWith(
	sql: Sql,
	who: Colleague,
	caller: Parameters<typeof waitsOnTheLine>[1] = {}
): Promise<Caller> {
	const call = await waitsOnTheLine(sql, caller);
	const taken = await takeCall(who, call.id);
	if ('problem' in taken) throw new Error(taken.problem);
	await pressesOne(sql, call, who);
	await theySpeak(call);
	return call;
}

/** Her telephone that rings for this call, and the provider's id of it. */
export async function telephoneOf(sql: Sql, call: { id: string }, { id }: Colleague) {
	const [row] = await sql`SELECT id FROM call_leg WHERE call_id = ${call.id}
		AND staff_id = ${id} AND state <> 'ended' ORDER BY created_at DESC LIMIT 1`;
	if (!row) throw new Error('no telephone rings');
	return { leg: String(row['id']), sid: `CA${String(row['id']).replaceAll('-', '')}` };
}

/** She answers and presses the key. */
export async function pressesOne(sql: Sql, call: { id: string }, who: Colleague) {
	const { leg, sid } = await telephoneOf(sql, call, who);
	await tellVoice(`leg?l=${leg}`, { CallSid: sid, CallStatus: 'in-progress' });
	return tellVoice(`leg-key?l=${leg}&attempt=0`, { CallSid: sid, Digits: '1' });
}

/** They come into the room where she is: from now on they speak. */
export async function theySpeak({ id, sid }: Pick<Caller, 'id' | 'sid'>) {
	await tellVoice(`conference?c=${id}`, {
		CallSid: sid,
		StatusCallbackEvent: 'participant-join'
	});
}

export async function theyHangUp({ form }: Pick<Caller, 'form'>) {
	await tellVoice('status', { ...form, CallStatus: 'completed' });
}

/** Her telephone hangs up. */
export async function sheHangsUp(sql: Sql, call: { id: string }, who: Colleague) {
	const { leg, sid } = await telephoneOf(sql, call, who);
	await tellVoice(`leg-status?l=${leg}`, { CallSid: sid, CallStatus: 'completed' });
}
