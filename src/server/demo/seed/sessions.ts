import type { Actor } from '#domain/actor.ts';
import type { SessionKind, SessionOther, SessionOutcome, SessionStaff } from '#domain/session.ts';
import { localDate, localTime } from '#domain/time.ts';
import { readCase } from '../../cases/read.ts';
import type { ScheduleRequest } from '../../follow-ups/schedule.ts';
import { keepSession } from '../../sessions/keep.ts';
import type { Case } from './acts.ts';
import { must } from './must.ts';

interface Talk {
	at: Date;
	kind: SessionKind;
	/** Held when nothing is said of it. */
	outcome?: SessionOutcome;
	minutes?: number;
	/** Names of the case; whoever asked when nothing is said of it. */
	people?: readonly string[];
	staff?: readonly SessionStaff[];
	others?: readonly SessionOther[];
	facts?: string;
	impressions?: string;
	agreements?: string;
	mood?: number;
	nextStep?: string;
	why?: string;
	/** Minutes and kilometres, there and back. */
	travel?: readonly [number, number];
	/** The appointment it was. */
	appointmentId?: string;
	next?: ScheduleRequest;
}

/** Writes down a talk in the newest trajectory of a case, or that it did not come about. */
export async function tells(actor: Actor, { partId }: Case, talk: Talk): Promise<void> {
	const { people, trajectories } = must(await readCase(actor, partId));
	const { at, kind, outcome = 'held', minutes = 50, travel = [0, 0], mood } = talk;
	const named = talk.people ?? [people[0]!.name];
	const { facts = '', impressions = '', agreements = '', nextStep = '', why = '' } = talk;
	const fields = {
		...{ outcome, kind, day: localDate(at), hour: localTime(at), minutes: String(minutes) },
		...{ facts, impressions, agreements, nextStep, why, mood: String(mood ?? '') },
		...{ travelMinutes: String(travel[0]), travelKm: String(travel[1]) }
	};
	const kept = await keepSession(actor, partId, {
		...{ trajectoryId: trajectories[0]!.id, appointmentId: talk.appointmentId ?? '' },
		next: talk.next,
		request: {
			fields,
			people: people.filter(({ name }) => named.includes(name)).map(({ id }) => id),
			staff: [...(talk.staff ?? ['counsellor'])],
			...{ others: [...(talk.others ?? [])], goals: [] }
		}
	});
	if (!('sessionId' in kept)) throw new Error(JSON.stringify(kept));
}
