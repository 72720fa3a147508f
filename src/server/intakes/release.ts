import type { Actor } from '#domain/actor.ts';
import { moveIntake } from '#domain/intake.ts';
import { record } from '../audit/record.ts';
import { dataKeyOf } from '../keys/data-keys.ts';
import { together } from '../work.ts';
import { notFound, reach } from './reach.ts';
import * as intakes from './store.ts';

export type ReleaseOutcome =
	{ released: true } | { problem: 'not-found' | 'not-possible-now' | 'reason-missing' };

/** Gives it back to the desk, with the reason for whoever takes it next. */
export function releaseIntake(actor: Actor, id: string, reason: string): Promise<ReleaseOutcome> {
	return together(actor, async (work) => {
		const intake = await reach(work, 'intake.release', id);
		if (!intake) return notFound;
		const move = moveIntake(intake.status, 'release');
		if ('problem' in move || intake.partId) return { problem: 'not-possible-now' };
		if (reason.trim() === '') return { problem: 'reason-missing' };

		const { keyId } = intake;
		// once given back, its key opens for nobody: it must be open before, for the reason
		await dataKeyOf(work, keyId);
		await intakes.change(work, id, { status: move.status, takenBy: null, takenAt: null });
		await intakes.hintDesk(work);
		await record(work, { chainId: id, kind: 'intake.released', keyId, detail: { reason } });
		return { released: true };
	});
}
