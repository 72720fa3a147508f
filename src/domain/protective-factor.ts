/** What keeps a young person upright: strengthening it comes before anything else (domain brief, 3.9). */
export const protectiveFactors = [
	'stable_adult',
	'warm_parent_bond',
	'work_or_school',
	'hobby_or_sport',
	'critical_thinking',
	'different_people',
	'faith_mentor',
	'own_family',
	'help_accepted',
	'self_control',
	'positive_identity',
	'trust_in_institutions'
] as const;
export type ProtectiveFactor = (typeof protectiveFactors)[number];
