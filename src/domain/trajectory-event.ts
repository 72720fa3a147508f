/** What the audit trail says of a trajectory, in the order a story takes. */
export const trajectoryEvents = [
	'trajectory.opened',
	'trajectory.phase-changed',
	'trajectory.moved',
	'trajectory.described',
	'rhythm.laid',
	'commission.kept',
	'frame.kept',
	'frame.shown',
	'step.asked',
	'step.sent-back',
	'step.withdrawn',
	'trajectory.plan-written',
	'trajectory.plan-agreed',
	'trajectory.reviewed',
	'trajectory.measured',
	'session.written',
	'session.corrected',
	'session.not-there',
	'missed.check',
	'missed.rest'
] as const;
