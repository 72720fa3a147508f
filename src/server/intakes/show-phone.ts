import type { Actor } from '#domain/actor.ts';
import { textOf } from '#domain/intake-answers.ts';
import { record } from '../audit/record.ts';
import { together } from '../work.ts';
import { chainOf, notFound, reach } from './reach.ts';
import * as intakes from './store.ts';

export type ShowPhoneOutcome =
	{ number: string } | { problem: 'not-found' | 'reason-missing' | 'no-number' };

/** The whole number, once, for a reason that stays in the trail (SC-20). */
export function showPhone(actor: Actor, id: string, reason: string): Promise<ShowPhoneOutcome> {
	return together(actor, async (work) => {
		const intake = await reach(work, 'intake.answer', id);
		if (!intake) return notFound;
		if (reason.trim() === '') return { problem: 'reason-missing' };
		const told = await intakes.told(work, intake);
		const number = told?.callerNumber ?? textOf(told?.answers ?? {}, 'phone').trim();
		if (number === '') return { problem: 'no-number' };

		const { keyId } = intake;
		const happening = { chainId: chainOf(intake), kind: 'phone.shown', subjectId: id } as const;
		await record(work, { ...happening, keyId, detail: { reason } });
		return { number };
	});
}
