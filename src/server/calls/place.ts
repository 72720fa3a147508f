import { randomUUID } from 'node:crypto';
import type { Actor } from '#domain/actor.ts';
import { may } from '#domain/access.ts';
import { phoneProblem } from '#domain/phone.ts';
import { findCase } from '../cases/found.ts';
import * as intakes from '../intakes/reach.ts';
import * as tasks from '../intakes/tasks.store.ts';
import { dataKeyOf } from '../keys/data-keys.ts';
import { seal } from '../keys/envelope.ts';
import { indexOf } from '../keys/ring.ts';
import * as people from '../people/store.ts';
import { isId } from '../row-id.ts';
import * as plans from '../safe-contact/store.ts';
import { together, type StaffWork } from '../work.ts';
import * as calls from './desk.store.ts';
import { isKeyedIn, numberOfContact } from './number.ts';
import { callOut, type Placed } from './place.store.ts';
import { telephone } from './provider.ts';
import { notFound } from './reach.ts';
import { unlessBusy } from './take.ts';
import { turn, numberPlace } from './turn.ts';
import { mayCallNow, type CallDecision } from './when.ts';

export type Held = Extract<CallDecision, { allowed: false }>;
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
			const task = (await tasks.open(work, intake.id)).find(({ id }) => id === taskId);
			if (!task || !tasks.isCallback(task)) return { problem: 'not-possible-now' };
			const number = await numberOfContact(work, intake.id);
			if (!number || phoneProblem(number)) return { problem: 'no-number' };
			// a number that was only keyed in may be that of somebody who asked for nothing
			const hasAsked = task.reasonCode === 'callback-asked' && !(await isKeyedIn(work, intake.id));
			const held = !hasAsked && (await heldBy(work, number));
			if (held) return { held };
			const [last] = (await calls.ofIntake(work, intake.id)).toReversed();
			const { id, keyId } = intake;
			const about = { intakeId: id, keyId, taskId, language: last?.language ?? undefined };
			return ring(work, about, number);
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

// they did not ask for it: somebody of hers whose number it is has agreed on when she may be called
async function heldBy(work: StaffWork, number: string): Promise<Held | undefined> {
	for (const personId of await people.reachedOn(work, indexOf(work.keys, 'phone', number))) {
		const decision = await mayCallNow(work, personId);
		if (!decision.allowed) return decision;
	}
	return undefined;
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
