import { policies } from '#domain/notification.ts';
import type { Purpose } from '#domain/notification.ts';
import { dataKeyOf } from '../keys/data-keys.ts';
import { openText } from '../keys/envelope.ts';
import { indexOf } from '../keys/ring.ts';
import * as plans from '../safe-contact/store.ts';
import type { Work } from '../work.ts';
import * as facts from './facts.store.ts';
import { familyDecision } from './family.ts';
import { codeOf, secondsUntil, textFor, type Decision } from './ready.ts';
import type { Notification } from './store.ts';

const alertSeconds = 3600;

/** Decides at the moment of sending, from what is true now, whatever was true at planning. */
export async function decide(work: Work, row: Notification): Promise<Decision> {
	if (row.purpose === 'alert-urgent' || row.purpose === 'alert-unread')
		return decideAlert(work, row);
	const appointment = row.followUpId ? await facts.followUpOf(work, row.followUpId) : undefined;
	const stands = appointment?.status === 'held' || appointment?.status === 'booked';
	if (!stands || appointment.version !== row.followUpVersion)
		return { cancel: 'follow-up-changed' };

	if (row.personId) return familyDecision(work, row, row.personId, appointment.startsAt);
	if (appointment.counsellorId !== row.staffId) return { cancel: 'other-counsellor' };
	if (appointment.startsAt <= work.now) return { expire: 'too-late' };
	return toStaff(
		work,
		row,
		codeOf(row.followUpId ?? row.id),
		secondsUntil(work, appointment.startsAt)
	);
}

// Read after this alert was made; whoever raised a level had read it before.
async function decideAlert(work: Work, row: Notification): Promise<Decision> {
	const intake = row.intakeId ? await facts.intakeOf(work, row.intakeId) : undefined;
	const isRead = intake?.readAt ? intake.readAt > row.createdAt : false;
	if (!intake || intake.closedAt || isRead) return { cancel: 'seen' };
	return toStaff(work, row, shortReference(intake.reference, row), alertSeconds);
}

function shortReference(reference: string, row: Notification): string {
	return /^[0-9A-Z]{4}$/.test(reference) ? reference : codeOf(row.intakeId ?? row.id);
}

async function toStaff(
	work: Work,
	row: Notification,
	code: string,
	validSeconds: number
): Promise<Decision> {
	const member = row.staffId ? await facts.staffPhone(work, row.staffId) : undefined;
	if (!member) return { cancel: 'staff-gone' };
	if (!member.phone) return { hold: 'no-number' };
	const place = { table: 'staff', row: row.staffId ?? '', column: 'phone' };
	const to = openText(await dataKeyOf(work, member.keyId), place, member.phone);
	// held, an alert goes on to others; of an appointment she has the calendar, and it is no task of a family
	if (await plans.isOptedOut(work, indexOf(work.keys, 'phone', to)))
		return row.intakeId ? { hold: 'opted-out' } : { expire: 'opted-out' };
	const policy = policies[row.purpose as Exclude<Purpose, 'remind-family'>];
	const text = textFor(policy.template, 'nl', { code });
	return 'problem' in text
		? { hold: text.problem }
		: { send: { to, body: text.text, validSeconds } };
}
