import type { RiskSubject } from './access-subject.ts';
import type { Actor } from './actor.ts';
import { isNotBarred, worksOn } from './part-access.ts';

/** A colleague on the case can be the second one; the first one never is. */
export function judgesBeside(actor: Actor, { judgedBy, part }: RiskSubject): boolean {
	return judgedBy !== actor.id && worksOn(actor, part);
}

export function watchesOver(actor: Actor, { judgedBy, part }: RiskSubject): boolean {
	return judgedBy !== actor.id && isNotBarred(actor, part);
}
