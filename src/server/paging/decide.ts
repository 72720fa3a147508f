import { codeFor, type Decision } from '../notifications/ready.ts';
import type { Notification } from '../notifications/store.ts';
import { numberOfStaff, toStaff } from '../notifications/to-staff.ts';
import type { Work } from '../work.ts';
import * as pages from './store.ts';

const validSeconds = 900;

/** A text or a call of a ladder: while nobody has said yes, and while it is this one's turn. */
export async function decidePage(work: Work, row: Notification, pageId: string): Promise<Decision> {
	const page = await pages.standing(work, pageId);
	if (!page || page.endedAt) return { cancel: 'seen' };
	if (page.rung !== row.rung) return { cancel: 'next-rung' };
	if (row.channel === 'voice') {
		const number = await numberOfStaff(work, row);
		if (!('to' in number)) return number;
		return { send: { to: number.to, body: '', validSeconds, byVoice: 'page' } };
	}
	const reference = row.intakeId ? await pages.referenceOf(work, row.intakeId) : '';
	const code = codeFor(reference, row.intakeId ?? row.id);
	return toStaff(work, row, { template: 'staff-oncall', values: { code }, validSeconds });
}
