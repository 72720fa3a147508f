import type { Actor } from '#domain/actor.ts';
import { textOf } from '#domain/intake-answers.ts';
import { record } from '../audit/record.ts';
import * as intakes from '../intakes/store.ts';
import { dataKeys } from '../keys/data-keys.ts';
import { openText } from '../keys/envelope.ts';
import { readPhone } from '../people/phone-number.ts';
import { together, type StaffWork } from '../work.ts';
import type { CallRow } from './desk.store.ts';
import * as known from './known.store.ts';
import { reach } from './reach.ts';
import { chainOf } from './reach.store.ts';
import { numberPlace } from './turn.ts';

/** The number of this call as far as this actor may know it, E.164. */
export async function numberOf(work: StaffWork, row: CallRow): Promise<string | undefined> {
	const typed = await typedIn(work, { callId: row.id });
	return typed ?? (row.intakeId ? await numberOfContact(work, row.intakeId) : undefined);
}

/** Where a contact is called back: what was keyed in last, or else what the telephone showed. */
export async function numberOfContact(
	work: StaffWork,
	intakeId: string
): Promise<string | undefined> {
	const typed = await typedIn(work, { intakeId });
	const intake = typed ? undefined : await intakes.find(work, intakeId);
	// before somebody took it, its words are nobody's to open
	const told = intake?.takenBy ? await intakes.told(work, intake) : undefined;
	if (typed ?? told?.callerNumber) return typed ?? told?.callerNumber;
	const given = readPhone(textOf(told?.answers ?? {}, 'phone'));
	return 'number' in given ? given.number : undefined;
}

/** Nobody saw it on a telephone: whoever called told it by keys. */
export async function isKeyedIn(work: StaffWork, intakeId: string): Promise<boolean> {
	return (await known.keyedNumber(work, intakeId)) !== undefined;
}

async function typedIn(work: StaffWork, of: Parameters<typeof known.sealedNumber>[1]) {
	const kept = await known.sealedNumber(work, of);
	const key = kept && (await dataKeys(work, [kept.keyId])).get(kept.keyId);
	return kept && key ? openText(key, numberPlace(kept.id), kept.sealed) : undefined;
}

export type ShowNumberOutcome =
	{ number: string } | { problem: 'not-found' | 'gone' | 'reason-missing' | 'no-number' };

/** The whole number, once, for a reason that stays in the trail (SC-20). */
export function showNumber(actor: Actor, id: string, reason: string): Promise<ShowNumberOutcome> {
	return together(actor, async (work) => {
		const found = await reach(work, 'call.lead', id);
		if ('problem' in found) return found;
		if (reason.trim() === '') return { problem: 'reason-missing' };
		const number = await numberOf(work, found.row);
		if (!number) return { problem: 'no-number' };
		const { keyId, intakeId, personId } = found.row;
		const subjectId = personId ?? intakeId ?? id;
		const chainId = await chainOf(work, id);
		const detail = { reason: reason.slice(0, 500) };
		await record(work, { chainId, kind: 'phone.shown', subjectId, keyId, detail });
		return { number };
	});
}
