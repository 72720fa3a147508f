import type { Actor } from '#domain/actor.ts';
import { may } from '#domain/access.ts';
import * as consents from '../consents/store.ts';
import * as contacts from '../contacts/store.ts';
import { showAll, type ShownFollowUp } from '../follow-ups/shown.ts';
import * as followUps from '../follow-ups/store.ts';
import * as intakes from '../intakes/store.ts';
import * as people from '../people/store.ts';
import type { Person } from '../people/store.ts';
import { standingOf, type Standing } from '../safe-contact/standing.ts';
import { colleagues } from '../staff/colleagues.store.ts';
import * as timeline from '../timeline/store.ts';
import { readTimeline, type Timeline } from '../timeline/read.ts';
import * as trajectories from '../trajectories/store.ts';
import type { Trajectory } from '../trajectories/store.ts';
import { together, type StaffWork } from '../work.ts';
import { findCase, recordReading, type NotForYou } from './found.ts';
import * as rooms from './intake.store.ts';
import type { CaseRoom } from './intake.store.ts';
import type { CasePart } from './store.ts';

/** What the page of a case shows. */
export interface CasePage extends Head {
	mayWrite: boolean;
	trajectories: Trajectory[];
	people: Person[];
	followUps: ShownFollowUp[];
	/** The contacts it came from, and those that were added. */
	contacts: contacts.Contact[];
	rooms: ShownRoom[];
	timeline: Timeline;
	now: Date;
}
export interface ShownRoom extends Pick<
	CaseRoom,
	'intakeId' | 'reference' | 'status' | 'deadlineAt' | 'isOpen'
> {
	/** What she wrote last in it, while it waits for an answer. */
	latest: string | undefined;
}
export interface Head {
	partId: string;
	code: string;
	openedAt: Date;
	/** Of who asks; empty when she gave none. */
	name: string;
	owners: string[];
	standing: Standing | undefined;
}
/** Opens a case; that it was read stays written down. */
export function readCase(
	actor: Actor,
	partId: string,
	after?: string
): Promise<CasePage | NotForYou> {
	return together(actor, async (work) => {
		const found = await findCase(work, partId, 'part.view');
		if ('problem' in found) return found;
		const all = await people.ofPart(work, partId);
		const names = await namesOfStaff(work);
		const kept = await followUps.ofPart(work, partId);
		const texts = await timeline.textsOf(work, partId);
		const known = {
			followUps: kept,
			texts,
			names,
			consents: await consents.purposesOf(work, partId)
		};
		const page = {
			...(await headOf(work, found, { all, names })),
			mayWrite: may(actor, 'part.write', found),
			trajectories: await trajectories.ofPart(work, partId),
			people: all,
			followUps: await showAll(work, kept, { all, texts }),
			contacts: await contacts.ofPart(work, partId),
			rooms: await roomsWithWords(work, partId),
			timeline: await readTimeline(work, partId, known, after),
			now: work.now
		};
		await recordReading(work, found);
		return page;
	});
}

async function roomsWithWords(work: StaffWork, partId: string): Promise<ShownRoom[]> {
	const all: ShownRoom[] = [];
	for (const { intakeId, reference, status, deadlineAt, isOpen } of await rooms.roomsOf(
		work,
		partId
	)) {
		const isOwed = isOpen && status === 'assigned';
		const thread = isOwed ? await intakes.messages(work, { id: intakeId }) : [];
		const latest = thread.findLast(({ author }) => author === 'seeker')?.text;
		all.push({ intakeId, reference, status, deadlineAt, isOpen, latest });
	}
	return all;
}

/** Code, name, owners and the safe-contact banner: what stands above every page of a case. */
export async function headOf(
	work: StaffWork,
	{ partId, code, openedAt, counsellorIds }: CasePart,
	{ all, names }: { all: Person[]; names: Map<string, string> }
): Promise<Head> {
	const [asker] = all;
	const owners = counsellorIds.map((id) => names.get(id) ?? '').filter(Boolean);
	const standing = asker && (await standingOf(work, asker));
	return { partId, code, openedAt, name: asker?.name ?? '', owners, standing };
}

export async function namesOfStaff(work: StaffWork): Promise<Map<string, string>> {
	return new Map([...(await colleagues(work)).values()].map(({ id, name }) => [id, name]));
}
