import { randomUUID } from 'node:crypto';
import { dueTimes, weigh, type Weighing } from '#domain/intake.ts';
import { intakeAlert, type IntakeAlert } from '#domain/notification.ts';
import type { PublicPromise } from '#domain/promise.ts';
import type { TriageAnswers } from '#domain/triage.ts';
import type { Channel } from '../db/schema/intakes.ts';
import { house } from '../house.ts';
import { newDataKey } from '../keys/ring.ts';
import type { Work } from '../work.ts';
import * as intakes from './door.store.ts';
import { promiseNow } from './promise.ts';
import { numberIndexOf } from './number-index.ts';
import { newReference } from './reference.ts';
import { sealIntake, type KeptIntake } from './sealed-intake.ts';

/** A contact as it comes in, by whatever channel. */
export interface Incoming {
	channel: Channel;
	origin: intakes.NewIntake['origin'];
	triage: TriageAnswers;
	told: Omit<KeptIntake, 'weighing'>;
	/** Of a form: what makes it the same form, and the same content. */
	formHash?: Buffer;
	contentHash?: Buffer;
	/** Of a call or text: the provider's id. */
	externalId?: string;
	room?: intakes.RoomKeys;
	/** Since when they wait; now, when it is not told. */
	since?: Date;
	/** She is there herself: she is rung for as such, and as a message only when nobody comes. */
	isLive?: boolean;
	/** It is a telephone that calls. */
	call?: intakes.NewCall;
	/** A number was shown: a person decides by the deadline whether to call back. */
	asksCallbackDecision?: boolean;
}
export interface Kept extends intakes.Received {
	weighing: Weighing;
	promise: PublicPromise | undefined;
}

/** Weighs a contact, gives it its deadlines and keeps it under a key of its own, once. */
export async function keepIntake(work: Work, incoming: Incoming): Promise<Kept> {
	const { channel, origin, triage, told, formHash, contentHash, externalId, room } = incoming;
	const weighing = weigh(triage);
	const promise = await promiseNow(work);
	const since = incoming.since ?? work.now;
	const { deadline, readBy } = dueTimes(weighing, since, promise, house().config.openingHours);
	const id = randomUUID();
	const { key, row } = newDataKey(work.keys, randomUUID());
	const received = await intakes.receive(work, {
		id,
		key: row,
		...{ channel, origin, formHash, contentHash, externalId, room },
		reference: newReference(),
		...weighing,
		...{ deadline, readBy },
		sealed: sealIntake(key, id, { ...told, weighing: { matchedRules: weighing.matchedRules } }),
		alert: incoming.isLive ? undefined : await alertFor(work, weighing),
		callbackBy: incoming.asksCallbackDecision ? deadline : undefined,
		numberIndex: numberIndexOf(work, told),
		call: incoming.call
	});
	return { ...received, weighing, promise };
}

export async function alertFor(
	work: Work,
	weighing: Pick<Weighing, 'level' | 'acuteUnclear'>
): Promise<IntakeAlert | undefined> {
	const { openingHours } = house().config;
	return intakeAlert(weighing, work.now, openingHours, await intakes.counsellorIsOnDuty(work));
}
