import type { Actor } from '#domain/actor.ts';
import { findCase, recordReading, type NotForYou } from '../cases/found.ts';
import { together } from '../work.ts';

/** The page on which somebody says that she knows these people; it shows a case, so reading it stays written down. */
export function readConflictPage(
	actor: Actor,
	partId: string
): Promise<{ partId: string; code: string } | NotForYou> {
	return together(actor, async (work) => {
		const found = await findCase(work, partId, 'part.declare-conflict');
		if ('problem' in found) return found;
		await recordReading(work, found);
		return { partId, code: found.code };
	});
}
