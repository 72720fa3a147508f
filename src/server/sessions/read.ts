import type { Actor } from '#domain/actor.ts';
import { may } from '#domain/access.ts';
import { isSafeTry } from '#domain/missed-contact.ts';
import type { SessionKind } from '#domain/session.ts';
import type { Goal } from '#domain/goal.ts';
import { record } from '../audit/record.ts';
import { findCase, recordReading, type NotForYou } from '../cases/found.ts';
import type { Head } from '../cases/read.ts';
import { readPage } from '../cursor.ts';
import * as followUps from '../follow-ups/store.ts';
import type { KeptFollowUp } from '../follow-ups/store.ts';
import { topOf, type TrajectoryTop } from '../help-plans/read.ts';
import * as plans from '../help-plans/store.ts';
import * as missed from '../missed-contacts/store.ts';
import { isId } from '../row-id.ts';
import { rulesAbout } from '../safe-contact/rules.ts';
import { together, type StaffWork } from '../work.ts';
import * as sessions from './store.ts';
import type { KeptSession, Spent } from './store.ts';

export interface ShownSession extends KeptSession {
	/** Who wrote it down. */
	by: string;
}
export interface SessionsPage extends TrajectoryTop {
	sessions: ShownSession[];
	/** Where the next page begins, when there is one. */
	next: string | undefined;
	spent: Spent;
	/** Appointments that were, and of which nobody wrote how it went; for whoever writes. */
	untold: KeptFollowUp[];
	/** There are more of them, that come once these are told. */
	hasMoreUntold: boolean;
	/** What waits because somebody did not come; for whoever sees how she is reached. */
	rung: (missed.OpenRung & { isSafe: boolean }) | undefined;
	mayDecide: boolean;
	now: Date;
}
export interface NewSessionPage extends TrajectoryTop {
	goals: Pick<Goal, 'id' | 'domain' | 'plain'>[];
	appointment: KeptFollowUp | undefined;
	/** Whose help it is: who agreed to the plan, else who asked. */
	clientId: string | undefined;
	/** Who was there, before anybody says otherwise: whom the appointment was with, else the client. */
	present: string[];
	/** Where the last talk was that went on. */
	lastKind: SessionKind | undefined;
	now: Date;
}
export interface SessionPage extends TrajectoryTop {
	/** As it was written first; as it stands now last. */
	versions: ShownSession[];
	goals: Pick<Goal, 'id' | 'domain' | 'plain'>[];
	mayCorrect: boolean;
}
export type Shown<Page> = Page | { noTrajectory: Head } | NotForYou;

const size = 20;
const untoldShown = 10;

/** The talks of a trajectory, the newest first, with what they took. */
export function readSessions(
	actor: Actor,
	partId: string,
	{ of, after }: { of: string | undefined; after: string | undefined }
): Promise<Shown<SessionsPage>> {
	return together(actor, async (work) => {
		const at = await topOf(work, partId, of);
		if ('problem' in at || 'noTrajectory' in at) return at;
		const { top, found, names } = at;
		const { id } = top.trajectory;
		const talks = await readPage(`sessions ${id}`, after, {
			...{ size, standsAt: sessions.order.standsAt },
			read: (part) => sessions.ofTrajectory(work, id, part)
		});
		if ('problem' in talks) return talks;
		const untold =
			top.mayWrite && !after ? await sessions.untold(work, partId, untoldShown + 1) : [];
		const page = {
			...top,
			sessions: talks.rows.map((one) => ({ ...one, by: names.get(one.writtenBy) ?? '' })),
			next: talks.next,
			spent: await sessions.spent(work, id),
			untold: untold.slice(0, untoldShown),
			hasMoreUntold: untold.length > untoldShown,
			rung: top.seesContact ? await rungOf(work, partId) : undefined,
			mayDecide: may(actor, 'part.decide-missed', found),
			now: work.now
		};
		await recordReading(work, found);
		return page;
	});
}

/** Whether it is due at a moment that is safe as her plan stands now. */
async function rungOf(work: StaffWork, partId: string): Promise<SessionsPage['rung']> {
	const rung = await missed.open(work, partId);
	const plan = rung?.personId ? (await rulesAbout(work, rung.personId)).plan : undefined;
	return rung && { ...rung, isSafe: plan !== undefined && isSafeTry(plan, rung.at) };
}

/** What a report begins with: who there is, which goals, and the appointment it was. */
export function readNewSession(
	actor: Actor,
	partId: string,
	{ of, appointment: asked }: { of: string | undefined; appointment: string | undefined }
): Promise<Shown<NewSessionPage>> {
	return together(actor, async (work) => {
		const at = await topOf(work, partId, of);
		if ('problem' in at || 'noTrajectory' in at) return at;
		const { top, found } = at;
		// of help that ended while she wrote the page stands, with what she wrote
		if (!may(actor, 'part.trajectory', found)) return { problem: 'not-found' };
		const one = asked && isId(asked) ? await followUps.find(work, partId, asked) : undefined;
		const { id } = top.trajectory;
		const { goals } = await plans.newest(work, id);
		const agreed = (await plans.newestAgreed(work, id))?.agreed;
		const clientId = agreed?.personId ?? top.people.find(({ role }) => role === 'asker')?.id;
		const lastKind = await sessions.lastKind(work, id);
		await recordReading(work, found);
		const appointment = one?.kind === 'appointment' ? one : undefined;
		const whom = appointment ? appointment.personId : clientId;
		const present = whom ? [whom] : [];
		return { ...top, goals, appointment, clientId, present, lastKind, now: work.now };
	});
}

/** One report with all that it was; on paper that stays written down. */
export function readSession(
	actor: Actor,
	{ partId, sessionId }: { partId: string; sessionId: string },
	onPaper = false
): Promise<Shown<SessionPage>> {
	return together(actor, async (work) => {
		const case_ = await findCase(work, partId, onPaper ? 'part.print' : 'part.read-story');
		if ('problem' in case_) return case_;
		const versions = isId(sessionId) ? await sessions.versionsOf(work, partId, sessionId) : [];
		const [first] = versions;
		if (!first) return { problem: 'not-found' };
		const at = await topOf(work, partId, first.trajectoryId);
		if ('problem' in at || 'noTrajectory' in at) return at;
		const { top, found, names } = at;
		const page = {
			...top,
			versions: versions.map((one) => ({ ...one, by: names.get(one.writtenBy) ?? '' })),
			goals: await goalsOf(work, first.trajectoryId),
			mayCorrect: may(actor, 'part.trajectory', found)
		};
		await recordReading(work, found);
		const [kind, keyId, detail] = ['case.printed', found.keyId, { session: first.id }] as const;
		if (onPaper) await record(work, { chainId: partId, kind, keyId, detail });
		return page;
	});
}

/** Those of the plan now, and of the one she agreed to before. */
export async function goalsOf(work: StaffWork, trajectoryId: string): Promise<Goal[]> {
	const newest = await plans.newest(work, trajectoryId);
	const agreed = newest.agreed ? undefined : await plans.newestAgreed(work, trajectoryId);
	const before = (agreed?.goals ?? []).filter(({ id }) =>
		newest.goals.every((one) => one.id !== id)
	);
	return [...newest.goals, ...before];
}
