import type { Actor } from '#domain/actor.ts';
import { readChoice, readEnding, type Choice, type Ending } from '#domain/chosen-intervention.ts';
import { localDate } from '#domain/time.ts';
import { record } from '../audit/record.ts';
import type { NotForYou } from '../cases/found.ts';
import { trajectoryToWrite } from '../help-plans/found.ts';
import { isId } from '../row-id.ts';
import { together } from '../work.ts';
import * as chosen from './chosen.store.ts';
import * as interventions from './store.ts';

interface At {
	partId: string;
	trajectoryId: string;
}
type Refused = { problems: Record<string, string> } | { problem: 'not-possible-now' } | NotForYou;
export type ChooseOutcome = { chosenId: string } | Refused;
export type EndOutcome = { ended: true } | Refused;

/** Something of the catalogue begins in this trajectory. */
export function chooseIntervention(
	actor: Actor,
	{ partId, trajectoryId }: At,
	{ interventionId, ...request }: Choice & { interventionId: string }
): Promise<ChooseOutcome> {
	return together(actor, async (work) => {
		const at = await trajectoryToWrite(work, partId, trajectoryId);
		if ('problem' in at) return at;
		const offered = isId(interventionId)
			? await interventions.find(work, interventionId)
			: undefined;
		const read = readChoice(request, offered);
		if ('problems' in read) return read;
		const { keyId } = at.found;
		const what = { interventionId, ...read.choice };
		const chosenId = await chosen.add(work, { trajectoryId, partId, keyId }, what);
		const detail = { intervention: offered!.name, on: read.choice.startsOn };
		const kind = 'trajectory.intervention-chosen';
		await record(work, { chainId: partId, kind, subjectId: trajectoryId, keyId, detail });
		return { chosenId };
	});
}

/** It is over: when, and in a word how it went. */
export function endIntervention(
	actor: Actor,
	{ partId, trajectoryId, chosenId }: At & { chosenId: string },
	request: Record<keyof Ending, string>
): Promise<EndOutcome> {
	return together(actor, async (work) => {
		const at = await trajectoryToWrite(work, partId, trajectoryId);
		if ('problem' in at) return at;
		const all = await chosen.ofTrajectory(work, trajectoryId);
		const one = all.find(({ id }) => id === chosenId);
		if (!one) return { problem: 'not-found' };
		if (one.ended) return { problem: 'not-possible-now' };
		const { startsOn } = one;
		const read = readEnding(request, { startsOn, today: localDate(work.now) });
		if ('problems' in read) return read;
		const { keyId } = at.found;
		if (!(await chosen.end(work, { id: chosenId, keyId }, read.ending)))
			return { problem: 'not-possible-now' };
		const detail = { intervention: one.of.name, on: read.ending.endsOn };
		const kind = 'trajectory.intervention-ended';
		await record(work, { chainId: partId, kind, subjectId: trajectoryId, keyId, detail });
		return { ended: true };
	});
}
