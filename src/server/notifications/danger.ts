import type { Work } from '../work.ts';
import * as facts from './facts.store.ts';
import { codeOf, type Decision } from './ready.ts';
import type { Notification } from './store.ts';
import { toStaff } from './to-staff.ts';

const validSeconds = 3600;

/**
 * A danger rings every supervisor until one has looked at it; passed on, it rings the counsellor of
 * the other part until the task about it is settled.
 */
export async function decideDangerAlert(work: Work, row: Notification): Promise<Decision> {
	const danger = row.dangerId ? await facts.dangerOf(work, row.dangerId) : undefined;
	const task = row.followUpId ? await facts.followUpOf(work, row.followUpId) : undefined;
	const stands = danger ? !danger.seenAt && !danger.endedAt : task?.status === 'open';
	if (!stands) return { cancel: 'seen' };
	const code = codeOf(row.dangerId ?? row.followUpId ?? row.id);
	return toStaff(work, row, { template: 'staff-urgent', values: { code }, validSeconds });
}

/** Somebody reads a case in need: told to whoever works on it and to the supervisors, once. */
export function tellGlass(work: Work, row: Notification): Promise<Decision> {
	const values = { code: codeOf(row.id) };
	return toStaff(work, row, { template: 'staff-task', values, validSeconds });
}
