export type TrajectoryType = keyof typeof phases;

/** The services we offer, each with its phases in order (domain brief 1.2, 3.3). */
export const phases = {
	family_support: ['stabilise', 'clearing', 'plan', 'guidance', 'consolidate', 'aftercare'],
	individual_exit: [
		'motivate',
		'analysis',
		'plan',
		'disengage',
		're-root',
		'identity',
		'aftercare'
	],
	consultation: ['question', 'advice', 'check'],
	trajectory_advice: ['question', 'plan', 'sessions', 'evaluation'],
	interpretation: [
		'request',
		'commission',
		'material',
		'analysis',
		'second-reading',
		'delivered',
		'evaluation'
	],
	peer_group: ['intake', 'sessions', 'closing'],
	treatment: ['referral', 'diagnostics', 'treatment', 'closing'],
	liv_asylum: [
		'request',
		'commission',
		'material',
		'analysis',
		'second-reading',
		'delivered',
		'evaluation'
	],
	lat_minor_returnee: [
		'request',
		'commission',
		'material',
		'analysis',
		'second-reading',
		'delivered',
		'evaluation'
	]
} as const;

export const trajectoryTypes = Object.keys(phases) as TrajectoryType[];

/** Whether somebody has to order it before we begin: always, in some cases, or never. */
const commissions: Record<TrajectoryType, 'needed' | 'possible' | 'none'> = {
	family_support: 'needed',
	individual_exit: 'possible',
	consultation: 'none',
	trajectory_advice: 'none',
	interpretation: 'none',
	peer_group: 'none',
	treatment: 'none',
	liv_asylum: 'needed',
	lat_minor_returnee: 'none'
};

export function needsCommission(type: TrajectoryType): boolean {
	return commissions[type] === 'needed';
}

export function mayBeCommissioned(type: TrajectoryType): boolean {
	return commissions[type] !== 'none';
}

/** Both aims of the founding letter stand on every trajectory of a family: for whom somebody worries, and for the others. */
export function hasBothAims(type: TrajectoryType): boolean {
	return type === 'family_support';
}

/** The phase when it belongs to this type; phases may be taken in any order. */
export function readPhase(
	type: TrajectoryType,
	phase: string
): { phase: string } | { problem: 'phase-unknown' } {
	const known: readonly string[] = phases[type];
	return known.includes(phase) ? { phase } : { problem: 'phase-unknown' };
}

/** Where somebody comes from when it begins (domain brief 3.11). */
export const pathways = [
	'none',
	'home_grown',
	'attempted_departure',
	'abroad',
	'returnee',
	'detention',
	'post_detention'
] as const;
export type Pathway = (typeof pathways)[number];

/** What it is paid from (domain brief SL-07). */
export const fundings = [
	'nctv_subsidy',
	'municipality',
	'versterkingsgelden',
	'coa',
	'jenv_ct',
	'other'
] as const;
export type Funding = (typeof fundings)[number];
