import type { SameKeys } from '../words.ts';
import type nl from './frame.nl.ts';

export default {
	'frame.product': 'Naastenlijn',
	'frame.skip': 'Skip to content',
	'frame.review': 'Overview',
	'frame.staff': 'Accounts',
	'frame.privacy': 'Who looked where',
	'frame.figures': 'Figures',
	'frame.practice': 'Practice messages',
	'frame.desk': 'Desk',
	'frame.chats': 'Conversations',
	'frame.navigation': 'Sections',
	'frame.duty-now': 'On duty now: {names}',
	'frame.duty-nobody': 'Nobody is on duty now. In case of danger the supervisors get a text.',
	'frame.lost': 'No connection. What you see may be out of date; what you type stays.',
	'frame.ended-title': 'You are signed out',
	'frame.ended-text': 'What you typed here is still there. Sign in on a new tab and then go on.',
	'frame.ended-sign-in': 'Sign in on a new tab',
	'frame.ended-go-on': 'I have signed in again',
	'frame.sign-out': 'Sign out',
	'frame.language': 'Language',
	'frame.on-duty': 'You are on duty',
	'frame.off-duty': 'You are not on duty',
	'frame.go-on-duty': 'Start duty',
	'frame.go-off-duty': 'End duty',
	'frame.problem-title': 'Something is not right',
	'frame.ended-again':
		'Sign in and then go back in your browser. What you typed is usually still there.',
	'frame.back': 'Back to the beginning',
	'frame.not-found': 'This page is not there, or it is not yours to see.',
	'frame.not-found-why': 'Were you looking for a case or a message? A colleague may have it now.',
	'frame.error-title': 'This did not work.',
	'frame.error-kept': 'What was saved before is kept.'
} satisfies SameKeys<typeof nl>;
