import { sql } from 'drizzle-orm';
import type { Call, Order } from '#domain/call.ts';
import type { IntakeAlert } from '#domain/notification.ts';
import type { CallbackReason } from '#domain/missed-call.ts';
import type { TriageLevel } from '#domain/triage.ts';
import { momentsOf } from '../intakes/door.store.ts';
import type { WrappedKey } from '../keys/ring.ts';
import type { Work } from '../work.ts';

/** A call, locked until this transaction ends. */
export interface HeldCall {
	id: string;
	rules: Call;
	intakeId: string | undefined;
	partId: string | undefined;
	/** Their telephone at the provider. */
	providerId: string | undefined;
	queueId: string | undefined;
	holderId: string | undefined;
	level: TriageLevel | undefined;
	acuteUnclear: boolean;
	key: WrappedKey | undefined;
}
/** By which a call is found: its own id, the provider's of their telephone or of one of ours, or a leg. */
export type By = { call: string } | { provider: string } | { leg: string };

interface Row extends Record<string, unknown> {
	id: string;
	rules: Call & Record<string, unknown>;
	intake_id: string | null;
	part_id: string | null;
	provider_id: string | null;
	queue_id: string | null;
	holder_id: string | null;
	level: TriageLevel | null;
	acute_unclear: boolean | null;
	key_id: string;
	kek_id: string;
	wrapped: Buffer | null;
}

export async function hold(work: Work, by: By): Promise<HeldCall | undefined> {
	const call = 'call' in by ? by.call : null;
	const provider = 'provider' in by ? by.provider : null;
	const leg = 'leg' in by ? by.leg : null;
	const [row] = await work.db.execute<Row>(
		sql`SELECT * FROM door.call_hold(${call}::uuid, ${provider}::text, ${leg}::uuid)`
	);
	return row && heldFrom(row);
}

function heldFrom(row: Row): HeldCall {
	const { wrapped } = row;
	return {
		id: row.id,
		rules: rulesOf(row.rules),
		intakeId: row.intake_id ?? undefined,
		partId: row.part_id ?? undefined,
		providerId: row.provider_id ?? undefined,
		queueId: row.queue_id ?? undefined,
		holderId: row.holder_id ?? undefined,
		level: row.level ?? undefined,
		acuteUnclear: row.acute_unclear ?? false,
		key: wrapped ? { id: row.key_id, kekId: row.kek_id, wrapped } : undefined
	};
}

function rulesOf(json: Row['rules']): Call {
	const { direction, state, end, stage, language, asked, hasNumber, holder, legs } = json;
	return {
		...{ direction, state, asked, hasNumber },
		end: end ?? undefined,
		stage: stage ?? undefined,
		language: language ?? undefined,
		holder: holder ?? undefined,
		legs: legs.map((leg) => ({ ...leg, reason: leg.reason ?? undefined }))
	};
}

/** Which telephone of ours the provider means. */
export async function legOfProvider(work: Work, provider: string): Promise<string | undefined> {
	const [row] = await work.db.execute<{ leg: string | null }>(
		sql`SELECT door.leg_of_telephone(${provider}) AS leg`
	);
	return row?.leg ?? undefined;
}

export async function keep(work: Work, id: string, call: Call, orders: Order[]): Promise<void> {
	const asked = orders.map((order) => ({
		what: order.what,
		leg: 'leg' in order ? order.leg : null
	}));
	await work.db.execute(sql`SELECT door.call_keep(${id}::uuid, ${JSON.stringify(call)}::jsonb,
		${JSON.stringify(asked)}::jsonb)`);
}

/** That something was heard, and what is known of it since; without a leg the provider's id is that of their telephone. */
export async function heard(
	work: Work,
	id: string,
	news: { queueId?: string; leg?: string; legProvider?: string | undefined } = {}
): Promise<void> {
	await work.db.execute(sql`SELECT door.call_heard(${id}::uuid, ${news.queueId ?? null}::text,
		${news.leg ?? null}::uuid, ${news.legProvider ?? null}::text)`);
}

export async function missed(
	work: Work,
	id: string,
	to: {
		callback: CallbackReason | undefined;
		index: Buffer | undefined;
		alert: IntakeAlert | undefined;
	}
): Promise<void> {
	const { callback, index, alert } = to;
	await work.db
		.execute(sql`SELECT door.call_missed(${id}::uuid, ${callback ?? null}::text, ${index ?? null}::bytea,
		${alert?.purpose ?? null}::text, ${alert?.at.toISOString() ?? null}::timestamptz, ${momentsOf(alert)}::timestamptz[])`);
}

/** The contact it belongs to; a call of a case has none. */
export async function told(
	work: Work,
	id: string,
	outcome: string | undefined
): Promise<string | undefined> {
	const [row] = await work.db.execute<{ intake: string | null }>(
		sql`SELECT door.call_told(${id}::uuid, ${outcome ?? null}::text) AS intake`
	);
	return row!.intake ?? undefined;
}

export async function typed(work: Work, id: string): Promise<Buffer | undefined> {
	const [row] = await work.db.execute<{ sealed: Buffer | null }>(
		sql`SELECT door.call_typed(${id}::uuid) AS sealed`
	);
	return row?.sealed ?? undefined;
}

export async function keepTyped(work: Work, id: string, sealed: Buffer | undefined): Promise<void> {
	await work.db.execute(sql`SELECT door.call_number(${id}::uuid, ${sealed ?? null}::bytea)`);
}
