import type { Actor } from '#domain/actor.ts';
import { may } from '#domain/access.ts';
import { record } from '../audit/record.ts';
import { colleagueName } from '../staff/colleagues.store.ts';
import { isId } from '../row-id.ts';
import { together, type StaffWork } from '../work.ts';
import { wasOffered } from './offer.ts';
import { notFound, refuse, subjectOf } from './reach.ts';
import * as intakes from './store.ts';

export type TakeOutcome =
	{ taken: true } | { problem: 'already-taken'; by: string } | { problem: 'not-found' };

/** `offer` is what the desk gave with it; `from` names whom a supervisor takes it over from. */
export function takeIntake(
	actor: Actor,
	id: string,
	{ offer = '', from }: { offer?: string; from?: string | undefined }
): Promise<TakeOutcome> {
	return together(actor, async (work) => {
		const isReadable = isId(id) && (from === undefined || isId(from));
		if (!isReadable || !may(actor, 'intake.list', undefined)) return refused(work, id);
		const row = await intakes.find(work, id);
		const isAllowed = row && may(actor, 'intake.take', { ...subjectOf(work, row), takenBy: from });
		if (isAllowed && (await intakes.take(work, id, from))) {
			await intakes.hintDesk(work);
			await record(work, { chainId: id, kind: 'intake.taken' });
			return { taken: true };
		}
		return wasOffered(work, id, offer) ? tooLate(work, id) : refused(work, id);
	});
}

async function tooLate(work: StaffWork, id: string): Promise<TakeOutcome> {
	const taker = await intakes.takerOf(work, id);
	if (taker === work.actor.id) return { taken: true };
	return taker
		? { problem: 'already-taken', by: await colleagueName(work, taker) }
		: refused(work, id);
}

async function refused(work: StaffWork, id: string): Promise<TakeOutcome> {
	await refuse(work, id);
	return notFound;
}
