import { isLate, isMissedIn, isWithSupervisors } from '#domain/visit.ts';
import type { Template } from '#domain/notification.ts';
import { standing } from '../visits/watch.store.ts';
import type { Work } from '../work.ts';
import { codeOf, type Decision } from './ready.ts';
import type { Notification } from './store.ts';
import { toStaff } from './to-staff.ts';

const validSeconds = 900;

const templates: Record<string, Template> = {
	'visit-call': 'staff-sign',
	'visit-buddy': 'staff-task',
	'visit-supervisor': 'staff-urgent'
};

/** Of a visit nobody is told once somebody said how it goes. Nothing in it says that it is one. */
export async function decideVisit(work: Work, row: Notification): Promise<Decision> {
	if (!(await stillStands(work, row))) return { cancel: 'seen' };
	// calls leave by another way than texts: until that is there, the text beside it says the same
	if (row.channel === 'voice') return { cancel: 'no-voice' };
	const template = templates[row.purpose] ?? 'staff-task';
	const values = { code: codeOf(row.followUpId ?? row.id) };
	return toStaff(work, row, { template, values, validSeconds });
}

/** Whether what it says is still so; the same for a text and for a call. */
export async function stillStands(work: Work, row: Notification): Promise<boolean> {
	const visit = row.followUpId ? await standing(work, row.followUpId) : undefined;
	if (!visit) return false;
	if (row.purpose === 'visit-supervisor') return isWithSupervisors(visit);
	if (row.purpose === 'visit-call') return isLate(visit);
	return isLate(visit) || (isMissedIn(visit) && !visit.isOff);
}
