import type { Answers, Door } from '#domain/intake-answers.ts';
import { calm } from '../acts.ts';
import type { Life, Question } from './life.ts';
import { men, towns, women } from './names.ts';
import { bandOf, bending, relationOf, whos, type Who } from './who.ts';
import { numberOf, tell } from './words.ts';

/** A life or a question as one person tells it. */
export interface Told {
	name: string;
	door: Door;
	answers: Answers;
	say(text: string): string;
}

/** `turn` is the so-manieth person who tells this story. */
export function toldBy(life: Life | Question, turn: number): Told {
	const who = pick<Who>(life.who ?? ['vriendin'], turn);
	const age = pick(life.ages ?? [30], turn);
	const name = nameOf(life, who, turn);
	const town = pick(towns, turn * 7 + numberOf(life.told));
	const gender = women.includes(name) ? 'f' : 'm';
	const blanks = { ...bending(who, { name, gender }), jaar: String(age), stad: town };
	const say = (text: string) => tell(text, turn, blanks);
	const door = doorOf(life);
	const concern = { relation: relationOf(who), ...(life.ages && { ageBand: bandOf(age) }) };
	const about = door === 'relative' ? concern : life.ages ? { ageBand: bandOf(age) } : {};
	const help = 'service' in life ? 'trajectory_advice' : 'consultation';
	const answers = {
		...calm,
		...life.danger,
		...about,
		...(door === 'professional' && { help }),
		story: say(life.told)
	};
	const work = 'work' in life && life.work ? ` (${pick(life.work, turn)})` : '';
	return { name: name + work, door, answers, say };
}

function doorOf(life: Life | Question): Door {
	if (!('service' in life)) return life.door ?? 'relative';
	if (life.service === 'trajectory_advice') return 'professional';
	return life.service === 'individual_exit' ? 'self' : 'relative';
}

function nameOf(life: Life | Question, who: Who, turn: number): string {
	const asked = 'asker' in life ? life.asker : undefined;
	const theirs = whos[who][1];
	const other = theirs === 'm' ? 'f' : 'm';
	const free = (turn + numberOf(life.told)) % 3 === 0 ? 'm' : 'f';
	const gender = asked === 'self' ? theirs : asked === 'other' ? other : (asked ?? free);
	return pick(gender === 'f' ? women : men, numberOf(`${life.told.slice(0, 40)} ${turn}`));
}

function pick<T>(all: readonly T[], turn: number): T {
	return all[turn % all.length]!;
}
