import type { Actor } from '#domain/actor.ts';
import type { QuestionRequest } from '#domain/advice.ts';
import { isAdvice } from '#domain/advice.ts';
import type { AdviceStep, Conclusion, GivingWay, Outcome } from '#domain/advice-answer.ts';
import { localDate } from '#domain/time.ts';
import { askAdvice } from '../../advice/ask.ts';
import { draftAdvice } from '../../advice/draft.ts';
import { giveAdvice } from '../../advice/give.ts';
import { lookBack } from '../../advice/look-back.ts';
import { readOneAdvice } from '../../advice/read.ts';
import { readSecond } from '../../advice/read-second.ts';
import { readCase } from '../../cases/read.ts';
import { chooseIntervention, endIntervention } from '../../interventions/choose.ts';
import { keepIntervention } from '../../interventions/keep.ts';
import type { InterventionRequest } from '#domain/intervention.ts';
import type { Case } from './acts.ts';
import { must } from './must.ts';

interface Advice {
	partId: string;
	adviceId: string;
}
const unsaid: Omit<QuestionRequest, 'occupation' | 'kind' | 'askedOn' | 'question' | 'seen'> = {
	...{ ground: '', organisation: '', heard: '', thinks: '', against: '', subject: '' },
	...{ groundReason: '', fullName: '', material: '', experts: '' }
};

export async function asksAdvice(
	actor: Actor,
	{ partId }: Case,
	at: Date,
	question: Pick<QuestionRequest, 'occupation' | 'kind' | 'question' | 'seen'> &
		Partial<QuestionRequest>
): Promise<Advice> {
	const { people, trajectories } = must(await readCase(actor, partId));
	const line = trajectories.find(({ type }) => isAdvice(type))!;
	const request = { ...unsaid, ...question, askedOn: localDate(at), personId: people[0]!.id };
	const asked = must(await askAdvice(actor, { partId, trajectoryId: line.id }, request));
	return { partId, adviceId: asked.adviceId };
}

export async function advises(
	actor: Actor,
	at: Advice,
	answer: string,
	more: { steps?: AdviceStep[]; agreed?: string; conclusion?: Conclusion } = {}
): Promise<void> {
	const { advice } = must(await readOneAdvice(actor, at));
	const version = advice.drafts.at(-1)?.version ?? 0;
	const { steps = [], agreed = '', conclusion = '' } = more;
	must(await draftAdvice(actor, at, { version, answer, steps, agreed, conclusion }));
}

/** Another person reads it: a yes, or words with which it goes back. */
export async function readsAlong(actor: Actor, at: Advice, words = ''): Promise<void> {
	const { advice } = must(await readOneAdvice(actor, at));
	const draftId = advice.drafts.at(-1)!.id;
	must(await readSecond(actor, at, { draftId, agrees: words === '', words }));
}

export async function handsOut(actor: Actor, at: Advice, on: Date, how: GivingWay): Promise<void> {
	must(await giveAdvice(actor, at, { givenOn: localDate(on), how }));
}

export async function hears(
	actor: Actor,
	at: Advice,
	on: Date,
	{ used, helped, words }: Pick<Outcome, 'used' | 'words'> & { helped: number }
): Promise<void> {
	const told = { askedOn: localDate(on), used, helped: String(helped), scope: '', words };
	must(await lookBack(actor, at, told));
}

export async function offers(
	supervisor: Actor,
	one: Partial<InterventionRequest> &
		Pick<InterventionRequest, 'name' | 'provider' | 'category' | 'audiences' | 'evidence'>
): Promise<string> {
	const request = {
		...{ region: '', cost: '', elements: '', evaluated: 'no', report: '' },
		...{ validUntil: '', endedOn: '', ...one }
	};
	const at = { id: '', version: 0 };
	return must(await keepIntervention(supervisor, at, request)).interventionId;
}

export async function chooses(
	actor: Actor,
	{ partId }: Case,
	[interventionId, startsOn, words]: [string, Date, string]
): Promise<{ partId: string; trajectoryId: string; chosenId: string }> {
	const [line] = must(await readCase(actor, partId)).trajectories;
	const at = { partId, trajectoryId: line!.id };
	const choice = { interventionId, startsOn: localDate(startsOn), words };
	return { ...at, chosenId: must(await chooseIntervention(actor, at, choice)).chosenId };
}

export async function stops(
	actor: Actor,
	at: { partId: string; trajectoryId: string; chosenId: string },
	[endsOn, outcome, words]: [Date, string, string]
): Promise<void> {
	must(await endIntervention(actor, at, { endsOn: localDate(endsOn), outcome, words }));
}
