import type { Actor } from '#domain/actor.ts';
import { may } from '#domain/access.ts';
import * as cases from '../cases/list.store.ts';
import { callsNow } from '../calls/queue.ts';
import { talksNow } from '../chats/queue.ts';
import * as dangers from '../dangers/now.store.ts';
import * as followUps from '../follow-ups/desk.store.ts';
import { pagesNow } from '../paging/told.store.ts';
import { colleaguesOf } from '../staff/colleagues.store.ts';
import { visitsNow } from '../visits/read.ts';
import { together, type StaffWork } from '../work.ts';
import * as inbox from './inbox.store.ts';
import { lineOf, type IntakeLine } from './line.ts';
import { offerOf } from './offer.ts';

export { shows, type Show } from './inbox.store.ts';
/** With what a free one needs to be taken, and the name of whoever has it. */
export interface DeskLine extends IntakeLine {
	offer?: string;
	taker?: string;
	isMine: boolean;
}
export interface DeskRequest {
	show: inbox.Show;
	after?: string | undefined;
	casesAfter?: string | undefined;
}

/** Everything of today for one person: what came in, her appointments, tasks and cases; on call, where there is danger. */
export function deskOf(actor: Actor, { show, after, casesAfter }: DeskRequest) {
	return together(actor, async (work) => {
		if (!may(actor, 'intake.list', undefined)) return { problem: 'not-allowed' as const };
		const { rows, next } = await inbox.page(work, show, after);
		const came = rows.map((row) => lineOf(row, work.now));
		const hasCases = may(actor, 'case.list', undefined);
		const [lines, pages, today, overdue, deskTasks, mine, inDanger, talks, visits, calls] =
			await Promise.all([
				withTakers(work, came),
				pagesNow(work),
				followUps.today(work),
				followUps.overdue(work),
				followUps.deskTasks(work),
				hasCases
					? cases.list(work, { which: 'own', isClosed: false, after: casesAfter })
					: undefined,
				dangers.forOnCall(work),
				talksNow(work),
				visitsNow(work),
				callsNow(work)
			]);
		return {
			now: work.now,
			lines,
			next,
			pages,
			today,
			overdue,
			deskTasks,
			cases: mine,
			inDanger,
			talks,
			visits,
			calls
		};
	});
}

async function withTakers(work: StaffWork, lines: IntakeLine[]): Promise<DeskLine[]> {
	const known = await colleaguesOf(
		work,
		lines.flatMap(({ takenBy }) => takenBy ?? [])
	);
	return lines.map((line) => ({
		...line,
		isMine: line.takenBy === work.actor.id,
		...(line.takenBy
			? { taker: known.get(line.takenBy)?.name ?? '' }
			: { offer: offerOf(work, line.id) })
	}));
}
