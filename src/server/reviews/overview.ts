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
import { together } from '../work.ts';
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
		const names = await colleagues(work);
		const nameOf = (id: string | null) => names.get(id ?? '')?.name ?? '';
		const longest = await waitingLongest(work);
		const waiting = await looks.waiting(work);
		const stopped = await stoppedAccounts(work);
		return {
			now: work.now,
			loads: (await reviews.loads(work)).map((load) => {
				const { name, role, onDutySince, disabledAt } = names.get(load.staffId)!;
				const hasStopped = stopped.has(load.staffId);
				return { ...load, name, role, onDutySince, isDisabled: disabledAt !== null, hasStopped };
			}),
			longest: longest.map((row) => ({ ...lineOf(row, work.now), taker: nameOf(row.takenBy) })),
			looks: waiting.map((look) => ({
				...look,
				by: nameOf(look.proposedBy),
				isMine: look.proposedBy === actor.id
			})),
			dangers: await waitingDangers(work),
			visits: await visitsToSupervise(work),
			glass: (await toReview(work)).map((one) => ({ ...glassLine(one), by: nameOf(one.staffId) })),
			steps: (await waitingSteps(work)).map((step) => ({ ...step, by: nameOf(step.askedBy) })),
			judgements: (await waitingForSecond(work)).map(({ judgedBy, ...one }) => ({
				...one,
				by: nameOf(judgedBy),
				isMine: judgedBy === actor.id
			})),
			toRead: (await toRead(work)).map(({ adviceId }) => adviceId),
			heldByOne: (await heldByOne(work)).map((one) => ({ ...one, name: nameOf(one.staffId) })),
			unheld: await reviews.unheld(work),
			silent: (await silentParts(work)).map(({ counsellorId, ...one }) => ({
				...one,
				holder: nameOf(counsellorId)
			})),
			lateReviews: (await lateReviews(work)).map(({ counsellorId, ...one }) => ({
				...one,
				holder: nameOf(counsellorId)
			})),
			flagged: await reviews.flagged(work),
			deskTasks: await followUps.deskTasks(work),
			searchAlerts: (await searchAlerts(work)).map(({ by, at }) => ({ at, name: nameOf(by) })),
			texts: await reviews.troubledTexts(work),
			waitingAccounts: (await accounts.waitingAccounts(work)).map((account) => ({
				...account,
				name: nameOf(account.id),
				doings: account.doings.map((doing) => ({ ...doing, by: nameOf(doing.by) })),
				isMine: account.id === actor.id
			})),
			openedAlone: (await accounts.openedAlone(work)).map(({ id, at }) => ({
				at,
				name: nameOf(id)
			}))
		};
	});
}

function glassLine({ id, code, brokenAt, reviewBy, until }: Glass) {
	return { id, code, brokenAt, reviewBy, until };
}
