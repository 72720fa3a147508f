import type { Actor } from '#domain/actor.ts';
import { waits } from '#domain/follow-up.ts';
import { record } from '../audit/record.ts';
import * as followUps from '../follow-ups/case.store.ts';
import type { KeptFollowUp } from '../follow-ups/store.ts';
import * as people from '../people/store.ts';
import type { Person } from '../people/store.ts';
import { riskNow, type RiskNow } from '../risk/now.ts';
import { reachOf, type Reach } from '../safe-contact/show-reach.ts';
import { typedFrom, type TypedPlan } from '../safe-contact/typed.ts';
import { standingOf, type PlanShown } from '../safe-contact/standing.ts';
import { wholeSessions, type WholeSessions } from '../sessions/whole.ts';
import { namesOfStaff, type StaffNames } from '../staff/colleagues.store.ts';
import { readTimeline, type Timeline } from '../timeline/read.ts';
import * as trajectories from '../trajectories/store.ts';
import type { Trajectory } from '../trajectories/store.ts';
import { together, type StaffWork } from '../work.ts';
import { findCase, recordReading, type NotForYou } from './found.ts';

/** A case as it stands on paper: all of it, and of safe contact nothing unless it was asked for (SC-28). */
export interface PrintedCase {
	partId: string;
	code: string;
	openedAt: Date;
	owners: string[];
	trajectories: Trajectory[];
	/** The level that holds; undefined while nobody judged. */
	risk: RiskNow | undefined;
	/** What was written down of each talk, as it stands now. */
	talks: WholeSessions;
	people: Person[];
	/** What is still to come. */
	ahead: Pick<KeptFollowUp, 'id' | 'kind' | 'reasonCode' | 'startsAt' | 'method' | 'words'>[];
	timeline: Timeline;
	safeContact?: PrintedContact[];
	printedBy: string;
	printedAt: Date;
}
/** How one person may be reached, with the whole number and addresses. */
export interface PrintedContact {
	name: string;
	reach: Reach;
	plan: PlanShown | undefined;
	/** Why no text goes, where the plan itself would let it. */
	isOptedOut: boolean;
	waitsForSupervisor: boolean;
	/** The same as its form holds it, to be told in sentences. */
	kept: TypedPlan;
}
export type PrintOutcome =
	PrintedCase | { problem: 'reason-missing' | 'reason-too-long' } | NotForYou;

const entriesAtOnce = 500;
const longestReason = 500;

/** Without a reason it comes without safe contact. That it was printed stays written down, and with what and why. */
export function printCase(
	actor: Actor,
	partId: string,
	{ withContact }: { withContact?: { reason: string } } = {}
): Promise<PrintOutcome> {
	return together(actor, async (work) => {
		const found = await findCase(work, partId, 'part.print');
		if ('problem' in found) return found;
		const problem = withContact && reasonProblem(withContact.reason);
		if (problem) return { problem };

		const all = await people.ofPart(work, partId);
		const names = await namesOfStaff(work);
		const { code, openedAt, counsellorIds, keyId } = found;
		const lines = await trajectories.ofPart(work, partId);
		const lineIds = lines.map(({ id }) => id);
		const page = {
			...{ partId, code, openedAt },
			owners: counsellorIds.map((id) => names.get(id) ?? '').filter(Boolean),
			trajectories: lines,
			risk: await riskNow(work, partId, names),
			talks: await wholeSessions(work, lineIds, names),
			people: all,
			ahead: await aheadOf(work, partId),
			timeline: await wholeTimeline(work, partId, names),
			...(withContact && { safeContact: await contactOf(work, all) }),
			printedBy: names.get(actor.id) ?? '',
			printedAt: work.now
		};
		await recordReading(work, found);
		const detail = withContact
			? { safeContact: 'with', reason: withContact.reason.trim() }
			: { safeContact: 'without' };
		await record(work, { chainId: partId, kind: 'case.printed', keyId, detail });
		return page;
	});
}

function reasonProblem(reason: string): 'reason-missing' | 'reason-too-long' | undefined {
	if (reason.trim() === '') return 'reason-missing';
	return reason.length > longestReason ? 'reason-too-long' : undefined;
}

async function aheadOf(work: StaffWork, partId: string): Promise<PrintedCase['ahead']> {
	const { followUps: all } = await followUps.nowOf(work, partId);
	return all.filter(waits).map(({ id, kind, reasonCode, startsAt, method, words }) => ({
		...{ id, kind, reasonCode, startsAt, method, words }
	}));
}

async function wholeTimeline(
	work: StaffWork,
	partId: string,
	names: StaffNames
): Promise<Timeline> {
	const whole: Timeline = { entries: [] };
	let after: string | undefined;
	do {
		const page = { after, entriesAPage: entriesAtOnce };
		const { entries, next } = await readTimeline(work, partId, names, page);
		whole.entries.push(...entries);
		after = next;
	} while (after);
	return whole;
}

async function contactOf(work: StaffWork, all: Person[]): Promise<PrintedContact[]> {
	const shown: PrintedContact[] = [];
	for (const person of all) {
		const reach = await reachOf(work, person.id);
		const { plan, isOptedOut, waitsForSupervisor } = await standingOf(work, person);
		const why = { isOptedOut, waitsForSupervisor };
		if (reach.number || plan)
			shown.push({ name: person.name, reach, plan, ...why, kept: typedFrom(plan, false) });
	}
	return shown;
}
