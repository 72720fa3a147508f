/** What the trail says of a visit; a closed list, in the order a story takes. */
export const visitEvents = [
	'visit.planned',
	'visit.changed',
	'visit.agreed',
	'visit.in',
	'visit.out',
	'visit.more',
	'visit.help',
	'visit.not-in',
	'visit.nobody-goes',
	'visit.called',
	'visit.supervisors-told',
	'visit.police-asked',
	'visit.decided',
	'visit.address-shown'
] as const;
