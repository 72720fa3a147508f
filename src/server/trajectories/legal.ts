import type { Actor } from '#domain/actor.ts';
import { legalProblems, type LegalProblem } from '#domain/legal-frame.ts';
import { record } from '../audit/record.ts';
import type { NotForYou } from '../cases/found.ts';
import { headOf, type Head } from '../cases/read.ts';
import * as people from '../people/store.ts';
import { namesOfStaff } from '../staff/colleagues.store.ts';
import { together } from '../work.ts';
import { endedProblem, findTrajectory, type At } from './found.ts';
import * as frames from './legal.store.ts';
import { followRhythm } from './rhythm.ts';
import type { Trajectory } from './store.ts';

export interface LegalPage extends Head {
	line: Trajectory;
	frame: frames.KeptFrame | undefined;
	now: Date;
}
export type LegalRequest = frames.KeptFrame;
type Refused = 'changed-meanwhile' | 'help-ended';
export type LegalOutcome =
	| { kept: true }
	| { problems: Partial<Record<keyof LegalRequest, LegalProblem | Refused>> }
	| NotForYou;

/** In which legal frame somebody stands, for whoever works on it; each look stays written down. */
export function showLegal(actor: Actor, at: At): Promise<LegalPage | NotForYou> {
	return together(actor, async (work) => {
		const found = await findTrajectory(work, at, 'part.legal-frame');
		if ('problem' in found) return found;
		const { part, line } = found;
		const all = await people.ofPart(work, part.partId);
		const page = {
			...(await headOf(work, part, { all, names: await namesOfStaff(work) })),
			line,
			frame: await frames.find(work, line.id),
			now: work.now
		};
		await record(work, { chainId: part.partId, kind: 'frame.shown', subjectId: line.id });
		return page;
	});
}

/** The rhythm around the day of release follows it. */
export function keepLegal(
	actor: Actor,
	at: At,
	{ version, ...typed }: LegalRequest
): Promise<LegalOutcome> {
	return together(actor, async (work) => {
		const found = await findTrajectory(work, at, 'part.legal-frame');
		if ('problem' in found) return found;
		const { part, line } = found;
		const ended = endedProblem(found, 'ground');
		if (ended) return ended;
		const problems = legalProblems(typed);
		if (Object.keys(problems).length > 0) return { problems };

		const { partId, keyId } = part;
		const whose = { trajectoryId: line.id, partId, keyId, version };
		if (!(await frames.keep(work, whose, typed)))
			return { problems: { version: 'changed-meanwhile' } };
		await record(work, { chainId: partId, kind: 'frame.kept', subjectId: line.id });
		await followRhythm(work, part, { trajectoryId: line.id, before: line, isAnew: true });
		return { kept: true };
	});
}
