import { randomUUID } from 'node:crypto';
import type { Actor } from '#domain/actor.ts';
import { may } from '#domain/access.ts';
import { phoneProblem } from '#domain/phone.ts';
import { findCase } from '../cases/found.ts';
import * as intakes from '../intakes/reach.ts';
import { dataKeyOf } from '../keys/data-keys.ts';
import { seal } from '../keys/envelope.ts';
import * as people from '../people/store.ts';
import { isId } from '../row-id.ts';
import * as plans from '../safe-contact/store.ts';
import { together, type StaffWork } from '../work.ts';
import * as calls from './desk.store.ts';
import { callOut, type Placed } from './place.store.ts';
import { telephone } from './provider.ts';
import { notFound } from './reach.ts';
import { callbackNow, type Held } from './still.ts';
import { unlessBusy } from './take.ts';
import { turn, numberPlace } from './turn.ts';
import { mayCallNow } from './when.ts';

export type PlaceOutcome =
	| { id: string }
	/** Their plan says no, or not now: why, and when it may. */
	| { held: Held }
	| {
			problem:
				| 'not-found'
				| 'not-allowed'
				| 'no-line'
				| 'no-telephone'
				| 'no-number'
				| 'not-possible-now'
				| 'busy';
	  };

/** Calls somebody back who called: her own telephone rings first, and theirs only after her key. */
export function placeCallback(
	actor: Actor,
	intakeId: string,
	taskId: string
): Promise<PlaceOutcome> {
	return unlessBusy(() =>
		together(actor, async (work) => {
			const intake = await intakes.reach(work, 'intake.decide', intakeId);
			if (!intake || !may(actor, 'call.place', undefined)) return notFound;
			const now = await callbackNow(work, intake, taskId);
			if (!('number' in now)) return now;
			const [last] = (await calls.ofIntake(work, intake.id)).toReversed();
			const { id, keyId } = intake;
			const about = { intakeId: id, keyId, taskId, language: last?.language ?? undefined };
			return ring(work, about, now.number);
		})
	);
}

/** Calls somebody of a case, when her plan and her yes allow it at this moment (SC-01). */
export function placeCall(actor: Actor, partId: string, personId: string): Promise<PlaceOutcome> {
	return unlessBusy(() =>
		together(actor, async (work) => {
			const found = await findCase(work, partId, 'part.follow-up');
			if ('problem' in found) return found;
			const all = isId(personId) ? await people.ofPart(work, found.partId) : [];
			if (!all.some(({ id }) => id === personId)) return notFound;
			// two calls at one moment are counted one after the other
			await plans.holdPlan(work, personId);
			const phone = await people.phoneOf(work, personId);
			if (!phone || phoneProblem(phone.number)) return { problem: 'no-number' };
			const decision = await mayCallNow(work, personId);
			if (!decision.allowed) return { held: decision };
			const language = (await plans.latest(work, personId))?.kept.language;
			return ring(work, { personId, keyId: phone.keyId, language }, phone.number);
		})
	);
}

async function ring(
	work: StaffWork,
	about: Omit<Placed, 'id' | 'sealed'> & { keyId: string },
	number: string
): Promise<PlaceOutcome> {
	if (!telephone()) return { problem: 'no-line' };
	if (!(await calls.presence(work)).hasTelephone) return { problem: 'no-telephone' };
	const id = randomUUID();
	const sealed = seal(await dataKeyOf(work, about.keyId), numberPlace(id), number);
	if (!(await callOut(work, { ...about, id, sealed }))) return { problem: 'not-possible-now' };
	const leg = randomUUID();
	await turn(work, { call: id }, { kind: 'offers', leg, staffId: work.actor.id });
	return { id };
}
