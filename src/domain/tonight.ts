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
	{
		code: 'unsafe-todo',
		slot: 'todo',
		when: (answers: Answers, door: Door) =>
			isYes(answers, 'callerInDanger') || isThreatened(answers, door)
	},
	{
		code: 'despair-other',
		slot: 'todo',
		when: (answers: Answers, door: Door) =>
			door !== 'self' && isDesperate(answers) && !mayMeetViolence(answers)
	},
	{ code: 'weapon-not', slot: 'not', when: (answers: Answers) => isYes(answers, 'weaponAccess') },
	{
		code: 'unsafe-not',
		slot: 'not',
		when: (answers: Answers) => mayMeetViolence(answers)
	}
] as const;

/**
 * Two things to do tonight and one better not, by door and by what she told herself. Never by the
 * level: the advice gives nothing away of how her message was weighed (domain brief 2.2, 2.14).
 */
export function tonight(door: Door, answers: Answers): Tonight {
	const held = advice.filter(({ when }) => when(answers, door));
	const told = held.filter(({ slot }) => slot === 'todo').map(({ code }) => code);
	// nobody who may meet violence is sent to sit down together or to stay close
	const usual = isThreatened(answers, door) ? [] : [`${door}-one` as const];
	const [first, second = `${door}-two`] = [...told, ...usual];
	const betterNot = held.find(({ slot }) => slot === 'not')?.code;
	return {
		todo: [first ?? `${door}-one`, second],
		betterNot: betterNot ?? `${door}-not`
	};
}

function isDesperate(answers: Answers): boolean {
	return ['thoughts', 'plan', 'now'].includes(textOf(answers, 'suicideRisk'));
}

function isThreatened(answers: Answers, door: Door): boolean {
	return door === 'relative' && mayMeetViolence(answers);
}

function mayMeetViolence(answers: Answers): boolean {
	return isYes(answers, 'callerInDanger') || isYes(answers, 'imminentViolence');
}

function isYes(answers: Answers, name: keyof Answers): boolean {
	return answers[name] === 'yes';
}
