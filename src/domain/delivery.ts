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

function rankOf(status: DeliveryStatus): number {
	return rank.get(status) ?? -1;
}
