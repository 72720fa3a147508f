import type { SameKeys } from '../words.ts';
import type nl from './privacy.nl.ts';

export default {
	'privacy.nothing-else': 'Besides, in these thirty days',
	'privacy.told-none': 'In the last thirty days nothing stood out.',
	'privacy.told-some':
		'{n, plural, one {In the last thirty days one thing stood out.} other {In the last thirty days # things stood out.}}',
	'privacy.eyes':
		'{n, plural, one {One day} other {# days}}: with {looked} of them something stands below, with {nobody} nothing.',
	'privacy.unusual': 'This stood out',
	'privacy.usual': 'What happens more often',
	'privacy.title': 'Who looked where',
	'privacy.lead':
		'An eye is open on a day on which somebody opened what they do not work on. Whoever looked in the same case more often stands at the last day only. What a case says is not shown to you.',
	'privacy.late-title':
		'{n, plural, one {Once nobody checked in time whether the emergency button was needed} other {# times nobody checked in time whether the emergency button was needed}}',
	'privacy.late-why': 'A supervisor should do that within three working days. Ask who takes it up.',
	'privacy.late-since': 'was due on',
	'privacy.calm':
		'Nothing waits for you. Each use of the emergency button has been checked, or still can be in time.',
	'privacy.find': 'Do you want to know all about one case?',
	'privacy.find-code': 'Code of the case',
	'privacy.find-hint': 'Such as NL-2026-00042. That you look is written in the log of that case.',
	'privacy.find-open': 'Open the log',
	'privacy.did-read':
		'Read {code} without working on it{n, plural, one {} other {, # times in thirty days}}; last at {hour}.',
	'privacy.did-try':
		'Tried {n, plural, one {} other {# times in thirty days }}to open what was not theirs; last at {hour}.',
	'privacy.did-hand-over': 'Knows the people in {code} and handed the case over, at {hour}.',
	'privacy.did-search': 'Searched often without finding anything; it was noticed at {hour}.',
	'privacy.did-glass': 'Read {code} with the emergency button, from {from} to {until}.',
	'privacy.did-glass-open':
		'Is reading {code} with the emergency button, since {from}; the case shuts at {until}.',
	'privacy.reviewed-by': 'checked by {name}',
	'privacy.review-by': 'to be checked before {day}',
	'privacy.account-vouched': 'Knows {about} and let the account in.',
	'privacy.account-alone':
		'Got an account without a second person, since there was no other supervisor.',
	'privacy.account-refused': 'Refused the account of {about}.',
	'privacy.deed-times': '{n} times',
	'privacy.deed-unusual': 'stands out',
	'privacy.glass-none': 'Nobody used the emergency button.',
	'privacy.standing-late': 'late',
	'privacy.standing-waiting': 'not checked yet',
	'privacy.standing-right': 'was needed',
	'privacy.standing-wrong': 'was not needed',
	'privacy.readings-why':
		'Supervisors may open every case. A counsellor stands here only after using the emergency button.',
	'privacy.readings-cut': 'These are the last {n}; there are more.',
	'privacy.readings-none': 'Nobody read a case without working on it.',
	'privacy.refusals-why':
		'Which case it was is left out here on purpose. Look it up in the log of the case, under “tried to open”.',
	'privacy.refusals-none': 'Nobody tried to open what was not theirs.',
	'privacy.conflicts-none': 'Nobody said they know somebody in a case.',
	'privacy.searches-none': 'Nobody searched often without finding anything.',
	'privacy.accounts-none': 'No account was let in or refused.',

	'privacy.back': 'Back to who looked where',
	'privacy.log-short': 'Log',
	'privacy.log-told':
		'{n, plural, one {One thing stands} other {# things stand}} out here, by {who}.',
	'privacy.log-calm': 'Nothing stands out here.',
	'privacy.log-content':
		'What the case says is not shown to you. Do you have a reason to know it? Ask a supervisor to look together. That too will then stand below.',
	'privacy.log-kept':
		'That you opened this log is in it now. Everybody who works on the case can read that.',
	'privacy.log': 'Day by day',
	'privacy.log-earlier': 'Earlier',
	'privacy.log-newest': 'To the newest',
	'privacy.consents': 'What was allowed',
	'privacy.consents-none': 'No consent was ever recorded.',
	'privacy.told-given': '{person} said yes on {day}: {by}, {how}.',
	'privacy.told-holds': 'That holds up to and including {day}.',
	'privacy.told-ended': 'That held up to and including {day}.',
	'privacy.told-withdrawn': 'Taken back on {day}, {how}.',
	'privacy.told-shared': 'On {day} by {by}, about {person}.',
	'privacy.person': 'Person {n}',
	'privacy.shares': 'What went to others',
	'privacy.shares-none': 'Nothing was shared with others.',
	'privacy.share-told': 'The consent was withdrawn later; the recipient knows since {day}.',
	'privacy.share-not-told': 'The consent was withdrawn later; the recipient does not know yet.',

	'privacy.by-seeker': 'the person who asked for help',
	'privacy.by-stranger': 'somebody we do not know',
	'privacy.by-telephone': 'a caller',
	'privacy.by-system': 'the system',
	'event.note-written': 'Note written',
	'event.person-added': 'Somebody added',
	'event.intake-answered': 'Answer left in the room',
	'event.intake-written-back': 'Written back in the room',
	'event.notification-planned': 'Text prepared'
} satisfies SameKeys<typeof nl>;
