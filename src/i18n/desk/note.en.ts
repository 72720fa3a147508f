import type { SameKeys } from '../words.ts';
import type nl from './note.nl.ts';

export default {
	'note.show': 'Show of the timeline',
	'note.show-all': 'Everything',
	'note.show-contacts': 'Contacts',
	'note.show-decisions': 'Decisions',
	'note.show-notes': 'Notes',
	'note.show-appointments': 'Appointments',
	'note.show-texts': 'Text messages',
	'note.show-readings': 'Who read it',
	'note.nothing-of-this': 'There is none of this in the case yet.',
	'note.all-past': 'Everything that has been',
	'note.correct': 'Correct',
	'note.corrected': 'Corrected',
	'note.struck': 'Struck:',
	'note.struck-by': 'Struck by {name}, {moment}:',
	'note.nothing-instead': 'Nothing came in its place.',
	'note.title': 'Note in {code}',
	'note.heading': 'Correct a note',
	'note.heading-read': 'Note',
	'note.written-by': 'Written by {name}, {moment}',
	'note.how': 'What stood here can still be read, struck through, with your name and reason.',
	'note.text': 'What it should say',
	'note.reason': 'Why',
	'note.reason-hint': 'For example: misheard, or written in the wrong case.',
	'note.replace': 'Put this in its place',
	'note.strike': 'Only strike',
	'note.changed-title': '{name} was just before you',
	'note.changed-text':
		'Below is the note as {name} corrected it. What you typed is still there. Compare, and keep again if it should be your text.',
	'note.look': 'See the note'
} satisfies SameKeys<typeof nl>;
