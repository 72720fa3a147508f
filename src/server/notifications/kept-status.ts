import { advance, isDeliveryStatus, type DeliveryStatus } from '#domain/delivery.ts';

// The table knows fewer words than the provider.
const keptAs: Partial<Record<DeliveryStatus, string>> = {
	scheduled: 'accepted',
	canceled: 'failed',
	read: 'delivered'
};

export function keptStatus(status: DeliveryStatus): string {
	return keptAs[status] ?? status;
}

/** The status of a notification after a report about it; undefined when nothing changes. */
export function statusAfter(current: string, reported: string): string | undefined {
	const next = advance(isDeliveryStatus(current) ? current : undefined, reported);
	const kept = next && keptStatus(next);
	return kept === current ? undefined : kept;
}
