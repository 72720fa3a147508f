import type { SameKeys } from '../words.ts';
import type nl from './hand-over.nl.ts';

export default {
	'hand-over.title': 'Hand over',
	'hand-over.of': 'Hand over: the cases of {name}',
	'hand-over.lead':
		'{n, plural, one {One case is} other {# cases are}} in this name, what presses most on top. What is open goes along; appointments become a task for whoever takes over.',
	'hand-over.nothing': 'Nothing is in the name of {name} any more.',
	'hand-over.room': 'Who has room?',
	'hand-over.room-how':
		'What each carries now. The light part: with {n, plural, one {this case} other {all # cases}} as well.',
	'hand-over.to': 'To whom do they go?',
	'hand-over.to-own': 'To whom does this one go?',
	'hand-over.to-same': 'as the others',
	'hand-over.stays': 'stays for now',
	'hand-over.words': 'What must the other know?',
	'hand-over.change': 'To somebody else, or add words',
	'hand-over.second': 'as second',
	'hand-over.messages':
		'{name} took {n, plural, one {one message} other {# messages}} that belong to no case.',
	'hand-over.give-back': 'Put them back for everybody',
	'hand-over.give': 'Hand over',
	'hand-over.danger': 'Danger, not over',
	'hand-over.owed': 'Waits for an answer',
	'hand-over.owed-by': 'before {by}',
	'hand-over.late': '{n, plural, one {# is late} other {# are late}}',
	'hand-over.next': 'First: {at}',
	'hand-over.calm': 'Nothing planned',
	'hand-over.mine': 'Yours now',
	'hand-over.mine-none': 'Nothing new became yours.',
	'hand-over.mine-none-how':
		'When a colleague hands a case over to you, it stands here. What presses stands at the top.',
	'hand-over.mine-lead':
		'{n, plural, one {One case became} other {# cases became}} yours. {first, plural, =0 {Nothing presses.} one {Begin with the first.} other {Begin with the first #.}}',
	'hand-over.first': 'Begin here',
	'hand-over.later': 'This can wait',
	'hand-over.from': 'from {name}',
	'hand-over.from-nobody': 'nobody had it',
	'hand-over.read': 'I know enough',
	'hand-over.read-of': 'I know enough of {name}',
	'hand-over.read-all': 'I know enough of all of them',
	'hand-over.told': '{n, plural, one {One case became} other {# cases became}} yours',
	'hand-over.look': 'See what presses',
	'hand-over.one': 'Cases only one colleague knows',
	'hand-over.one-why':
		'If this colleague is away, somebody else begins anew. Give a second one at the case itself.',
	'hand-over.all-of': 'Hand over all of {name}',
	'problem.works-on-it': 'This colleague works on this case already.',
	'event.part-handed-over': 'Case handed over to a colleague',
	'event.part-taken-over': 'Colleague read the hand-over'
} satisfies SameKeys<typeof nl>;
