import { addMinutes } from 'date-fns/addMinutes';
import type { Actor } from '#domain/actor.ts';
import type { FollowUpMethod } from '#domain/follow-up.ts';
import type { TriageAnswers } from '#domain/triage.ts';
import { phases } from '#domain/trajectory.ts';
import { readCase } from '../../../cases/read.ts';
import { answersInCase, logs, notes, on, plans, settlesTasks } from '../acts.ts';
import { takes, takesOn, writes, writesBack, type Case, type Letter } from '../acts.ts';
import type { Moments } from '../moments.ts';
import { must } from '../must.ts';
import type { Story } from '../play.ts';
import { anyHour, deskHour, onWorkday, soonAfter } from './calendar.ts';
import { hopes, reports } from './hope.ts';
import type { Life } from './life.ts';
import { completes, goesTo, meetsNear } from './talks.ts';
import { toldBy, type Told } from './told-by.ts';
import { numberOf } from './words.ts';

/** Who lives which story, from when, with whom, and whether it is over. */
export interface Lived {
	life: Life;
	turn: number;
	counsellor: Actor;
	/** Days ago. */
	opened: number;
	ended?: number;
	/** When it goes on; only of what is open. */
	next?: Date;
	concern: string;
	phone: string;
}

interface Scene extends Lived {
	told: Told;
	when: Moments;
	kase: Case;
	letter: Letter;
	personId: string;
	trajectoryId: string;
}

export async function* liveThrough(lived: Lived, when: Moments): Story {
	const { life, turn, opened, ended, counsellor } = lived;
	const begun = yield* begins(lived, when);
	const scene: Scene = { ...lived, ...begun, when };
	// what is young has few steps behind it
	const lasts = opened - (ended ?? 0);
	const steps = Math.min(3, Math.max(1, Math.round(lasts / 25)));
	for (let step = 0; step < steps; step++) {
		const days = Math.round(opened - 6 - (step * (lasts - 8)) / steps);
		yield* goesOn(scene, step, days);
	}
	if (ended === undefined && life.plan && lasts > 30) {
		const at = when.workdaysAgo(6, '12:00');
		const by = when.inWorkdays(3 + (turn % 5), '12:00');
		yield at;
		await hopes(counsellor, scene.kase, life.plan, { ...scene, at, by });
	}
	if (ended === undefined) return yield* waitsForNext(scene);
	yield onWorkday(when, ended, deskHour(life.ends));
	await settlesTasks(counsellor, scene.kase, 'Besproken.');
	const ending = { phase: phases[life.service].at(-1)!, status: 'stopped' };
	const { trajectoryId } = scene;
	const reason = scene.told.say(life.ends);
	await goesTo(counsellor, scene.kase, { ...ending, trajectoryId, reason });
}

type Begun = Pick<Scene, 'told' | 'kase' | 'letter' | 'personId' | 'trajectoryId'>;

async function* begins(
	{ life, turn, counsellor, opened, concern, phone }: Lived,
	when: Moments
): AsyncGenerator<Date, Begun, void> {
	const told = toldBy(life, turn);
	const { door } = told;
	const byPhone = door === 'professional' && (turn + numberOf(life.told)) % 3 > 0;
	const at = onWorkday(when, opened, byPhone ? deskHour(life.talk) : anyHour(life.told));
	yield at;
	const letter = byPhone
		? await calls(counsellor, told, at)
		: await writes({ ...told, also: life.also ?? hurryOf(life, turn) });
	if (!byPhone) {
		const isUrgent = 'danger' in life || life.also?.onlineViolentTasks === true;
		yield isUrgent ? soonAfter(at, 8) : onWorkday(when, opened - 1, deskHour(life.told));
		await takes(counsellor, letter);
	}
	const request = [life.service, told.name, concern] as const;
	const kase = await takesOn(counsellor, letter, [...request]);
	await answersInCase(counsellor, kase, told.say(life.answer));
	await plans(counsellor, kase, {
		phone,
		safeWindows: on([1, 2, 3, 4, 5, 6, 7], '08:00', '21:00')
	});
	const { people, trajectories } = must(await readCase(counsellor, kase.partId));
	const ids = { personId: people[0]!.id, trajectoryId: trajectories[0]!.id };
	return { told, kase, letter, ...ids };
}

