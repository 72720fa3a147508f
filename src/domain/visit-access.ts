import type { VisitSubject } from './access-subject.ts';
import type { Actor } from './actor.ts';
import { isNotBarred, reads, worksOn } from './part-access.ts';

/** She goes, or is the second person. */
export function goesThere(actor: Actor, { goes, second, nobodyGoes, part }: VisitSubject): boolean {
	const isThere = (goes === actor.id && !nobodyGoes) || second === actor.id;
	return isThere && isNotBarred(actor, part);
}

export function worksOnItsPart(actor: Actor, { part }: VisitSubject): boolean {
	return worksOn(actor, part);
}

export function readsItsPart(actor: Actor, { part }: VisitSubject): boolean {
	return worksOn(actor, part) || reads(actor, part);
}

export function isOpenToSupervisors(actor: Actor, { part }: VisitSubject): boolean {
	return isNotBarred(actor, part);
}

/** The ladder came as far as them. */
export function cameToSupervisors(
	actor: Actor,
	{ isWithSupervisors, part }: VisitSubject
): boolean {
	return isWithSupervisors && isNotBarred(actor, part);
}

/** Whoever would go left the case. */
export function hasNobody(actor: Actor, { nobodyGoes, part }: VisitSubject): boolean {
	return nobodyGoes && isNotBarred(actor, part);
}

/** Nobody agrees to a visit of her own. */
export function staysHome(actor: Actor, visit: VisitSubject): boolean {
	return isNotBarred(actor, visit.part) && !goesThere(actor, visit);
}

/** Nobody decides about herself. */
export function decidesAbout(actor: Actor, visit: VisitSubject): boolean {
	const isAsked = visit.isWithSupervisors || visit.asksDecision;
	return isAsked && visit.goes !== actor.id && isNotBarred(actor, visit.part);
}
