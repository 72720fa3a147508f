import type { Template } from '#domain/notification.ts';
import { dataKeyOf } from '../keys/data-keys.ts';
import { openText } from '../keys/envelope.ts';
import { indexOf } from '../keys/ring.ts';
import * as plans from '../safe-contact/store.ts';
import type { Work } from '../work.ts';
import * as facts from './facts.store.ts';
import { textFor, type Decision } from './ready.ts';
import type { Notification } from './store.ts';

/** The number she has now, or why it is not used. */
export async function numberOfStaff(
	work: Work,
	{ staffId }: Pick<Notification, 'staffId'>
): Promise<{ to: string } | Exclude<Decision, { send: unknown }>> {
	const member = staffId ? await facts.staffPhone(work, staffId) : undefined;
	if (!member) return { cancel: 'staff-gone' };
	if (!member.phone) return { hold: 'no-number' };
	const place = { table: 'staff', row: staffId ?? '', column: 'phone' };
	const to = openText(await dataKeyOf(work, member.keyId), place, member.phone);
	// STOP said on a number is no to texts and to calls
	if (await plans.isOptedOut(work, indexOf(work.keys, 'phone', to))) return { hold: 'opted-out' };
	return { to };
}

/** A text to a member of staff. */
export async function toStaff(
	work: Work,
	row: Notification,
	{
		template,
		values,
		validSeconds
	}: { template: Template; values: Parameters<typeof textFor>[2]; validSeconds: number }
): Promise<Decision> {
	const number = await numberOfStaff(work, row);
	if (!('to' in number)) return number;
	const { to } = number;
	const text = textFor(template, 'nl', values);
	return 'problem' in text
		? { hold: text.problem }
		: { send: { to, body: text.text, validSeconds } };
}
