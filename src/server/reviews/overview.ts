import type { Actor } from '#domain/actor.ts';
import { may } from '#domain/access.ts';
import { toRead } from '../advice/draft.store.ts';
import { waitingDangers } from '../dangers/waiting.ts';
import * as followUps from '../follow-ups/desk.store.ts';
import { silentParts } from '../follow-ups/silence.store.ts';
import { toReview, type Glass } from '../glass/store.ts';
import { lineOf } from '../intakes/line.ts';
import * as looks from '../second-looks/store.ts';
import * as accounts from '../staff/waiting.store.ts';
import { visitsToSupervise } from '../visits/read.ts';
import { together, type StaffWork } from '../work.ts';
import { colleagues } from '../staff/colleagues.store.ts';
import { stoppedAccounts } from '../staff/stopped.store.ts';
import { heldByOne } from '../hand-overs/open.store.ts';
import { waitingForSecond } from '../risk/waiting.store.ts';
import { waiting as waitingSteps } from '../trajectories/request.store.ts';
import { lateReviews } from '../trajectory-reviews/late.store.ts';
import { searchAlerts } from './search-alerts.store.ts';
import { waitingLongest } from './longest.store.ts';
import * as reviews from './store.ts';

/** What a supervisor looks at now: loads, who waits longest, what waits for a second person, what went wrong. */
export function reviewOf(actor: Actor) {
	return together(actor, async (work) => {
		if (!may(actor, 'review.view', undefined)) return { problem: 'not-allowed' as const };
		const team = await colleagues(work);
		const nameOf = (id: string | null) => team.get(id ?? '')?.name ?? '';
		return {
			now: work.now,
			dangers: await waitingDangers(work),
			visits: await visitsToSupervise(work),
			unheld: await reviews.unheld(work),
			...(await waitsOf(work, nameOf)),
			...(await decisionsOf(work, nameOf)),
			...(await secondEyesOf(work, nameOf)),
			loads: await loadsOf(work, team),
			heldByOne: (await heldByOne(work)).map((one) => ({ ...one, name: nameOf(one.staffId) })),
			searchAlerts: (await searchAlerts(work)).map(({ by, at }) => ({ at, name: nameOf(by) })),
			texts: await reviews.troubledTexts(work),
			openedAlone: (await accounts.openedAlone(work)).map(({ id, at }) => ({
				at,
				name: nameOf(id)
			}))
		};
	});
}

type NameOf = (id: string | null) => string;

async function waitsOf(work: StaffWork, nameOf: NameOf) {
	const held = <Row extends { counsellorId: string | null }>({ counsellorId, ...one }: Row) => ({
		...one,
		holder: nameOf(counsellorId)
	});
	return {
		longest: (await waitingLongest(work)).map((row) => ({
			...lineOf(row, work.now),
			taker: nameOf(row.takenBy)
		})),
		silent: (await silentParts(work)).map(held),
		lateReviews: (await lateReviews(work)).map(held)
	};
}

async function decisionsOf(work: StaffWork, nameOf: NameOf) {
	return {
		looks: (await looks.waiting(work)).map((look) => ({
			...look,
			by: nameOf(look.proposedBy),
			isMine: look.proposedBy === work.actor.id
		})),
		glass: (await toReview(work)).map((one) => ({ ...glassLine(one), by: nameOf(one.staffId) })),
		steps: (await waitingSteps(work)).map((step) => ({ ...step, by: nameOf(step.askedBy) })),
		flagged: await reviews.flagged(work),
		deskTasks: await followUps.deskTasks(work),
		waitingAccounts: (await accounts.waitingAccounts(work)).map((account) => ({
			...account,
			name: nameOf(account.id),
			doings: account.doings.map((doing) => ({ ...doing, by: nameOf(doing.by) })),
			isMine: account.id === work.actor.id
		}))
	};
}

async function secondEyesOf(work: StaffWork, nameOf: NameOf) {
	return {
		judgements: (await waitingForSecond(work)).map(({ judgedBy, ...one }) => ({
			...one,
			by: nameOf(judgedBy),
			isMine: judgedBy === work.actor.id
		})),
		advicesToRead: (await toRead(work)).length
	};
}

async function loadsOf(work: StaffWork, team: Awaited<ReturnType<typeof colleagues>>) {
	const stopped = await stoppedAccounts(work);
	return (await reviews.loads(work)).map((load) => {
		const { name, role, onDutySince, disabledAt } = team.get(load.staffId)!;
		const hasStopped = stopped.has(load.staffId);
		return { ...load, name, role, onDutySince, isDisabled: disabledAt !== null, hasStopped };
	});
}

function glassLine({ id, code, brokenAt, reviewBy, until }: Glass) {
	return { id, code, brokenAt, reviewBy, until };
}
