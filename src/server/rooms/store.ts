import { sql } from 'drizzle-orm';
import type { IntakeStatus } from '#domain/intake.ts';
import type { IntakeAlert } from '#domain/notification.ts';
import type { TriageLevel } from '#domain/triage.ts';
import { momentsOf, type RoomKeys } from '../intakes/door.store.ts';
import type { WrappedKey } from '../keys/ring.ts';
import type { Work } from '../work.ts';

export interface OpenRoom {
	intakeId: string;
	status: IntakeStatus;
	level: TriageLevel;
	waitingSince: Date;
	readAt: Date | undefined;
	hasCase: boolean;
	key: WrappedKey;
}
export interface RoomMessage {
	id: string;
	author: 'seeker' | 'staff';
	sealed: Buffer;
	writtenAt: Date;
}
export interface OfferedPlan {
	id: string;
	sealed: Buffer;
	confirmedAt: Date | undefined;
	phone: { id: string; sealed: Buffer } | undefined;
	key: WrappedKey;
}
export interface RoomWriting {
	id: string;
	sealed: Buffer;
	deadline: Date;
	readBy: Date;
	level: TriageLevel;
	acuteUnclear: boolean;
	alert: IntakeAlert | undefined;
}

/** The room of this pair; undefined for a wrong word as for a code that does not exist. */
export async function find(work: Work, pair: RoomKeys): Promise<string | undefined> {
	const [row] = await work.db.execute<{ room: string | null }>(
		sql`SELECT door.find_room(${pair.code}::bytea, ${pair.word}::bytea) AS room`
	);
	return row!.room ?? undefined;
}

/** Undefined when it was closed. */
export async function open(work: Work, roomId: string): Promise<OpenRoom | undefined> {
	const [row] = await work.db.execute<RoomRow>(sql`SELECT * FROM door.room(${roomId}::uuid)`);
	return (
		row && {
			intakeId: row.intake_id,
			status: row.status,
			level: row.level,
			waitingSince: new Date(row.waiting_since),
			readAt: row.read_at ? new Date(row.read_at) : undefined,
			hasCase: row.part_id !== null,
			key: keyOf(row)
		}
	);
}

/** Hers and ours, oldest first; from now on ours count as seen. */
export async function messages(work: Work, roomId: string): Promise<RoomMessage[]> {
	const rows = await work.db.execute<MessageRow>(
		sql`SELECT id, author, sealed, written_at FROM door.room_messages(${roomId}::uuid)`
	);
	return rows.map(({ written_at, ...row }) => ({ ...row, writtenAt: new Date(written_at) }));
}

/** False when the room was closed. The same id a second time changes nothing. */
export async function write(work: Work, roomId: string, writing: RoomWriting): Promise<boolean> {
	const { id, sealed, deadline, readBy, level, acuteUnclear, alert } = writing;
	const [row] = await work.db.execute<{
		written: boolean;
	}>(sql`SELECT door.room_write(${roomId}::uuid, ${id}::uuid,
		${sealed}::bytea, ${deadline.toISOString()}::timestamptz, ${readBy.toISOString()}::timestamptz, ${level},
		${acuteUnclear}::boolean, ${alert?.purpose ?? null}::text, ${alert?.at.toISOString() ?? null}::timestamptz,
		${momentsOf(alert)}::timestamptz[]) AS written`);
	return row!.written;
}

/** The newest plan a counsellor offered her. */
export async function plan(work: Work, roomId: string): Promise<OfferedPlan | undefined> {
	const [row] = await work.db.execute<PlanRow>(sql`SELECT * FROM door.room_plan(${roomId}::uuid)`);
	return (
		row && {
			id: row.plan_id,
			sealed: row.sealed,
			confirmedAt: row.confirmed_at ? new Date(row.confirmed_at) : undefined,
			phone: row.phone && row.phone_id ? { id: row.phone_id, sealed: row.phone } : undefined,
			key: keyOf(row)
		}
	);
}

/** False when it was confirmed before, or is no longer the newest. */
export async function confirmPlan(
	work: Work,
	roomId: string,
	{ id, sealed, purposes }: { id: string; sealed: Buffer; purposes: ('sms' | 'voice_call')[] }
): Promise<boolean> {
	const list = `{${purposes.join(',')}}`;
	const [row] = await work.db.execute<{ confirmed: boolean }>(sql`SELECT door.room_confirm_plan(
		${roomId}::uuid, ${id}::uuid, ${sealed}::bytea, ${list}::text[]) AS confirmed`);
	return row!.confirmed;
}

/** Closes the room for good and takes what is in it. */
export async function close(work: Work, roomId: string): Promise<boolean> {
	const [row] = await work.db.execute<{ closed: boolean }>(
		sql`SELECT door.close_room(${roomId}::uuid, 'seeker') AS closed`
	);
	return row!.closed;
}

export interface KeyRow extends Record<string, unknown> {
	key_id: string;
	kek_id: string;
	wrapped: Buffer;
}
interface RoomRow extends KeyRow {
	intake_id: string;
	status: IntakeStatus;
	level: TriageLevel;
	waiting_since: string;
	read_at: string | null;
	part_id: string | null;
}
interface PlanRow extends KeyRow {
	plan_id: string;
	sealed: Buffer;
	confirmed_at: string | null;
	phone: Buffer | null;
	phone_id: string | null;
}
interface MessageRow extends Record<string, unknown> {
	id: string;
	author: 'seeker' | 'staff';
	sealed: Buffer;
	written_at: string;
}

export function keyOf(row: KeyRow): WrappedKey {
	return { id: row.key_id, kekId: row.kek_id, wrapped: row.wrapped };
}
