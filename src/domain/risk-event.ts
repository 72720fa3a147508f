/** What the audit trail says of what was noticed and how it was judged. */
export const riskEvents = [
	'signal.noted',
	'signal.corrected',
	'factor.noted',
	'factor.corrected',
	'risk.judged',
	'risk.seconded',
	'risk.differed'
] as const;
