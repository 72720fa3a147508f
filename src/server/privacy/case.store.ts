import { sql } from 'drizzle-orm';
import type { ConsentPurpose, ConsentWay, GivenBy, WithdrawalWay } from '#domain/consent.ts';
import type { StaffWork } from '../work.ts';

export interface LogPlace {
	at: string;
	chainId: string;
	seq: number;
}
export interface LogRow {
	place: LogPlace;
	at: Date;
	kind: string;
	actorId: string | null;
	/** Of staff the role at that moment; else where it came from. */
	actorRole: string;
}
export interface ConsentRow {
	id: string;
	/** The how-many-eth of the case; she reads no name. */
	person: number;
	purpose: ConsentPurpose;
	givenBy: GivenBy;
	givenHow: ConsentWay;
	givenAt: Date;
	validUntil: Date;
	withdrawnAt: Date | null;
	withdrawnHow: WithdrawalWay | null;
}
export interface ShareRow {
	id: string;
	person: number;
	purpose: ConsentPurpose;
	sharedAt: Date;
	sharedBy: string;
	withdrawnAt: Date | null;
	informedAt: Date | null;
}

type Row = Record<string, string | null>;

export async function partWithCode(work: StaffWork, code: string): Promise<string | undefined> {
	const [row] = await work.db.execute<{ id: string | null }>(
		sql`SELECT door.privacy_part(${code}) AS id`
	);
	return row?.id ?? undefined;
}

export async function codeOf(work: StaffWork, partId: string): Promise<string | undefined> {
	const [row] = await work.db.execute<{ code: string | null }>(
		sql`SELECT door.privacy_code(${partId}::uuid) AS code`
	);
	return row?.code ?? undefined;
}

/** Newest first. Reading it is an event of the case, and the database writes that down. */
export async function logOf(
	work: StaffWork,
	partId: string,
	{ after, limit }: { after: LogPlace | undefined; limit: number }
): Promise<LogRow[]> {
	const { at = null, chainId = null, seq = null } = after ?? {};
	const rows = await work.db.execute<Row>(sql`SELECT * FROM door.privacy_log(${partId}::uuid,
		${at}::timestamptz, ${chainId}::uuid, ${seq}::bigint, ${limit}::integer)`);
	return rows.map((row) => ({
		place: {
			at: new Date(row['at']!).toISOString(),
			chainId: row['chain_id']!,
			seq: Number(row['seq'])
		},
		at: new Date(row['at']!),
		kind: row['kind']!,
		actorId: row['actor_id']!,
		actorRole: row['actor_role']!
	}));
}

export async function consentsOf(work: StaffWork, partId: string): Promise<ConsentRow[]> {
	const rows = await work.db.execute<Row>(
		sql`SELECT * FROM door.privacy_consents(${partId}::uuid)`
	);
	return rows.map((row) => ({
		...aboutOf(row),
		givenBy: row['given_by'] as GivenBy,
		givenHow: row['given_how'] as ConsentWay,
		givenAt: new Date(row['given_at']!),
		validUntil: new Date(row['valid_until']!),
		withdrawnHow: row['withdrawn_how'] as WithdrawalWay | null
	}));
}

export async function sharesOf(work: StaffWork, partId: string): Promise<ShareRow[]> {
	const rows = await work.db.execute<Row>(
		sql`SELECT * FROM door.privacy_disclosures(${partId}::uuid)`
	);
	return rows.map((row) => ({
		...aboutOf(row),
		sharedAt: new Date(row['shared_at']!),
		sharedBy: row['shared_by']!,
		informedAt: momentOf(row['informed_at'])
	}));
}

function aboutOf(row: Row) {
	return {
		id: row['id']!,
		person: Number(row['person']),
		purpose: row['purpose'] as ConsentPurpose,
		withdrawnAt: momentOf(row['withdrawn_at'])
	};
}

function momentOf(value: string | null | undefined): Date | null {
	return value ? new Date(value) : null;
}
