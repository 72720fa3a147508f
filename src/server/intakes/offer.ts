import { createHmac, timingSafeEqual } from 'node:crypto';
import type { StaffWork } from '../work.ts';

/**
 * Proves that the desk showed this intake as free to this person. Only then the loser of a race may
 * hear who took it; anyone else gets the answer of a missing one.
 */
export function offerOf(work: StaffWork, intakeId: string): string {
	return createHmac('sha256', work.keys.code)
		.update(`offer|v1|${work.actor.id}|${intakeId}`)
		.digest('base64url');
}

export function wasOffered(work: StaffWork, intakeId: string, offer: string): boolean {
	const [given, right] = [Buffer.from(offer), Buffer.from(offerOf(work, intakeId))];
	return given.length === right.length && timingSafeEqual(given, right);
}
