import { gatherUntil } from '#domain/notification.ts';
import type { Work } from '../work.ts';
import * as gathered from './gathered.store.ts';
import { codeFor, type Decision } from './ready.ts';
import type { Notification } from './store.ts';
import { toStaff } from './to-staff.ts';

const alertSeconds = 3600;

/**
 * An alert goes out while somebody it is about still waits to be read. One about what nobody read yet
 * waits when her telephone rang just before, and goes out with the others that wait for her by then.
 */
export async function decideAlert(work: Work, row: Notification): Promise<Decision> {
	const mine = await gathered.unreadOf(work, row.id);
	if (mine.length === 0) return { cancel: 'seen' };
	const isFirstTry = !(await gathered.wasTried(work, row.id));
	const last = isFirstTry ? await gathered.lastTextTo(work, row.staffId!) : undefined;
	const until = gatherUntil(last, work.now);
	if (until) return { moveTo: until, reason: 'gathered' };

	await gathered.takeAlong(work, row);
	const waiting = await gathered.unreadOf(work, row.id);
	if (waiting.length === 1) return alone(work, row, waiting[0]!.reference);
	return toStaff(work, row, {
		template: 'staff-unread-many',
		values: { count: waiting.length },
		validSeconds: alertSeconds
	});
}

function alone(work: Work, row: Notification, reference: string): Promise<Decision> {
	const code = codeFor(reference, row.intakeId ?? row.id);
	return toStaff(work, row, {
		template: 'staff-unread',
		values: { code },
		validSeconds: alertSeconds
	});
}
