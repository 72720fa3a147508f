import { textOf } from './intake-answers.ts';
import type { Answers, Door } from './intake-answers.ts';

export type TonightCode = (typeof advice)[number]['code'] | `${Door}-${'one' | 'two' | 'not'}`;

export interface Tonight {
	todo: [TonightCode, TonightCode];
	betterNot: TonightCode;
}

/** What she told that asks for other advice than the usual of her door; the first that holds, per slot. */
const advice = [
	{
		code: 'despair-self',
		slot: 'todo',
		when: (answers: Answers, door: Door) => door === 'self' && isDesperate(answers)
	},
	{ code: 'despair-other', slot: 'todo', when: (answers: Answers) => isDesperate(answers) },
	{
		code: 'unsafe-todo',
		slot: 'todo',
		when: (answers: Answers) => isYes(answers, 'callerInDanger')
	},
	{ code: 'weapon-not', slot: 'not', when: (answers: Answers) => isYes(answers, 'weaponAccess') },
	{
		code: 'unsafe-not',
		slot: 'not',
		when: (answers: Answers) =>
			isYes(answers, 'callerInDanger') || isYes(answers, 'imminentViolence')
	}
] as const;

/**
 * Two things to do tonight and one better not, by door and by what she told herself. Never by the
 * level: the advice gives nothing away of how her message was weighed (domain brief 2.2, 2.14).
 */
export function tonight(door: Door, answers: Answers): Tonight {
	const held = advice.filter(({ when }) => when(answers, door));
	const todo = held.find(({ slot }) => slot === 'todo')?.code;
	const betterNot = held.find(({ slot }) => slot === 'not')?.code;
	return {
		todo: todo ? [todo, `${door}-one`] : [`${door}-one`, `${door}-two`],
		betterNot: betterNot ?? `${door}-not`
	};
}

function isDesperate(answers: Answers): boolean {
	return ['thoughts', 'plan', 'now'].includes(textOf(answers, 'suicideRisk'));
}

function isYes(answers: Answers, name: keyof Answers): boolean {
	return answers[name] === 'yes';
}
