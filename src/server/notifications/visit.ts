import { isLate, isMissedIn, isWithSupervisors } from '#domain/visit.ts';
import type { Template } from '#domain/notification.ts';
import { standing } from '../visits/watch.store.ts';
import type { Work } from '../work.ts';
import { codeOf, type Decision } from './ready.ts';
import type { Notification } from './store.ts';
import { numberOfStaff, toStaff } from './to-staff.ts';

const validSeconds = 900;

const templates: Record<string, Template> = {
	'visit-call': 'staff-sign',
	'visit-buddy': 'staff-task',
	'visit-supervisor': 'staff-urgent'
};

/** Of a visit nobody is told once somebody said how it goes. Nothing in it says that it is one. */
export async function decideVisit(work: Work, row: Notification): Promise<Decision> {
	if (!(await stillStands(work, row))) return { cancel: 'seen' };
	if (row.channel === 'voice') return byVoice(work, row);
	const template = templates[row.purpose] ?? 'staff-task';
	const values = { code: codeOf(row.followUpId ?? row.id) };
	return toStaff(work, row, { template, values, validSeconds });
}

// whoever went is asked how it goes; to the supervisors it is said that something waits
async function byVoice(work: Work, row: Notification): Promise<Decision> {
	const number = await numberOfStaff(work, row);
	if (!('to' in number)) return number;
	const asks = row.purpose === 'visit-call' ? 'visit' : 'told';
	return { send: { to: number.to, body: '', validSeconds, byVoice: asks } };
}

/** Whether what it says is still so; the same for a text and for a call. */
export async function stillStands(work: Work, row: Notification): Promise<boolean> {
	const visit = row.followUpId ? await standing(work, row.followUpId) : undefined;
	if (!visit) return false;
	if (row.purpose === 'visit-supervisor') return isWithSupervisors(visit);
	if (row.purpose === 'visit-call') return isLate(visit);
	return isLate(visit) || (isMissedIn(visit) && !visit.isOff);
}
