import { sql } from 'drizzle-orm';
import type { Role } from '#domain/actor.ts';
import { staffChain } from '../audit/record.ts';
import type { StaffWork } from '../work.ts';

/** What an administrator did to the account since somebody last vouched for it. */
export interface Doing {
	kind: string;
	at: Date;
	by: string | null;
}
export interface WaitingAccount {
	id: string;
	role: Role;
	version: number;
	/** A password was chosen and a phone linked: only then it is known who holds it. */
	isActivated: boolean;
	openCases: number;
	doings: Doing[];
}

/** Accounts that open nothing before a supervisor vouches, the newest doing of each kind first. */
export async function waitingAccounts(work: StaffWork): Promise<WaitingAccount[]> {
	const rows = await work.db.execute<{
		id: string;
		role: Role;
		version: number;
		is_activated: boolean;
		cases: number;
		doings: { kind: string; at: string; by: string | null }[] | null;
	}>(sql`
		SELECT s.id, s.role, s.role_version AS version, s.activated_at IS NOT NULL AS is_activated,
			(SELECT count(DISTINCT p.id)::int FROM membership m JOIN part p ON p.id = m.part_id
				WHERE m.staff_id = s.id AND m.ended_at IS NULL AND p.closed_at IS NULL) AS cases,
			(SELECT json_agg(json_build_object('kind', d.kind, 'at', d.at, 'by', d.actor_id) ORDER BY d.seq DESC) FROM (
				SELECT DISTINCT ON (e.kind) e.kind, e.at, e.actor_id, e.seq FROM event e
				WHERE e.chain_id = ${staffChain} AND e.subject_id = s.id
					AND e.kind IN ('staff.added', 'staff.invited-again', 'staff.role-changed', 'staff.changed', 'staff.enabled')
					AND e.seq > coalesce((SELECT max(v.seq) FROM event v WHERE v.chain_id = e.chain_id AND v.subject_id = s.id
						AND v.kind IN ('staff.vouched', 'staff.vouched-by-activation')), 0)
				ORDER BY e.kind, e.seq DESC) d) AS doings
		FROM staff s WHERE NOT s.admitted AND s.disabled_at IS NULL ORDER BY s.activated_at, s.created_at, s.id`);
	return rows.map(({ is_activated: isActivated, cases: openCases, doings, ...row }) => ({
		...row,
		isActivated,
		openCases,
		doings: (doings ?? []).map((doing) => ({ ...doing, at: new Date(doing.at) }))
	}));
}

/** Supervisors for whom nobody could vouch, since there was no other; the newest first. */
export async function openedAlone(work: StaffWork): Promise<{ id: string; at: Date }[]> {
	const rows = await work.db.execute<{ id: string; at: string }>(sql`
		SELECT subject_id AS id, at FROM event
		WHERE chain_id = ${staffChain} AND kind = 'staff.vouched-by-activation' ORDER BY seq DESC LIMIT 5`);
	return rows.map(({ id, at }) => ({ id, at: new Date(at) }));
}

export async function decide(
	work: StaffWork,
	account: { id: string; version: number },
	yes: boolean
): Promise<'decided' | 'not-allowed' | 'changed-meanwhile'> {
	const [answer] = await work.db.execute<{
		outcome: 'decided' | 'not-allowed' | 'changed-meanwhile';
	}>(sql`SELECT door.vouch(${account.id}::uuid, ${account.version}, ${yes}) AS outcome`);
	return answer!.outcome;
}
