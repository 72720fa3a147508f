import type { PublicKey } from '#i18n/public.ts';

/** What she is told of what she just did in her room. */
export const noticeWords = {
	sent: 'room.sent',
	'sent-in-talk': 'room.sent-in-talk',
	agreed: 'plan.agreed',
	disagreed: 'plan.disagreed',
	'plan-changed': 'problem.plan-changed',
	renewed: 'renew.done',
	withdrawn: 'yes.withdrawn',
	'word-changed': 'word.changed',
	'slow-down': 'problem.slow-down',
	failed: 'problem.unknown'
} as const satisfies Record<string, PublicKey>;
