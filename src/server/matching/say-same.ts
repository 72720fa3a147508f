import type { Actor } from '#domain/actor.ts';
import { record } from '../audit/record.ts';
import { findCase, type NotForYou } from '../cases/found.ts';
import { isId } from '../row-id.ts';
import { together, type StaffWork } from '../work.ts';
import * as same from './same-person.store.ts';

export interface SameRequest {
	personId: string;
	otherPersonId: string;
	reason: string;
}
export type SameOutcome =
	{ said: true } | { problem: 'reason-missing' | 'already-said' } | NotForYou;

/** Two records are about one person. Both stay as they are: it is said beside them, and can be taken back. */
export function saySame(
	actor: Actor,
	partId: string,
	{ personId, otherPersonId, reason }: SameRequest
): Promise<SameOutcome> {
	return together(actor, async (work) => {
		const mine = await findCase(work, partId, 'part.say-same');
		if ('problem' in mine) return mine;
		const otherPart = await partsOf(work, mine.partId, { personId, otherPersonId });
		if (!otherPart) return { problem: 'not-found' };
		const other = await findCase(work, otherPart, 'part.say-same');
		if ('problem' in other) return other;
		if (reason.trim() === '') return { problem: 'reason-missing' };

		const pair = { personId, otherPersonId, partId: mine.partId, otherPartId: other.partId };
		const subjectId = await same.say(work, pair, { keyId: mine.keyId, reason });
		if (!subjectId) return { problem: 'already-said' };
		await recordOnBoth(work, [mine.partId, other.partId], { kind: 'person.same-as', subjectId });
		return { said: true };
	});
}

/** It turned out otherwise: the two records stand apart again. */
export function takeBackSame(
	actor: Actor,
	partId: string,
	sameId: string
): Promise<{ takenBack: true } | NotForYou> {
	return together(actor, async (work) => {
		const mine = await findCase(work, partId, 'part.say-same');
		if ('problem' in mine) return mine;
		const parts = isId(sameId) ? await same.takeBack(work, sameId, mine.partId) : undefined;
		if (!parts) return { problem: 'not-found' };
		await recordOnBoth(work, parts, { kind: 'person.not-same-as', subjectId: sameId });
		return { takenBack: true };
	});
}

/** The part of the other one, when the first is of this part and the other is not. */
async function partsOf(
	work: StaffWork,
	partId: string,
	{ personId, otherPersonId }: Pick<SameRequest, 'personId' | 'otherPersonId'>
): Promise<string | undefined> {
	if (!isId(personId) || !isId(otherPersonId)) return undefined;
	if ((await same.partOf(work, personId)) !== partId) return undefined;
	const other = await same.partOf(work, otherPersonId);
	return other === partId ? undefined : other;
}

// the subject is what was said: whoever sees one of the two parts alone does not read these events (drizzle/0006_matching.sql)
async function recordOnBoth(
	work: StaffWork,
	parts: string[],
	happened: { kind: 'person.same-as' | 'person.not-same-as'; subjectId: string }
): Promise<void> {
	for (const chainId of parts.toSorted()) await record(work, { chainId, ...happened });
}
