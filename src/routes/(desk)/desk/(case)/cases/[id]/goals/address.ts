/** Where a page about one trajectory of a case is; what stands open on it is named by the address too. */
export function addressOf(
	{ partId, trajectory }: { partId: string; trajectory: { id: string } },
	page: 'plan' | 'review' | 'copy' | 'course' | 'sessions' | 'interventions' = 'plan',
	open = ''
): string {
	const below = page === 'plan' ? '' : `/${page}`;
	return `/desk/cases/${partId}/goals${below}?of=${trajectory.id}${open && `&${open}#form`}`;
}
