import type { Template } from '#domain/notification.ts';
import { dataKeyOf } from '../keys/data-keys.ts';
import { openText } from '../keys/envelope.ts';
import { indexOf } from '../keys/ring.ts';
import * as plans from '../safe-contact/store.ts';
import type { Work } from '../work.ts';
import * as facts from './facts.store.ts';
import { textFor, type Decision } from './ready.ts';
import type { Notification } from './store.ts';

/** A text to a member of staff, to the number she has now. */
export async function toStaff(
	work: Work,
	row: Notification,
	{
		template,
		values,
		validSeconds
	}: { template: Template; values: Parameters<typeof textFor>[2]; validSeconds: number }
): Promise<Decision> {
	const member = row.staffId ? await facts.staffPhone(work, row.staffId) : undefined;
	if (!member) return { cancel: 'staff-gone' };
	if (!member.phone) return { hold: 'no-number' };
	const place = { table: 'staff', row: row.staffId ?? '', column: 'phone' };
	const to = openText(await dataKeyOf(work, member.keyId), place, member.phone);
	if (await plans.isOptedOut(work, indexOf(work.keys, 'phone', to))) return { hold: 'opted-out' };
	const text = textFor(template, 'nl', values);
	return 'problem' in text
		? { hold: text.problem }
		: { send: { to, body: text.text, validSeconds } };
}
