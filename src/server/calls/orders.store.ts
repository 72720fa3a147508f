import { sql } from 'drizzle-orm';
import type { Order } from '#domain/call.ts';
import type { WaitingCall, FreeTelephone } from '#domain/call-queue.ts';
import type { Work } from '../work.ts';

export interface ClaimedOrder {
	id: string;
	callId: string;
	order: Order;
	/** How often it was begun, this time included. */
	claims: number;
	dueAt: Date;
}

const lease = '30 seconds';

/** What the network is to be asked now, of each call one after the other. */
export async function claim(work: Work, limit: number): Promise<ClaimedOrder[]> {
	const rows = await work.db.execute<{
		id: string;
		call_id: string;
		leg_id: string | null;
		what: Order['what'];
		claims: number;
		due_at: string;
	}>(sql`SELECT * FROM door.claim_call_orders(${limit}::integer, ${lease}::interval)`);
	return rows.map(({ id, call_id, leg_id, what, claims, due_at }) => ({
		...{ id: String(id), callId: call_id, claims, dueAt: new Date(due_at) },
		order: (leg_id === null ? { what } : { what, leg: leg_id }) as Order
	}));
}

/** Done, or to be asked again at a moment; with the provider's id of a telephone that rings by it. */
export async function end(
	work: Work,
	id: string,
	{ again, provider }: { again?: Date | undefined; provider?: string | undefined } = {}
): Promise<void> {
	await work.db.execute(sql`SELECT door.end_call_order(${id}::bigint,
		${again?.toISOString() ?? null}::timestamptz, ${provider ?? null}::text)`);
}

export async function telephoneOfLeg(work: Work, leg: string) {
	const [row] = await work.db.execute<{ provider_id: string | null; staff_id: string }>(
		sql`SELECT * FROM door.leg_telephone(${leg}::uuid)`
	);
	return row && { provider: row.provider_id ?? undefined, staffId: row.staff_id };
}

export async function waiting(work: Work): Promise<WaitingCall[]> {
	const rows = await work.db.execute<{
		id: string;
		language: string;
		wants: string | null;
		queued_at: string;
		ringing: number;
		tried: string[];
		barred: string[];
	}>(sql`SELECT * FROM door.calls_waiting()`);
	return rows.map(({ wants, queued_at, ...row }) => ({
		...row,
		wants: wants ?? undefined,
		queuedAt: new Date(queued_at)
	}));
}

export async function freeTelephones(work: Work): Promise<FreeTelephone[]> {
	const rows = await work.db.execute<{
		staff_id: string;
		languages: string[];
		spoke_at: string | null;
	}>(sql`SELECT * FROM door.telephones_free()`);
	return rows.map(({ staff_id: staffId, languages, spoke_at }) => ({
		...{ staffId, languages },
		spokeAt: spoke_at ? new Date(spoke_at) : undefined
	}));
}

/** Calls in which whoever took it has been in the room for so long, and of the other nothing was told. */
export async function joining(
	work: Work,
	after: string
): Promise<{ callId: string; provider: string }[]> {
	const rows = await work.db.execute<{ call_id: string; provider_id: string }>(
		sql`SELECT * FROM door.calls_joining(${after}::interval)`
	);
	return rows.map(({ call_id: callId, provider_id: provider }) => ({ callId, provider }));
}

export interface Silent {
	callId: string;
	provider: string | undefined;
	leg: string | undefined;
}

/** Calls and telephones of which nothing was heard for so long. */
export async function silent(work: Work, after: string): Promise<Silent[]> {
	const rows = await work.db.execute<{
		call_id: string;
		provider_id: string | null;
		leg_id: string | null;
	}>(sql`SELECT * FROM door.calls_silent(${after}::interval)`);
	return rows.map(({ call_id: callId, provider_id, leg_id }) => ({
		...{ callId, provider: provider_id ?? undefined, leg: leg_id ?? undefined }
	}));
}

export async function untold(work: Work, after: string): Promise<string[]> {
	const rows = await work.db.execute<{ call_id: string }>(
		sql`SELECT * FROM door.calls_untold(${after}::interval)`
	);
	return rows.map(({ call_id: id }) => id);
}

export async function isKnown(work: Work, provider: string): Promise<boolean> {
	const [row] = await work.db.execute<{ known: boolean }>(
		sql`SELECT door.call_is_known(${provider}) AS known`
	);
	return row!.known;
}
