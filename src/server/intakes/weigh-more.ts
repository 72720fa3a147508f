import { keptAnswers, triageAnswersOf, type Answers, type Door } from '#domain/intake-answers.ts';
import { dueTimes, weighOn } from '#domain/intake.ts';
import type { TriageLevel } from '#domain/triage.ts';
import { house } from '../house.ts';
import { dataKeyOf } from '../keys/data-keys.ts';
import type { StaffWork } from '../work.ts';
import { promiseNow } from './promise.ts';
import { notFound } from './reach.ts';
import { sealIntake } from './sealed-intake.ts';
import * as intakes from './store.ts';

export interface Asked {
	door: Door | undefined;
	answers: Answers;
}
export type AskOutcome = { level: TriageLevel; matchedRules: string[] } | { problem: 'not-found' };
/** As it is kept from here on. */
export interface Weighed {
	sealed: Buffer;
	level: TriageLevel;
	acuteUnclear: boolean;
	supervisorLook: boolean;
	ruleVersion: number;
	deadline: Date;
	readBy: Date;
}

/**
 * What was asked while somebody is there, weighed at once. What was answered before stays; the level goes up by
 * it and never down, for lowering needs a reason (change-level.ts). `keep` answers the level it has then.
 */
export async function weighMore(
	work: StaffWork,
	{ intakeId, told }: { intakeId: string; told: Asked },
	keep: (weighed: Weighed) => Promise<TriageLevel | undefined>
): Promise<AskOutcome> {
	// a colleague may be answering beside her
	const intake = await intakes.hold(work, intakeId);
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
	const level = await keep({ ...weighing, ...due, sealed });
	return level ? { level, matchedRules } : notFound;
}
