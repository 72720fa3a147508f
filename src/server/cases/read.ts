import type { Actor } from '#domain/actor.ts';
import { may } from '#domain/access.ts';
import { isFarBeat } from '#domain/task-reason.ts';
import * as contacts from '../contacts/store.ts';
import { crisesOfCase, type CrisisWay } from '../crises/of-case.ts';
import * as followUps from '../follow-ups/case.store.ts';
import { showAll, type ShownFollowUp } from '../follow-ups/shown.ts';
import * as people from '../people/store.ts';
import type { Person } from '../people/store.ts';
import { riskNow, type RiskNow } from '../risk/now.ts';
import { standingOf, type Standing } from '../safe-contact/standing.ts';
import { namesOfStaff, type StaffNames } from '../staff/colleagues.store.ts';
import { textsAbout } from '../timeline/about.store.ts';
import { readTimeline, type Timeline, type TimelinePage } from '../timeline/read.ts';
import { linesOf, type TrajectoryLine } from '../trajectories/lines.ts';
import { together, type StaffWork } from '../work.ts';
import { findCase, recordReading, type NotForYou } from './found.ts';
import * as rooms from './intake.store.ts';
import type { CaseRoom } from './intake.store.ts';
import type { CasePart } from './store.ts';

/** What the page of a case shows. */
export interface CasePage extends Head {
	mayWrite: boolean;
	mayWriteNote: boolean;
	mayPrint: boolean;
	/** Hers are the other two of the four eyes. */
	mayApprove: boolean;
	/** Who reads in need sees that they came, and opens none of them. */
	opensContacts: boolean;
	/** The level that holds; undefined while nobody judged. */
	risk: RiskNow | undefined;
	trajectories: TrajectoryLine[];
	people: Person[];
	followUps: ShownFollowUp[];
	/** More has been than is among them. */
	hasMorePast: boolean;
	/** The contacts it came from, and those that were added. */
	contacts: contacts.Contact[];
	rooms: ShownRoom[];
	/** Where what is done about somebody's safety is written down. */
	crises: CrisisWay[];
	timeline: Timeline;
	now: Date;
}
export interface ShownRoom extends Pick<
	CaseRoom,
	'intakeId' | 'reference' | 'status' | 'deadlineAt' | 'isOpen'
> {
	/** What waits for an answer; empty when nothing does. */
	owed: string;
}
export interface Head {
	partId: string;
	code: string;
	openedAt: Date;
	/** Of who asks; empty when she gave none. */
	name: string;
	/** Who works on it, the first counsellor first; empty when nobody does. */
	owners: string[];
	/** Who was asked to think along. */
	experts: string[];
	/** How she is reached, what was told and what is planned is for the eyes of who asks. */
	seesContact: boolean;
	/** Reads the story and writes notes, and no more. */
	thinksAlong: boolean;
	standing: Standing | undefined;
	/** Goes through her plan with her. */
	setsPlan: boolean;
}
/** Opens a case; that it was read stays written down. */
export function readCase(
	actor: Actor,
	partId: string,
	asked: TimelinePage = {}
): Promise<CasePage | NotForYou> {
	return together(actor, async (work) => {
		const found = await findCase(work, partId, 'part.read-story');
		if ('problem' in found) return found;
		const all = await people.ofPart(work, partId);
		const names = await namesOfStaff(work);
		const from = await contacts.ofPart(work, partId);
		const page = {
			...(await headOf(work, found, { all, names })),
			mayWrite: may(actor, 'part.write', found),
			mayWriteNote: may(actor, 'part.write-note', found),
			mayPrint: may(actor, 'part.print', found),
			mayApprove: may(actor, 'part.approve-move', found),
			opensContacts: may(actor, 'part.move-contact', found),
			risk: await riskNow(work, partId, names),
			trajectories: await linesOf(work, found),
			people: all,
			...(await followUpsOf(work, partId, all)),
			contacts: from,
			crises: await crisesOfCase(work, from),
			rooms: await roomsOf(work, partId),
			timeline: await readTimeline(work, partId, names, asked),
			now: work.now
		};
		await recordReading(work, found);
		return page;
	});
}

async function followUpsOf(work: StaffWork, partId: string, all: Person[]) {
	const { followUps: found, hasMorePast } = await followUps.nowOf(work, partId);
	const kept = found.filter((one) => !isFarBeat(one, work.now));
	const texts = await textsAbout(
		work,
		kept.map(({ id }) => id)
	);
	return { followUps: await showAll(work, kept, { all, texts }), hasMorePast };
}

async function roomsOf(work: StaffWork, partId: string): Promise<ShownRoom[]> {
	const shown: ShownRoom[] = [];
	for (const room of await rooms.roomsOf(work, partId)) {
		const { intakeId, reference, status, deadlineAt, isOpen } = room;
		const isOwed = isOpen && status === 'assigned';
		const owed = isOwed ? await rooms.lastFromHer(work, room) : '';
		shown.push({ intakeId, reference, status, deadlineAt, isOpen, owed });
	}
	return shown;
}

/** Code, name, owners and the safe-contact banner: what stands above every page of a case. */
export async function headOf(
	work: StaffWork,
	found: CasePart,
	{ all, names }: { all: Person[]; names: StaffNames }
): Promise<Head> {
	const { partId, code, openedAt } = found;
	const [asker] = all;
	const seesContact = may(work.actor, 'part.view', found);
	return {
		...{ partId, code, openedAt, name: asker?.name ?? '' },
		owners: named(found.counsellorIds, names),
		experts: named(found.expertIds, names),
		seesContact,
		thinksAlong: may(work.actor, 'part.write-note', found) && !may(work.actor, 'part.write', found),
		setsPlan: may(work.actor, 'part.plan', found),
		standing: asker && seesContact ? await standingOf(work, asker) : undefined
	};
}

function named(ids: string[], names: StaffNames): string[] {
	return ids.map((id) => names.get(id) ?? '').filter(Boolean);
}
