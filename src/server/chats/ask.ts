import type { Actor } from '#domain/actor.ts';
import { keptAnswers, triageAnswersOf, type Answers, type Door } from '#domain/intake-answers.ts';
import { dueTimes, weighOn } from '#domain/intake.ts';
import type { TriageLevel } from '#domain/triage.ts';
import { house } from '../house.ts';
import { promiseNow } from '../intakes/promise.ts';
import { sealIntake } from '../intakes/sealed-intake.ts';
import * as intakes from '../intakes/store.ts';
import { dataKeyOf } from '../keys/data-keys.ts';
import { together, type StaffWork } from '../work.ts';
import * as asked from './asked.store.ts';
import { notFound, reach } from './reach.ts';
import type { ChatRow } from './store.ts';

export interface Asked {
	door: Door | undefined;
	answers: Answers;
}
export type AskOutcome = { level: TriageLevel; matchedRules: string[] } | { problem: 'not-found' };

/**
 * What was asked beside the conversation and changed, weighed at once. What was answered before stays; the
 * level goes up by it and never down, for lowering needs a reason (change-level.ts).
 */
export function keepAsked(actor: Actor, id: string, told: Asked): Promise<AskOutcome> {
	return together(actor, async (work) => {
		const found = await reach(work, 'chat.read', id);
		return found ? keep(work, found.row, told) : notFound;
	});
}

async function keep(work: StaffWork, row: ChatRow, told: Asked): Promise<AskOutcome> {
	// a colleague may be answering beside her
	const intake = await intakes.hold(work, row.intakeId);
	const before = intake && (await intakes.told(work, intake));
	if (!intake || !before) return notFound;
	const answers = { ...before.answers, ...keptAnswers(told.answers) };
	const door = told.door ?? before.door;
	const weighed = { level: intake.level, ...before.weighing };
	const weighing = weighOn(weighed, triageAnswersOf(door ?? 'relative', answers));
	const promise = await promiseNow(work);
	const due = dueTimes(weighing, intake.waitingSince, promise, house().config.openingHours);
	const { matchedRules } = weighing;
	const kept = { ...before, ...(door && { door }), answers, weighing: { matchedRules } };
	const sealed = sealIntake(await dataKeyOf(work, intake.keyId), intake.id, kept);
	const level = await asked.weigh(work, row.id, { ...weighing, ...due, sealed });
	return level ? { level, matchedRules } : notFound;
}
