import type { Work } from '../work.ts';
import * as facts from './facts.store.ts';
import { codeOf, type Decision } from './ready.ts';
import type { Notification } from './store.ts';
import { toStaff } from './to-staff.ts';

const validSeconds = 3600;

/**
 * A danger rings every supervisor until one has looked at it; passed on, it rings whoever now works
 * on the other part, and supervisors where nobody does, until the task about it is settled.
 */
export async function decideDangerAlert(work: Work, row: Notification): Promise<Decision> {
	const danger = row.dangerId ? await facts.dangerOf(work, row.dangerId) : undefined;
	const stands = danger ? !danger.seenAt && !danger.endedAt : await isTheirs(work, row);
	if (!stands) return { cancel: 'seen' };
	const code = codeOf(row.dangerId ?? row.followUpId ?? row.id);
	return toStaff(work, row, { template: 'staff-urgent', values: { code }, validSeconds });
}

async function isTheirs(work: Work, { followUpId, staffId }: Notification): Promise<boolean> {
	const task = followUpId ? await facts.followUpOf(work, followUpId) : undefined;
	if (task?.status !== 'open' || staffId === null) return false;
	return task.counsellorId === staffId || facts.isSupervisor(work, staffId);
}

/** Somebody reads a case in need: told to whoever works on it and to the supervisors, once. */
export function tellGlass(work: Work, row: Notification): Promise<Decision> {
	const values = { code: codeOf(row.id) };
	return toStaff(work, row, { template: 'staff-task', values, validSeconds });
}
