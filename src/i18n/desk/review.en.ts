import type { SameKeys } from '../words.ts';
import type nl from './review.nl.ts';

export default {
	'review.danger': 'Is somebody in danger and with nobody yet?',
	'review.danger-calm':
		'No. Whatever is urgent is with a colleague. Every danger has been decided on and every case has a counsellor.',
	'review.danger-first': 'Begin here, from the top.',
	'review.alone': 'Urgent, and nobody has read it or taken it',
	'review.waits': 'Who waits longer than we promised?',
	'review.late': '{n, plural, one {One message is overdue.} other {# messages are overdue.}}',
	'review.late-none': 'No message. Whatever waits is still in time.',
	'review.late-nobody': 'No message besides what stands above.',
	'review.in-time':
		'{n, plural, one {One message waits and is still in time:} other {# messages wait and are still in time, the longest for}} {time}.',
	'review.to-desk': 'To all messages',
	'review.second-eyes': 'Where do you look too?',
	'review.second-eyes-none': 'Nowhere. Nobody asks for other eyes now.',
	'review.second-eyes-some':
		'{n, plural, one {One thing asks} other {# things ask}} for other eyes. The work goes on meanwhile.',
	'review.advice-to-read': '{n, plural, one {# advice} other {# pieces of advice}} to read second',
	'review.decide': 'What waits for your decision?',
	'review.decide-none': 'Nothing. Nobody is waiting for you.',
	'review.decide-some':
		'{n, plural, one {One thing. It goes} other {# things. They go}} no further without you.',
	'review.ask-about': 'Ask what they were looking for',
	'review.carries': 'Who carries too much?',
	'review.carries-most':
		'{names} {some, plural, one {carries most:} other {carry most, each}} {n, plural, one {# case} other {# cases}}.',
	'review.carries-even':
		'{n, plural, one {Nobody has more than # case.} other {Nobody has more than # cases.}}',
	'review.carries-none': 'Nobody. There is no open case.',
	'review.cases': '{n, plural, =0 {no case} one {# case} other {# cases}}',
	'review.waiting': '{n, plural, one {# message waits} other {# messages wait}}',
	'review.overdue':
		'{n, plural, one {# appointment or task overdue} other {# appointments and tasks overdue}}',
	'review.mean':
		'{n, plural, one {The dotted line is the average: # case.} other {The dotted line is the average: # cases.}}',
	'review.without': 'Without cases:',
	'review.besides': 'Good to know',
	'review.weighed': 'Danger that is not over yet',
	'review.title': 'Overview',
	'review.on-duty': 'on duty since {hour}',
	'review.account-disabled': 'This account is disabled: give these cases to a colleague.',
	'review.second-person': 'A colleague proposes a lower urgency',
	'review.own-proposal': 'Your own proposal: someone else has to decide.',
	'review.stopped':
		'Sent STOP from their own phone: receives no text any more, not even about danger.',
	'review.accounts': 'Accounts that wait for a supervisor',
	'review.accounts-why':
		'An account opens nothing until you confirm. First speak with the person yourself, not on a number of this account. Ask whether they set up the account themselves.',
	'review.doing.added': 'New account',
	'review.doing.invited-again': 'Invited anew',
	'review.doing.role-changed': 'Role changed',
	'review.doing.changed': 'Name, address or number changed',
	'review.doing.enabled': 'Enabled again',
	'review.doing-by': 'by {name}',
	'review.account-cases':
		'{n, plural, =0 {No open case.} one {# open case.} other {# open cases.}}',
	'review.account-not-ready':
		'No password was chosen and no phone linked yet. You can confirm after that.',
	'review.vouch': 'I know this person and we have spoken',
	'review.vouch-of': 'I know this person and we have spoken: {name}',
	'review.refuse-account': 'Refuse and disable',
	'review.refuse-account-of': 'Refuse and disable: the account of {name}',
	'review.opened-alone':
		'{name} got an account without a second person looking along; there was no other supervisor. That was on',
	'review.search-alert': '{name} searched {n} times within an hour without finding anything.',
	'review.silent':
		'{n, plural, one {One family has been silent for longer than agreed} other {# families have been silent for longer than agreed}}',
	'review.silent-more': 'And {n} more',
	'review.silent-since': 'silent since',
	'review.flagged': 'Look along here today',
	'review.callbacks': 'With nobody yet',
	'review.texts': 'Texts that did not arrive this week',
	'review.texts-empty': 'Every text of this week arrived.',
	'review.purpose.remind-counsellor': 'reminder to the counsellor',
	'review.purpose.remind-family': 'reminder to the family',
	'review.purpose.alert-urgent': 'alert about danger',
	'review.purpose.page-call': 'phone call about danger',
	'review.purpose.alert-unread': 'alert: not yet read',
	'review.purpose.alert-danger': 'alert: danger that must go further',
	'review.purpose.visit-call': 'visit: asks for a sign',
	'review.purpose.visit-buddy': 'visit: second person',
	'review.purpose.visit-supervisor': 'visit: calls a supervisor',
	'review.purpose.tell-glass': 'emergency button used'
} satisfies SameKeys<typeof nl>;
