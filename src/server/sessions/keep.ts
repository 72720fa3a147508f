import type { Actor } from '#domain/actor.ts';
import { DEFAULT_MINUTES, waits, type FollowUpMove } from '#domain/follow-up.ts';
import { readSession, wasHeard, type Session, type SessionOutcome } from '#domain/session.ts';
import { deskWords } from '#i18n/desk.ts';
import { record } from '../audit/record.ts';
import type { NotForYou } from '../cases/found.ts';
import { changeIn } from '../follow-ups/change.ts';
import { freeNear, unlessOverlapping } from '../follow-ups/overlap.ts';
import { scheduleIn } from '../follow-ups/schedule.ts';
import * as followUps from '../follow-ups/store.ts';
import type { KeptFollowUp } from '../follow-ups/store.ts';
import { trajectoryToWrite, type FoundTrajectory } from '../help-plans/found.ts';
import * as plans from '../help-plans/store.ts';
import { climb } from '../missed-contacts/climb.ts';
import * as people from '../people/store.ts';
import { isId } from '../row-id.ts';
import { heardFrom } from '../trajectories/rhythm.ts';
import { together, type StaffWork } from '../work.ts';
import type { AskedSession } from './form.ts';
import * as sessions from './store.ts';

export type KeepOutcome =
	| { sessionId: string }
	| { problems: Record<string, string> }
	/** Of what was to be planned with it. */
	| { next: string; near?: Date[] }
	| { problem: 'not-possible-now' }
	| NotForYou;

/** What was done before in the same transaction is undone with it. */
class Refusal extends Error {
	readonly outcome: KeepOutcome;
	constructor(outcome: KeepOutcome) {
		super('refused');
		this.outcome = outcome;
	}
}

/** Writes down a talk, or that it did not come about; what follows on it follows at once, or nothing does. */
export async function keepSession(
	actor: Actor,
	partId: string,
	asked: AskedSession
): Promise<KeepOutcome> {
	const { startsAt = new Date(), minutes = DEFAULT_MINUTES } = asked.next ?? {};
	try {
		const outcome = await unlessOverlapping(
			() => together(actor, (work) => keep(work, partId, asked)),
			() => together(actor, (work) => freeNear(work, { startsAt, minutes }))
		);
		if ('problem' in outcome && outcome.problem === 'overlaps')
			return { next: outcome.problem, near: outcome.near };
		return outcome;
	} catch (error) {
		if (error instanceof Refusal) return error.outcome;
		throw error;
	}
}

async function keep(work: StaffWork, partId: string, asked: AskedSession): Promise<KeepOutcome> {
	const at = await trajectoryToWrite(work, partId, asked.trajectoryId);
	if ('problem' in at) return at;
	await followUps.holdTime(work, work.actor.id);
	const appointment = await appointmentOf(work, partId, asked.appointmentId);
	if (appointment === 'unknown') return { problems: { outcome: 'session-appointment-unknown' } };
	const all = await people.ofPart(work, partId);
	const { goals } = await plans.newest(work, asked.trajectoryId);
	const read = readSession(asked.request, {
		now: work.now,
		...{ people: all.map(({ id }) => id), goals: goals.map(({ id }) => id) }
	});
	const wrong = { ...('problems' in read && read.problems), ...asked.nextProblems };
	if ('problems' in read || Object.keys(wrong).length > 0) return { problems: wrong };
	const { session } = read;
	if (appointment && !fits(appointment, session.outcome))
		return { problems: { outcome: 'session-appointment-other' } };

	const { keyId } = at.found;
	const place = { trajectoryId: asked.trajectoryId, partId, keyId };
	const followUpId = appointment?.id ?? null;
	const sessionId = await sessions.add(work, { ...place, followUpId }, session);
	if (!sessionId) return { problems: { outcome: 'session-reported' } };
	await followOn(work, at, { session, appointment, asker: all[0]?.id });
	if (asked.next) {
		const planned = await scheduleIn(work, partId, asked.next);
		if ('problem' in planned) throw new Refusal({ next: planned.problem });
	}
	const kind = session.outcome === 'held' ? 'session.written' : 'session.not-there';
	const detail = { at: session.beganAt };
	await record(work, { chainId: partId, kind, subjectId: sessionId, keyId, detail });
	return { sessionId };
}

async function appointmentOf(
	work: StaffWork,
	partId: string,
	id: string
): Promise<KeptFollowUp | 'unknown' | undefined> {
	if (id === '') return undefined;
	const found = isId(id) ? await followUps.find(work, partId, id) : undefined;
	return found?.kind === 'appointment' ? found : 'unknown';
}

const movesTo: Record<SessionOutcome, FollowUpMove> = {
	held: 'complete',
	'no-show': 'miss',
	'cancelled-by-client': 'cancel',
	'cancelled-by-us': 'cancel'
};
const settledAs: Record<FollowUpMove, string> = {
	complete: 'completed',
	miss: 'missed',
	cancel: 'cancelled',
	book: '',
	move: ''
};

/** What was said of the appointment by hand, and what the report says, are one story. */
function fits(appointment: KeptFollowUp, outcome: SessionOutcome): boolean {
	return waits(appointment) || appointment.status === settledAs[movesTo[outcome]];
}

interface Happened {
	session: Session;
	appointment: KeptFollowUp | undefined;
	asker: string | undefined;
}

async function followOn(
	work: StaffWork,
	{ found }: FoundTrajectory,
	{ session, appointment, asker }: Happened
): Promise<void> {
	const { outcome, beganAt: at } = session;
	const isOpen = appointment !== undefined && waits(appointment);
	if (isOpen) {
		const reason = session.why || deskWords('nl')('session.reason-written');
		const { id, version } = appointment;
		const request = { move: movesTo[outcome], reason, version };
		const changed = await changeIn(work, { partId: found.partId, followUpId: id }, request);
		if ('problem' in changed) throw new Refusal({ problems: { outcome: changed.problem } });
	}
	// an appointment that was missed before was climbed on then
	if (outcome === 'no-show' && appointment?.personId) return;
	if (outcome === 'held' && !wasHeard(session)) return;
	const concerned = outcome === 'held' ? session.people : [appointment?.personId ?? asker ?? ''];
	const told = outcome === 'held' ? 'reached' : outcome === 'no-show' ? 'not-reached' : outcome;
	await climb(work, found, { personIds: concerned, told, at });
	if (outcome === 'held' && !isOpen) await heardFrom(work, found, at);
}
