import { decidePage } from '../paging/decide.ts';
import type { Work } from '../work.ts';
import { decideAlert } from './alert.ts';
import { decideChatAlert } from './chat.ts';
import { decideDangerAlert, tellGlass } from './danger.ts';
import * as facts from './facts.store.ts';
import { familyDecision } from './family.ts';
import { codeOf, secondsUntil, type Decision } from './ready.ts';
import type { Notification } from './store.ts';
import { toStaff } from './to-staff.ts';
import { decideVisit } from './visit.ts';

const nobodyHolds: Decision = { hold: 'nobody-holds', deskTask: 'nobody-holds' };

/** Decides at the moment of sending, from what is true now, whatever was true at planning. */
export async function decide(work: Work, row: Notification): Promise<Decision> {
	if (row.pageId) return decidePage(work, row, row.pageId);
	if (row.purpose === 'alert-unread') return decideAlert(work, row);
	if (row.purpose === 'alert-danger') return decideDangerAlert(work, row);
	if (row.purpose === 'alert-chat' || row.purpose === 'alert-call')
		return decideChatAlert(work, row);
	if (row.purpose.startsWith('visit-')) return decideVisit(work, row);
	if (row.purpose === 'tell-glass') return tellGlass(work, row);
	const appointment = row.followUpId ? await facts.followUpOf(work, row.followUpId) : undefined;
	const stands = appointment?.status === 'held' || appointment?.status === 'booked';
	if (!stands || appointment.version !== row.followUpVersion)
		return { cancel: 'follow-up-changed' };

	if (row.personId) {
		// she would come, and nobody would be there
		if (!(await facts.isHeld(work, row.partId))) return nobodyHolds;
		return familyDecision(work, row, row.personId, appointment.startsAt);
	}
	if (appointment.counsellorId !== row.staffId) return { cancel: 'other-counsellor' };
	if (appointment.startsAt <= work.now) return { expire: 'too-late' };
	return toStaff(work, row, {
		template: 'staff-task',
		values: { code: codeOf(row.followUpId ?? row.id) },
		validSeconds: secondsUntil(work, appointment.startsAt)
	});
}
