import type { SameKeys } from '../words.ts';
import type nl from './figures.nl.ts';

export default {
	'figures.title': 'Figures',
	'figures.lead':
		'The last twelve months that are over. Only numbers: nobody can be found in them.',
	'figures.how':
		'Fewer than five of one kind are never told as a number. Where such small numbers are part of a figure, it stands as two limits: it lies between them, and nothing more can be worked out.',
	'figures.sealed':
		'Which door somebody chose and which language they speak is encrypted and is not counted.',
	'figures.by-channel': 'Came in, by channel',
	'figures.by-level': 'Came in, by urgency',
	'figures.opened': 'Cases opened, by kind of trajectory',
	'figures.closed': 'Cases closed, by kind of trajectory',
	'figures.attained': 'How far goals were reached',
	'figures.attained-how':
		'On average, from the beginning to the last review; 50 is as hoped. Only of help that ended in a year that is over, each case once, and never of fewer than five.',
	'figures.attained-kind': 'Kind of help',
	'figures.attained-few': 'too few to show',
	'figures.attained-nobody': 'nobody',
	'figures.attained-told': 'from {began} to {ended}',
	'figures.attained-none': 'Nobody in the last three years that are over.',
	'figures.never': 'Not once:',
	'figures.month': 'Month',
	'figures.total': 'Total',
	'figures.year': 'Twelve months',
	'figures.below': 'fewer than {n}',
	'figures.between': '{from} to {to}',
	'figures.none': 'Nothing has been counted in these twelve months yet.',
	'figures.nobody': 'Nobody in these twelve months.',
	'figures.made': 'Counted on',
	'figures.print': 'Print'
} satisfies SameKeys<typeof nl>;
