import { differenceInMinutes } from 'date-fns/differenceInMinutes';
import { addMinutes } from 'date-fns/addMinutes';
import { policies } from '#domain/notification.ts';
import type { FoundText } from '../integrations/texts.ts';
import { dataKeyOf } from '../keys/data-keys.ts';
import { openText } from '../keys/envelope.ts';
import { numberOf } from '../people/store.ts';
import { atTheDoor, type Work } from '../work.ts';
import { hashOf } from './deliver.ts';
import * as facts from './facts.store.ts';
import { accepted, tell } from './outcome.ts';
import { provider } from './provider.ts';
import * as notifications from './store.ts';
import { openTask, passOn } from './task.store.ts';
import * as uncertain from './uncertain.store.ts';
import type { Doubt } from './uncertain.store.ts';

const askAfterMinutes = 2;
const askAgainMinutes = 3;
const giveUpMinutes = 15;
const atOnce = 5;

/**
 * Looks up at the provider what became of uncertain texts. After 15 minutes without an answer a
 * person gets it: a reminder is never sent again blindly.
 */
export async function findOut(): Promise<void> {
	const open = await atTheDoor((work) => uncertain.doubts(work, askAfterMinutes, atOnce));
	await Promise.all(open.map(findOutOne));
}

/** Alerts for which nothing proves that they arrived go out again, a few times, and then to others. */
export async function repeatAlerts(): Promise<void> {
	const { resendAfterMinutes, mostSends } = policies['alert-unread'];
	await atTheDoor(async (work) => {
		for (const row of await uncertain.unprovedAlerts(work, resendAfterMinutes, mostSends)) {
			await notifications.change(work, row.id, {
				status: 'planned',
				plannedAt: work.now,
				uncertainSince: null
			});
			await tell(work, row, 'notification.resent');
		}
		for (const row of await uncertain.unansweredAlerts(work, resendAfterMinutes, mostSends)) {
			await notifications.change(work, row.id, { reasonCode: 'passed-on' });
			await passOn(work, row);
		}
	});
}

async function findOutOne(doubt: Doubt): Promise<void> {
	const { numbers, since } = await atTheDoor((work) => whereAndSince(work, doubt));
	const found: FoundText[] = [];
	for (const number of numbers) {
		const answer = await provider().findTexts(number, since);
		if ('found' in answer) found.push(...answer.found);
	}
	await atTheDoor((work) => settle(work, doubt, found));
}

async function settle(
	work: Work,
	{ row: seen, attempt }: Doubt,
	found: FoundText[]
): Promise<void> {
	const row = await uncertain.lockDoubt(work, seen.id);
	if (!row) return;
	const ours = await firstOfOurs(work, attempt.bodyHash, found);
	if (ours) {
		await notifications.endAttempt(work, attempt.id, { outcome: 'found', providerId: ours.id });
		return accepted(work, row, { accepted: ours.id, status: ours.status });
	}
	await notifications.endAttempt(work, attempt.id, { outcome: 'not-found' });
	const minutes = differenceInMinutes(work.now, row.uncertainSince ?? work.now);
	if (minutes < giveUpMinutes) {
		const plannedAt = addMinutes(work.now, askAgainMinutes);
		return notifications.change(work, row.id, { plannedAt });
	}
	await notifications.change(work, row.id, { reasonCode: 'not-found-out' });
	await tell(work, row, 'notification.uncertain');
	await openTask(work, row, 'reminder-uncertain');
}

async function firstOfOurs(
	work: Work,
	bodyHash: Buffer | null,
	found: FoundText[]
): Promise<FoundText | undefined> {
	for (const text of found) {
		const same = bodyHash !== null && hashOf(work, text.body).equals(bodyHash);
		if (same && !(await uncertain.isKnown(work, text.id))) return text;
	}
	return undefined;
}

// The provider lives in real time. Since the clock of the tests only moves forward, the time since
// the attempt by that clock is never shorter than the real one.
async function whereAndSince(work: Work, { row, attempt }: Doubt) {
	const passed = work.now.getTime() - attempt.startedAt.getTime();
	const since = new Date(Date.now() - passed - 60_000);
	return { numbers: await numbersOf(work, row), since };
}

async function numbersOf(work: Work, row: Doubt['row']): Promise<string[]> {
	if (row.personId) {
		const phones = await facts.phonesEver(work, row.personId);
		return [...new Set(await Promise.all(phones.map((phone) => numberOf(work, phone))))];
	}
	const member = row.staffId ? await facts.staffPhone(work, row.staffId) : undefined;
	if (!member?.phone || !row.staffId) return [];
	const place = { table: 'staff', row: row.staffId, column: 'phone' };
	return [openText(await dataKeyOf(work, member.keyId), place, member.phone)];
}
