import { sql } from 'drizzle-orm';
import type { IntakeAlert } from '#domain/notification.ts';
import type { TriageLevel } from '#domain/triage.ts';
import type { Channel } from '../db/schema/intakes.ts';
import type { WrappedKey } from '../keys/ring.ts';
import type { Work } from '../work.ts';

export interface NewIntake {
	id: string;
	key: WrappedKey;
	channel: Channel;
	reference: string;
	level: TriageLevel;
	ruleVersion: number;
	acuteUnclear: boolean;
	supervisorLook: boolean;
	deadline: Date;
	readBy: Date;
	sealed: Buffer;
	alert: IntakeAlert | undefined;
	formHash?: Buffer | undefined;
	contentHash?: Buffer | undefined;
	externalId?: string | undefined;
	room?: RoomKeys | undefined;
	/** By when a person decides whether to call back. */
	callbackBy?: Date | undefined;
	origin: 'seeker' | 'telephone';
	/** Keyed index of the number it came from; absent when there is none. */
	numberIndex?: Buffer | undefined;
	/** It is a telephone that calls. */
	call?: NewCall | undefined;
}
export interface NewCall {
	id: string;
	/** The provider's. */
	providerId: string;
	hasNumber: boolean;
}
/** Keyed hashes of the return code and of the word that goes with this code. */
export interface RoomKeys {
	code: Buffer;
	word: Buffer;
}
export interface Received {
	intakeId: string;
	/** False when the same form or call came in before. */
	fresh: boolean;
	sameContent: boolean;
}

/** Keeps one intake; the same form or external id a second time answers the first one. */
export async function receive(work: Work, intake: NewIntake): Promise<Received> {
	const { key, room, alert, call } = intake;
	const withCall = call
		? sql`, CASE WHEN fresh THEN door.call_arrive(${call.id}::uuid, intake_id, ${call.providerId}, ${call.hasNumber}::boolean) END`
		: sql``;
	const [row] = await work.db.execute<{ id: string; fresh: boolean; same: boolean }>(sql`
		SELECT intake_id AS id, fresh, same_content AS same ${withCall} FROM door.receive_intake(
			${intake.id}::uuid, ${key.id}::uuid, ${key.kekId}, ${key.wrapped}::bytea, ${intake.channel}, ${intake.reference},
			${intake.formHash ?? null}::bytea, ${intake.contentHash ?? null}::bytea, ${intake.externalId ?? null}::text,
			${intake.level}, ${intake.ruleVersion}::integer, ${intake.acuteUnclear}::boolean, ${intake.supervisorLook}::boolean,
			${iso(intake.deadline)}::timestamptz, ${iso(intake.readBy)}::timestamptz, ${intake.sealed}::bytea,
			${room?.code ?? null}::bytea, ${room?.word ?? null}::bytea, ${alert?.purpose ?? null}::text,
			${iso(alert?.at)}::timestamptz, ${iso(intake.callbackBy)}::timestamptz, ${intake.origin}, ${momentsOf(alert)}::timestamptz[],
			${intake.numberIndex ?? null}::bytea)`);
	return { intakeId: row!.id, fresh: row!.fresh, sameContent: row!.same };
}

/** The open room of a form that came before, with the word as it is now; undefined when the room was closed. */
export async function roomOfForm(
	work: Work,
	form: { formHash: Buffer; contentHash: Buffer; word: Buffer }
): Promise<{ id: string; justSent: boolean } | undefined> {
	const [row] = await work.db.execute<{ room: string; just_sent: boolean }>(sql`
		SELECT * FROM door.room_of_form(${form.formHash}::bytea, ${form.contentHash}::bytea, ${form.word}::bytea)`);
	return row && { id: row.room, justSent: row.just_sent };
}

/** Of whoever reads all that comes in: on call one reads only what is urgent, and does not count. */
export async function counsellorIsOnDuty(work: Work): Promise<boolean> {
	if (work.counsellorOnDuty === undefined) {
		const [row] = await work.db.execute<{ yes: boolean }>(
			sql`SELECT door.someone_on_duty() AS yes`
		);
		work.counsellorOnDuty = row!.yes;
	}
	return work.counsellorOnDuty;
}

/** What its taker no longer sees goes back to everybody's desk: with an actor her own, without one all of it. */
export async function giveBack(work: Work): Promise<void> {
	await work.db.execute(sql`SELECT door.give_back()`);
}

/** When it is told of again, as a list of PostgreSQL. */
export function momentsOf(alert: IntakeAlert | undefined): string {
	return `{${(alert?.again ?? []).map((moment) => moment.toISOString()).join(',')}}`;
}

function iso(moment: Date | undefined): string | null {
	return moment?.toISOString() ?? null;
}
