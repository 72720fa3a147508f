import { addSeconds } from 'date-fns/addSeconds';
import type { SendOutcome } from '../integrations/texts.ts';
import { record } from '../audit/record.ts';
import type { EventKind } from '#domain/event.ts';
import type { Work } from '../work.ts';
import * as optOuts from './opt-out.store.ts';
import * as notifications from './store.ts';
import type { Claim, Notification } from './store.ts';
import { openTask } from './task.store.ts';

const optedOutAtProvider = '21610';
const firstWait = 10;
const longestWait = 600;

export interface Tried extends Claim {
	attemptId: string;
}

/** Writes down what became of a request; a row that others have moved on since stays as it is. */
export async function keepOutcome(work: Work, tried: Tried, outcome: SendOutcome): Promise<void> {
	const row = await notifications.lockInFlight(work, tried);
	await notifications.endAttempt(work, tried.attemptId, attemptEnd(outcome));
	if (!row) return;

	if ('accepted' in outcome) await accepted(work, row, outcome);
	else if ('uncertain' in outcome) await doubtful(work, row, outcome.uncertain);
	else if (row.status === 'cancelled') await notifications.change(work, row.id, {});
	else if ('refused' in outcome) await refused(work, row, outcome.refused);
	else await later(work, row, outcome.code);
}

/** An event of the part, when it concerns one. */
export async function tell(work: Work, row: Notification, kind: EventKind): Promise<void> {
	if (row.partId) await record(work, { chainId: row.partId, kind, subjectId: row.id });
}

export async function accepted(
	work: Work,
	row: Notification,
	text: { accepted: string; status: string }
): Promise<void> {
	const status = await notifications.statusOf(work, text.accepted, text.status);
	await notifications.change(work, row.id, {
		status,
		providerId: text.accepted,
		reasonCode: null,
		errorCode: null,
		uncertainSince: null
	});
	await tell(work, row, 'notification.sent');
}

function attemptEnd(outcome: SendOutcome) {
	if ('accepted' in outcome) return { outcome: 'accepted', providerId: outcome.accepted };
	if ('refused' in outcome) return { outcome: 'refused', errorCode: outcome.refused };
	if ('notSent' in outcome) return { outcome: 'not-sent', errorCode: outcome.code };
	return { outcome: 'uncertain', errorCode: outcome.uncertain };
}

async function doubtful(work: Work, row: Notification, errorCode: string): Promise<void> {
	const uncertainSince = row.uncertainSince ?? work.now;
	await notifications.change(work, row.id, { status: 'uncertain', uncertainSince, errorCode });
	await tell(work, row, 'notification.uncertain');
}

async function refused(work: Work, row: Notification, errorCode: string): Promise<void> {
	const isOptOut = errorCode === optedOutAtProvider;
	const reasonCode = isOptOut ? 'opted-out' : 'refused';
	if (isOptOut && row.personId) await optOuts.mirror(work, row.personId);
	if (isOptOut && row.staffId) await optOuts.mirrorOfStaff(work, row.staffId);
	await notifications.change(work, row.id, { status: 'failed', errorCode, reasonCode });
	await tell(work, row, 'notification.failed');
	await openTask(work, row, isOptOut ? 'reminder-held:opted-out' : 'reminder-failed');
}

// Surely not sent: tried again, later and later; the decision is taken anew each time.
async function later(work: Work, row: Notification, errorCode: string): Promise<void> {
	const wait = Math.min(firstWait * 2 ** Math.min(row.claims - 1, 10), longestWait);
	const plannedAt = addSeconds(work.now, wait * (0.5 + Math.random() / 2));
	await notifications.change(work, row.id, {
		status: 'planned',
		plannedAt,
		errorCode,
		uncertainSince: null
	});
}
