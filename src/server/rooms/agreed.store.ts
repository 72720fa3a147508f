import { sql } from 'drizzle-orm';
import type { FollowUpMethod } from '#domain/follow-up.ts';
import type { ContactConsent } from '#domain/safe-contact.ts';
import type { Work } from '../work.ts';
import { keyOf, type KeyRow, type OfferedPlan } from './store.ts';

export interface HeldPlan extends Omit<OfferedPlan, 'confirmedAt' | 'phone'> {
	confirmedAt: Date;
	phone:
		| { id: string; sealed: Buffer; createdAt: Date; spokenAt: Date | null; optedOut: boolean }
		| undefined;
}
export interface RoomAppointment extends Pick<OfferedPlan, 'key'> {
	startsAt: Date;
	status: 'held' | 'booked';
	method: FollowUpMethod;
	person: { id: string; sealed: Buffer };
}

/** The newest plan, when it is confirmed. */
export async function plan(work: Work, roomId: string): Promise<HeldPlan | undefined> {
	const [row] = await work.db.execute<PlanRow>(
		sql`SELECT * FROM door.room_agreed(${roomId}::uuid)`
	);
	return (
		row && {
			id: row.plan_id,
			sealed: row.sealed,
			confirmedAt: new Date(row.confirmed_at),
			phone: phoneOf(row),
			key: keyOf(row)
		}
	);
}

export async function consents(work: Work, roomId: string): Promise<ContactConsent[]> {
	const rows = await work.db.execute<ConsentRow>(
		sql`SELECT * FROM door.room_consents(${roomId}::uuid)`
	);
	return rows.map(({ purpose, given_at, valid_until, withdrawn_at }) => ({
		purpose,
		givenAt: new Date(given_at),
		validUntil: new Date(valid_until),
		...(withdrawn_at && { withdrawnAt: new Date(withdrawn_at) })
	}));
}

/** What is still to come with somebody of her part, the next one first. */
export async function appointments(work: Work, roomId: string): Promise<RoomAppointment[]> {
	const rows = await work.db.execute<AppointmentRow>(
		sql`SELECT * FROM door.room_appointments(${roomId}::uuid)`
	);
	return rows.map((row) => ({
		startsAt: new Date(row.starts_at),
		status: row.status,
		method: row.method,
		person: { id: row.person_id, sealed: row.sealed },
		key: keyOf(row)
	}));
}

interface PlanRow extends KeyRow {
	plan_id: string;
	sealed: Buffer;
	confirmed_at: string;
	phone: Buffer | null;
	phone_id: string | null;
	phone_since: string | null;
	spoken_at: string | null;
	opted_out: boolean;
}
interface ConsentRow extends Record<string, unknown> {
	purpose: 'sms' | 'voice_call';
	given_at: string;
	valid_until: string;
	withdrawn_at: string | null;
}
interface AppointmentRow extends KeyRow {
	starts_at: string;
	status: 'held' | 'booked';
	method: FollowUpMethod;
	person_id: string;
	sealed: Buffer;
}

function phoneOf(row: PlanRow): HeldPlan['phone'] {
	const { phone, phone_id: id, phone_since: since, spoken_at: spoken } = row;
	if (!phone || !id || !since) return undefined;
	const spokenAt = spoken ? new Date(spoken) : null;
	return { id, sealed: phone, createdAt: new Date(since), spokenAt, optedOut: row.opted_out };
}
