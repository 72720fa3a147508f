import { addMinutes } from 'date-fns/addMinutes';
import type { Actor } from '#domain/actor.ts';
import { weigh } from '#domain/intake.ts';
import { triageAnswersOf } from '#domain/intake-answers.ts';
import { answers as answersIn, closes, levels, logs, takes, writes, writesBack } from '../acts.ts';
import type { Letter } from '../acts.ts';
import type { Moments } from '../moments.ts';
import type { Story } from '../play.ts';
import { anyHour, deskHour, onWorkday, soonAfter } from './calendar.ts';
import type { Question } from './life.ts';
import { toldBy, type Told } from './told-by.ts';
import { numberOf } from './words.ts';

export interface Asked {
	question: Question;
	turn: number;
	counsellor: Actor;
	/** Days ago. */
	at: number;
}

/** A question that was answered, passed on or closed without a case. */
export async function* ask({ question, turn, counsellor, at }: Asked, when: Moments): Story {
	const told = toldBy(question, turn);
	const came = onWorkday(when, at, hourOf(question));
	yield came;
	const letter = await comesIn(question, told, { counsellor, turn, came });
	if (question.by === 'form') {
		yield question.danger ? soonAfter(came, 7) : onWorkday(when, at - 1, deskHour(question.told));
		await takes(counsellor, letter);
	}
	if (question.answer) await answersIn(counsellor, letter, told.say(question.answer));
	if (question.back) {
		yield onWorkday(when, at - 4, '19:45');
		await writesBack(letter, told.say(question.back));
		yield onWorkday(when, at - 6, '10:45');
		await answersIn(
			counsellor,
			letter,
			'Dank u wel dat u het laat weten. U mag hier altijd weer schrijven.'
		);
	}
	if (question.answer) yield onWorkday(when, at - 8, deskHour(question.ends));
	const { where, ends } = question;
	await closes(counsellor, letter, { reason: told.say(ends), ...(where && { where }) });
}

function hourOf({ by, told }: Question): string {
	return by === 'call' ? deskHour(told) : anyHour(told);
}

async function comesIn(
	question: Question,
	{ door, answers }: Told,
	{ counsellor, turn, came }: { counsellor: Actor; turn: number; came: Date }
): Promise<Letter> {
	const isAlone = question.who && !question.danger && (turn + numberOf(question.told)) % 3 === 0;
	const alone = { isolated: true, mentalHealthConcern: true, grievance: true };
	const also = {
		...question.also,
		...(isAlone && alone),
		...(question.isInformation && { personOfConcern: false })
	};
	if (question.by === 'form') return writes({ door, answers, also });
	const call = {
		calledAt: addMinutes(came, -20),
		door,
		answers,
		givesCode: Boolean(question.answer)
	};
	const letter = await logs(counsellor, call);
	const { level } = weigh(triageAnswersOf(door, answers));
	if (question.isInformation && level === 'T3') {
		await levels(counsellor, letter, ['T3', 'T4'], 'Een vraag om informatie.');
	}
	return letter;
}