// a quarter of all contacts comes before the regular ones: most of those who belong to a group
function hurryOf({ service, told, danger }: Life, turn: number): TriageAnswers {
	const isIn = service === 'individual_exit' || (turn + numberOf(told)) % 3 > 0;
	return isIn && !danger ? { phase: 'member' } : {};
}

function calls(counsellor: Actor, { door, answers }: Told, at: Date): Promise<Letter> {
	const story = `Gebeld. In eigen woorden: “${String(answers.story)}”`;
	const call = { calledAt: addMinutes(at, -25), door, answers: { ...answers, story } };
	return logs(counsellor, { ...call, givesCode: true });
}

/** A talk, what was noted of it, and sometimes what was written in the room since. */
async function* goesOn(scene: Scene, step: number, days: number): Story {
	const { life, told, when, kase, counsellor, trajectoryId } = scene;
	yield onWorkday(when, days + 3, deskHour(life.notes[0]));
	const spoke = yield* talks(scene, step, onWorkday(when, Math.max(days, 1), '14:00'));
	const [phase, status] = stageOf(life, step);
	await goesTo(counsellor, kase, { trajectoryId, phase, status, reason: '' });
	if (step !== 1 || !life.back) return;
	yield soonAfter(spoke, 60 * 6);
	await writesBack(scene.letter, told.say(life.back[0]));
	yield onWorkday(when, Math.max(days - 2, 1), '15:30');
	await answersInCase(counsellor, kase, told.say(life.back[1]));
}

/** Most talks come about by themselves; some are appointments, with what is promised about those. */
async function* talks(
	{ life, told, turn, ended, kase, counsellor, personId }: Scene,
	step: number,
	at: Date
): AsyncGenerator<Date, Date, void> {
	const isPlanned = ended === undefined ? step < 2 : (turn + step) % 3 === 0;
	const heard = told.say(life.notes[step]!);
	if (!isPlanned) {
		yield at;
		await notes(counsellor, kase, heard);
		return at;
	}
	const words = told.say(step === 0 ? life.talk : life.next);
	const method = methodOf(life, step);
	const asked = { startsAt: at, method, words, personId };
	const { id, startsAt } = await meetsNear(counsellor, kase, asked);
	yield addMinutes(startsAt, 75);
	const talk = { appointmentId: id, at: startsAt, method };
	if (await reports(counsellor, kase, talk, heard)) return startsAt;
	await completes(counsellor, kase, id);
	await notes(counsellor, kase, heard);
	return startsAt;
}

async function* waitsForNext(scene: Scene): Story {
	const { life, told, kase, counsellor, personId, next, opened, when } = scene;
	if (opened > 80) {
		yield onWorkday(when, 5, deskHour(life.next));
		await plans(counsellor, kase, { safeWindows: on([1, 2, 3, 4, 5, 6, 7], '08:00', '21:00') });
	} else yield onWorkday(when, 1, deskHour(life.next));
	await settlesTasks(counsellor, kase, 'Besproken.');
	const asked = { method: methodOf(life, 2), words: told.say(life.next), personId };
	const held = scene.turn % 3 > 0;
	if (next) await meetsNear(counsellor, kase, { ...asked, startsAt: next, held });
}

function methodOf({ service, told }: Life, step: number): FollowUpMethod {
	if (service === 'trajectory_advice') return step === 1 ? 'video' : 'phone';
	if (service === 'individual_exit') return step === 0 ? 'room' : 'elsewhere';
	return (['phone', 'office', 'home'] as const)[(numberOf(told) + step) % 3]!;
}

// phases as far as the talks have come; a family waits for its commission first
function stageOf({ service }: Life, step: number): [string, string] {
	const phase = phases[service][step + 1]!;
	if (step === 0) return [phase, 'intake'];
	if (service === 'family_support') return [phase, step === 1 ? 'awaiting_commission' : 'plan'];
	return [phase, 'plan'];
}
