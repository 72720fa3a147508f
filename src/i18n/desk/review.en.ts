import type { SameKeys } from '../words.ts';
import type nl from './review.nl.ts';

export default {
	'review.title': 'Overview',
	'review.team': 'Who carries what',
	'review.name': 'Name',
	'review.duty': 'Duty',
	'review.on-duty': 'now',
	'review.off-duty': 'no',
	'review.account-disabled': 'Account disabled',
	'review.open-cases': 'Open cases',
	'review.overdue-follow-ups': 'Overdue follow-ups',
	'review.waiting-intakes': 'Waiting messages',
	'review.longest': 'Who waits longest',
	'review.longest-empty': 'Nobody is waiting.',
	'review.second-person': 'Waits for a second person',
	'review.nothing-waits': 'Nothing waits for a second person.',
	'review.own-proposal': 'Your own proposal: someone else has to decide.',
	'review.flagged': 'Look along today',
	'review.flagged-empty': 'No message asks for a second pair of eyes.',
	'review.callbacks': 'Calling back: still to decide',
	'review.callbacks-empty': 'Nothing to decide.',
	'review.texts': 'Texts that did not arrive',
	'review.texts-empty': 'This week everything went out and arrived.',
	'review.purpose.remind-counsellor': 'reminder to the counsellor',
	'review.purpose.remind-family': 'reminder to the family',
	'review.purpose.alert-urgent': 'alert about danger',
	'review.purpose.alert-unread': 'alert: not yet read'
} satisfies SameKeys<typeof nl>;
