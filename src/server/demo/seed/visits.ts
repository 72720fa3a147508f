import type { Actor } from '#domain/actor.ts';
import { riskQuestions, type RiskAnswers, type VisitAct } from '#domain/visit.ts';
import { actOnVisit } from '../../visits/act.ts';
import { planVisit } from '../../visits/plan.ts';
import { readVisit } from '../../visits/read.ts';
import type { Case } from './acts.ts';
import { must } from './must.ts';

interface Going {
	address: string;
	/** Where nothing is said of it, the answer was no. */
	risk?: RiskAnswers;
	words?: string;
	travel: string;
	/** Who waits for her. */
	near: Actor;
}

/** Plans who goes where; she who plans it goes. */
export async function goesThere(
	actor: Actor,
	{ partId }: Case,
	followUpId: string,
	{ address, risk = {}, words = '', travel, near }: Going
): Promise<void> {
	const no = Object.fromEntries(riskQuestions.map((name) => [name, 'no'] as const));
	const request = { address, words, travel, answers: { ...no, ...risk }, version: 0 };
	const who = { goes: actor.id, second: { id: near.id, how: 'near' as const } };
	must(await planVisit(actor, { partId, followUpId }, { ...request, ...who }));
}

export async function says(actor: Actor, followUpId: string, act: VisitAct): Promise<void> {
	const { backBy } = must(await readVisit(actor, followUpId));
	must(await actOnVisit(actor, followUpId, { act, backBy: backBy.toISOString() }));
}
