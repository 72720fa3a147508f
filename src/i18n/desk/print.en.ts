import type { SameKeys } from '../words.ts';
import type nl from './print.nl.ts';

export default {
	'print.title': 'Print case',
	'print.link': 'Print',
	'print.back': 'Back to the case',
	'print.is-without':
		'Everything of this case goes on paper, except how somebody can be reached safely: no numbers and no plan. That you print is recorded.',
	'print.is-with': 'Numbers and plans stand in this too. Leave this paper nowhere.',
	'print.do-without': 'Without numbers and plans after all',
	'print.with': 'Print numbers and plans too',
	'print.reason': 'Why must they be on paper?',
	'print.reason-hint': 'Your reason stays recorded with the case.',
	'print.show-with': 'Show with numbers and plans',
	'print.go': 'Print',
	'print.ahead': 'Still to come',
	'print.line-with':
		'Opened for paper by {name}, {moment}. With numbers and plan: leave it nowhere.',
	'print.line-page': 'Printed by {name}, {moment}',
	'print.line-without': 'Opened for paper by {name}, {moment}. Without numbers and plan.'
} satisfies SameKeys<typeof nl>;
