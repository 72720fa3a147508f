import type { Actor } from '#domain/actor.ts';
import { readSession, type SessionRequest } from '#domain/session.ts';
import { record } from '../audit/record.ts';
import { findCase, type NotForYou } from '../cases/found.ts';
import * as plans from '../help-plans/store.ts';
import * as people from '../people/store.ts';
import { isId } from '../row-id.ts';
import { together } from '../work.ts';
import * as sessions from './store.ts';

export type CorrectOutcome = { corrected: true } | { problems: Record<string, string> } | NotForYou;

/**
 * Writes a report anew, with what was wrong; what stood before stays to be read. Whether it was held stays as it was,
 * since something followed on that. Of two who correct the same version the second is told.
 */
export function correctSession(
	actor: Actor,
	{ partId, sessionId }: { partId: string; sessionId: string },
	{ seen, request }: { seen: string; request: SessionRequest }
): Promise<CorrectOutcome> {
	return together(actor, async (work) => {
		const found = await findCase(work, partId, 'part.trajectory');
		if ('problem' in found) return found;
		const versions = isId(sessionId) ? await sessions.versionsOf(work, partId, sessionId) : [];
		const newest = versions.at(-1);
		if (!newest) return { problem: 'not-found' };
		if (newest.id !== seen) return { problems: { why: 'changed-meanwhile' } };
		const { trajectoryId } = newest;
		const all = await people.ofPart(work, partId);
		const { goals } = await plans.newest(work, trajectoryId);
		const fields = { ...request.fields, outcome: newest.outcome };
		const read = readSession(
			{ ...request, fields },
			{
				...{ now: work.now, isCorrection: true, people: all.map(({ id }) => id) },
				goals: [...new Set([...goals.map(({ id }) => id), ...newest.goals])]
			}
		);
		if ('problems' in read) return read;
		const { keyId } = found;
		const place = { trajectoryId, partId, keyId };
		if (!(await sessions.correct(work, place, newest, read.session)))
			return { problems: { why: 'changed-meanwhile' } };
		const detail = { reason: read.session.why };
		const kind = 'session.corrected';
		await record(work, { chainId: partId, kind, subjectId: newest.firstId, keyId, detail });
		return { corrected: true };
	});
}
