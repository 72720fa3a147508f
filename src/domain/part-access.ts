import type { DraftSubject, GlassSubject, NoteSubject, PartSubject } from './access-subject.ts';
import type { Actor } from './actor.ts';

/** No conflict of interest shuts it to this actor; every other condition holds only then. */
export function isNotBarred(actor: Actor, { barredIds = [] }: PartSubject): boolean {
	return !barredIds.includes(actor.id);
}

export function worksOn(actor: Actor, part: PartSubject): boolean {
	return part.counsellorIds.includes(actor.id) && isNotBarred(actor, part);
}

export function reads(actor: Actor, part: PartSubject): boolean {
	return (part.readerIds ?? []).includes(actor.id) && isNotBarred(actor, part);
}

export function thinksAlong(actor: Actor, part: PartSubject): boolean {
	return (part.expertIds ?? []).includes(actor.id) && isNotBarred(actor, part);
}

export function worksOnPartOf(actor: Actor, { part }: NoteSubject): boolean {
	return worksOn(actor, part);
}

export function wroteThinkingAlong(actor: Actor, { writtenBy, part }: NoteSubject): boolean {
	return writtenBy === actor.id && thinksAlong(actor, part);
}

export function isInDanger(actor: Actor, part: PartSubject): boolean {
	return part.isInDanger === true && isNotBarred(actor, part);
}

export function isStranger(actor: Actor, part: PartSubject): boolean {
	return !part.counsellorIds.includes(actor.id) && isNotBarred(actor, part);
}

/** Never worked on anything in a case in which it stands or stood: hers can be the other two of four eyes, wherever it is taken. */
export function neverWorkedOn(actor: Actor, part: PartSubject): boolean {
	return isStranger(actor, part) && !(part.everWorkedIds ?? []).includes(actor.id);
}

export function mayReview(actor: Actor, { brokenBy, part }: GlassSubject): boolean {
	return brokenBy !== actor.id && isNotBarred(actor, part);
}

/** Somebody else wrote it, and she may read what it is about. */
export function asSecond(
	readsIt: (actor: Actor, part: PartSubject) => boolean
): (actor: Actor, draft: DraftSubject) => boolean {
	return (actor, { writtenBy, part }) => writtenBy !== actor.id && readsIt(actor, part);
}
