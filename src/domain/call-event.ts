/** What the trail says of a call; a closed list, in the order a story takes. */
export const callEvents = [
	'call.placed',
	'call.waits',
	'call.taken',
	'call.begun',
	'call.transferred',
	'call.joined',
	'call.ended',
	'call.missed',
	'call.told',
	'call.opened',
	'call.asked-in',
	'call.noted',
	'call.asked',
	'call.opening-refused'
] as const;
