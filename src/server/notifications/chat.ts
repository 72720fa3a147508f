import type { Work } from '../work.ts';
import * as facts from './facts.store.ts';
import { codeOf, type Decision } from './ready.ts';
import type { Notification } from './store.ts';
import { toStaff } from './to-staff.ts';

const validSeconds = 300;

/** Somebody waits for a conversation, in the chat or at the telephone: it rings while nobody has come. */
export async function decideChatAlert(work: Work, row: Notification): Promise<Decision> {
	const asks = row.purpose === 'alert-call' ? facts.someoneCallsFrom : facts.someoneWaitsIn;
	const waits = row.intakeId !== null && (await asks(work, row.intakeId));
	if (!waits) return { cancel: 'seen' };
	const values = { code: codeOf(row.intakeId ?? row.id) };
	return toStaff(work, row, { template: 'staff-urgent', values, validSeconds });
}
