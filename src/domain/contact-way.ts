import type { ContactDecision, RefusalReason } from './safe-contact.ts';

const onlyNotNow: readonly RefusalReason[] = [
	'attempts',
	'outside-window',
	'unsafe-window',
	'unsafe-date'
];

/** Whether this way is open to us at all, if perhaps not at this minute: only time stands in the way. */
export function isOpenWay(decision: ContactDecision): boolean {
	return decision.allowed || onlyNotNow.includes(decision.reason);
}
