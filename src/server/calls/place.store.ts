import { sql } from 'drizzle-orm';
import type { Role } from '#domain/actor.ts';
import type { StaffWork, Work } from '../work.ts';

export interface Placed {
	id: string;
	intakeId?: string | undefined;
	personId?: string | undefined;
	taskId?: string | undefined;
	/** Their number. */
	sealed: Buffer;
	language?: string | undefined;
}

/** False when it is not hers to call. */
export async function callOut(work: StaffWork, placed: Placed): Promise<boolean> {
	const { id, intakeId, personId, taskId, sealed, language } = placed;
	const [row] = await work.db.execute<{ placed: boolean }>(sql`SELECT door.call_out(${id}::uuid,
		${intakeId ?? null}::uuid, ${personId ?? null}::uuid, ${taskId ?? null}::uuid, ${sealed}::bytea, ${language ?? null}::text) AS placed`);
	return row!.placed;
}

export interface Outgoing {
	callId: string;
	/** Whose telephone it is that rings. */
	staffId: string;
	role: Role;
	personId: string | undefined;
	intakeId: string | undefined;
	taskId: string | undefined;
}

/** The call of ours for which this telephone rings, before theirs does; undefined for any other. */
export async function outgoing(work: Work, leg: string): Promise<Outgoing | undefined> {
	const [row] = await work.db.execute<{
		call_id: string;
		staff_id: string;
		role: Role;
		person_id: string | null;
		intake_id: string | null;
		task_id: string | null;
	}>(sql`SELECT * FROM door.call_outgoing(${leg}::uuid)`);
	return (
		row && {
			...{ callId: row.call_id, staffId: row.staff_id, role: row.role },
			personId: row.person_id ?? undefined,
			intakeId: row.intake_id ?? undefined,
			taskId: row.task_id ?? undefined
		}
	);
}
