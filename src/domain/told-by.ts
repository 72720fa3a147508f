/** From whom something is known; whoever heard it from somebody else says so in words. */
export const toldBy = [
	'client',
	'subject',
	'relative',
	'friend',
	'school_or_work',
	'care',
	'municipality',
	'police_or_probation',
	'open_online',
	'seen_ourselves',
	'other'
] as const;
export type ToldBy = (typeof toldBy)[number];
