/**
 * Provider statuses of a text, from the first to the last word about it. Of those that end it,
 * delivered (a late receipt) wins over undelivered only; the order decides nothing else.
 */
export const deliveryStatuses = [
	'scheduled',
	'accepted',
	'queued',
	'sending',
	'sent',
	'undelivered',
	'delivered',
	'failed',
	'canceled',
	'read'
] as const;
export type DeliveryStatus = (typeof deliveryStatuses)[number];

const rank = new Map<string, number>(deliveryStatuses.map((status, index) => [status, index]));

export function isDeliveryStatus(text: string): text is DeliveryStatus {
	return rank.has(text);
}

/** The status after one more report, in whatever order reports come; unknown words change nothing. */
export function advance(
	current: DeliveryStatus | undefined,
	incoming: string
): DeliveryStatus | undefined {
	if (!isDeliveryStatus(incoming)) return current;
	return current === undefined || rankOf(incoming) > rankOf(current) ? incoming : current;
}

/** It reached the phone. */
export function isProof(status: DeliveryStatus): boolean {
	return status === 'delivered' || status === 'read';
}

const callStatuses: Readonly<Record<string, { status: DeliveryStatus; errorCode: string }>> = {
	queued: { status: 'queued', errorCode: '' },
	initiated: { status: 'queued', errorCode: '' },
	ringing: { status: 'sending', errorCode: '' },
	'in-progress': { status: 'sent', errorCode: '' },
	completed: { status: 'delivered', errorCode: '' },
	busy: { status: 'undelivered', errorCode: 'busy' },
	'no-answer': { status: 'undelivered', errorCode: 'no-answer' },
	failed: { status: 'undelivered', errorCode: 'failed' },
	canceled: { status: 'undelivered', errorCode: 'canceled' }
};

/** A report about a call in the words for a text; undefined for a word that nobody knows. */
export function callReport(
	callStatus: string
): { status: DeliveryStatus; errorCode: string } | undefined {
	return Object.hasOwn(callStatuses, callStatus) ? callStatuses[callStatus] : undefined;
}

function rankOf(status: DeliveryStatus): number {
	return rank.get(status) ?? -1;
}
