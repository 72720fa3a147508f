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
	'review.stopped': 'Number has sent STOP',
	'review.accounts': 'Accounts that wait for a supervisor',
	'review.accounts-why':
		'An account opens nothing until you confirm. First speak with the person yourself, not on a number of this account. Ask whether she set up the account herself.',
	'review.doing.added': 'New account',
	'review.doing.invited-again': 'Invited anew',
	'review.doing.role-changed': 'Role changed',
	'review.doing.changed': 'Name, address or number changed',
	'review.doing.enabled': 'Enabled again',
	'review.doing-by': 'by {name}',
	'review.account-cases':
		'{n, plural, =0 {No open case hangs on it} one {# open case hangs on it} other {# open cases hang on it}}',
	'review.account-not-ready':
		'No password was chosen and no phone linked yet. You can confirm after that.',
	'review.vouch': 'I know this person and have spoken with her myself',
	'review.vouch-of': 'I know {name} and have spoken with her myself',
	'review.refuse-account': 'Refuse and disable',
	'review.refuse-account-of': 'Refuse the account of {name} and disable it',
	'review.opened-alone': 'Opened without confirmation, since there was no other supervisor: {name}',
	'review.search-alert':
		'{name} searched {n} times within an hour without finding anything. Ask what for.',
	'review.flagged': 'Look along today',
	'review.flagged-empty': 'No message asks for a second pair of eyes.',
	'review.callbacks': 'Still to decide',
	'review.callbacks-empty': 'Nothing to decide.',
	'review.texts': 'Texts that did not arrive',
	'review.texts-empty': 'This week everything went out and arrived.',
	'review.purpose.remind-counsellor': 'reminder to the counsellor',
	'review.purpose.remind-family': 'reminder to the family',
	'review.purpose.alert-urgent': 'alert about danger',
	'review.purpose.alert-unread': 'alert: not yet read',
	'review.purpose.alert-danger': 'alert: danger that must go further',
	'review.purpose.tell-glass': 'broken glass'
} satisfies SameKeys<typeof nl>;
