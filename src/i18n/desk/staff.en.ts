import type { SameKeys } from '../words.ts';
import type nl from './staff.nl.ts';

export default {
	'staff.heading': 'Who works here',
	'staff.at-work': '{n, plural, one {One person can work.} other {# people can work.}}',
	'staff.not-begun':
		'{n, plural, =0 {} one {One has not used the invitation yet.} other {# have not used the invitation yet.}}',
	'staff.waiting':
		'{n, plural, =0 {} one {One waits for a supervisor.} other {# wait for a supervisor.}}',
	'staff.left':
		'{n, plural, one {One account that was disabled} other {# accounts that were disabled}}',
	'staff.to-add': 'Add somebody',
	'staff.title': 'Accounts',
	'staff.no-content': 'Here is who may work. What cases say is not shown to you.',
	'staff.name': 'Name',
	'staff.email': 'E-mail address',
	'staff.phone': 'Mobile number',
	'staff.phone-hint': 'For texts about danger and reminders. An administrator needs none.',
	'staff.phone-kept': 'Now {number}. Leave empty to keep this number.',
	'staff.no-phone': 'No number for texts',
	'staff.stopped': 'Number has sent STOP',
	'staff.stopped-hint':
		'No text goes to this number any more, not about danger either. Fill in another number.',
	'staff.role': 'Role',
	'staff.invited': 'Invited, not begun yet',
	'staff.waits': 'Waits to be confirmed',
	'staff.disabled': 'Disabled',
	'staff.you': 'This is you',
	'staff.own': 'Another administrator changes your own account.',
	'staff.change': 'Change',
	'staff.change-of': 'Change the account of {name}',
	'staff.save-contact': 'Save details',
	'staff.role-of': 'Role of {name}',
	'staff.save-role': 'Save role',
	'staff.invite-again': 'Invite again',
	'staff.invite-again-hint':
		'Password and phone lapse. {name} chooses them again. Then a supervisor confirms.',
	'staff.disable': 'Disable this account',
	'staff.disable-hint': '{name} is signed out at once and cannot sign in any more.',
	'staff.enable': 'Enable again',
	'staff.enable-hint': '{name} can sign in again with the old password.',
	'staff.at-once':
		'Whoever gets another role, is invited again or is disabled is signed out at once.',
	'staff.vouching':
		'A new account, a new invitation or a new role works only once a supervisor knows the person and confirms. This does not apply to administrators.',
	'staff.add': 'New account',
	'staff.add-submit': 'Make account',
	'staff.code-title': 'Invitation for {name}',
	'staff.code-once': 'You see this code only now. Pass it on yourself, preferably by phone.',
	'staff.code-where': 'The code works once, on this page:',
	'staff.code-until': 'Valid until',
	'problem.own-account': 'Another administrator changes your own account.',
	'problem.email-taken': 'This e-mail address has an account already.',
	'problem.account-disabled': 'Enable this account first.',
	'problem.name-empty': 'Fill in a name.',
	'problem.name-too-long': 'Keep the name under 80 characters.',
	'problem.email-wrong': 'Fill in an e-mail address, like name@example.nl.',
	'problem.role-not-chosen': 'Choose a role.',
	'problem.phone-needed':
		'Fill in a mobile number: without one a text about danger does not arrive.',
	'problem.password-too-short': 'Use at least 15 characters.',
	'problem.password-too-long': 'Use at most 128 characters.',
	'problem.password-common': 'Others guess this password too soon. Choose other words.',
	'problem.password-holds-email': 'Do not use a piece of your e-mail address.',
	'problem.password-holds-organisation': 'Do not use the name of the organisation.',
	'problem.password-differs': 'This is not the same password.',
	'problem.app-code-wrong': 'This code is not right. Type the code the app shows now.'
} satisfies SameKeys<typeof nl>;
