import { isAboutTheDatabase, reportBroken } from '../broken.ts';
import { codeIndex } from '../keys/ring.ts';
import { ring } from '../paging/ring.ts';
import { atTheDoor, type Work } from '../work.ts';
import type { Channel } from './channel.ts';
import { decide } from './decide.ts';
import { takeTurn } from './gathered.store.ts';
import { keepOutcome, tell } from './outcome.ts';
import { provider, reportAddress } from './provider.ts';
import type { Decision, Ready } from './ready.ts';
import * as notifications from './store.ts';
import type { Claim, Notification } from './store.ts';
import { openDeskTask, openTask, passOn } from './task.store.ts';

const mostBreaks = 5;

/** One claimed notification: decide, keep the attempt, send, keep what became of it. */
export async function deliver(held: Claim, channel: Channel): Promise<void> {
	const begun = await begin(held);
	if (!begun) return;
	const { attemptId, ready } = begun;
	const outcome = ready.byVoice
		? await ring(ready.to, { notificationId: held.id, attemptId, asks: ready.byVoice })
		: await provider().sendText({ ...ready, reportTo: reportAddress(held.id, attemptId) });
	if ('notSent' in outcome && outcome.notSent === 'account') channel.refusedAccount();
	else if ('uncertain' in outcome) channel.doubted();
	else channel.heard();
	await atTheDoor((work) => keepOutcome(work, { ...held, attemptId }, outcome));
}

/** Keyed, so that a stolen table does not tell which text went out. */
export function hashOf(work: Work, body: string): Buffer {
	return codeIndex(work.keys, 'content', body);
}

// The attempt is committed before a byte leaves: a worker that dies now leaves it behind as a trace.
async function begin(held: Claim): Promise<{ attemptId: string; ready: Ready } | undefined> {
	try {
		return await atTheDoor(async (work) => {
			await takeTurn(work, held.id);
			const row = await notifications.lockClaimed(work, held);
			if (!row) return undefined;
			const decision = await decide(work, row);
			if (!('send' in decision)) return setAside(work, row, decision);
			const ready = decision.send;
			return {
				attemptId: await notifications.startAttempt(work, row, hashOf(work, ready.body)),
				ready
			};
		});
	} catch (error) {
		if (isAboutTheDatabase(error)) throw error;
		reportBroken(error);
		await atTheDoor((work) => isolate(work, held));
		return undefined;
	}
}

async function setAside(
	work: Work,
	row: Notification,
	decision: Exclude<Decision, { send: Ready }>
): Promise<undefined> {
	if ('moveTo' in decision) {
		const { moveTo: plannedAt, reason: reasonCode } = decision;
		await notifications.change(work, row.id, { plannedAt, reasonCode });
		await tell(work, row, 'notification.moved');
	} else if ('hold' in decision) {
		await notifications.change(work, row.id, { status: 'held_unsafe', reasonCode: decision.hold });
		await tell(work, row, 'notification.held-unsafe');
		if (decision.deskTask) await openDeskTask(work, row, decision.deskTask);
		else await openTask(work, row, `reminder-held:${decision.hold}`);
	} else if ('expire' in decision) {
		await notifications.change(work, row.id, { status: 'expired', reasonCode: decision.expire });
		await tell(work, row, 'notification.expired');
	} else {
		await notifications.change(work, row.id, { status: 'cancelled', reasonCode: decision.cancel });
		await tell(work, row, 'notification.cancelled');
		if (decision.cancel === 'staff-gone') await passOn(work, row);
	}
}

// A row that always breaks may not keep the others waiting, nor be lost: a person gets it.
async function isolate(work: Work, held: Claim): Promise<void> {
	const row = await notifications.lockClaimed(work, held);
	if (!row) return;
	const breaks = Number(/^broken-(\d+)$/.exec(row.reasonCode ?? '')?.[1] ?? 0) + 1;
	if (breaks < mostBreaks) {
		const plannedAt = new Date(work.now.getTime() + breaks * 15_000);
		await notifications.change(work, row.id, { reasonCode: `broken-${breaks}`, plannedAt });
		return;
	}
	await notifications.change(work, row.id, { status: 'failed', reasonCode: 'broken' });
	await tell(work, row, 'notification.failed');
	await openTask(work, row, 'reminder-held:broken');
}
