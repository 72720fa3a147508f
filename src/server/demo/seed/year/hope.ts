import { addDays } from 'date-fns/addDays';
import type { Actor } from '#domain/actor.ts';
import type { FollowUpMethod } from '#domain/follow-up.ts';
import type { SessionKind } from '#domain/session.ts';
import { localDate } from '#domain/time.ts';
import { agreePlan } from '../../../help-plans/agree.ts';
import { keepGoal } from '../../../help-plans/goal.ts';
import { addStep } from '../../../help-plans/step.ts';
import { noteMeasure } from '../../../measures/note.ts';
import type { Case } from '../acts.ts';
import { must } from '../must.ts';
import { notices } from '../risks.ts';
import { tells } from '../sessions.ts';
import type { Hope } from './life.ts';
import type { Told } from './told-by.ts';

interface Hoped {
	told: Told;
	personId: string;
	trajectoryId: string;
	/** When it was said. */
	at: Date;
	/** When somebody asks about the step. */
	by: Date;
}

/** What was seen, on both sides; and what is hoped for, to which whoever asks says yes. */
export async function hopes(
	actor: Actor,
	{ partId }: Case,
	hope: Hope,
	{ told, personId, trajectoryId, at, by }: Hoped
): Promise<void> {
	const { domain, plain, levels, step, worry, contra } = hope;
	await notices(actor, { partId }, at, { fact: worry }, { side: 'contra', fact: contra });
	const plan = (version: number) => ({ partId, trajectoryId, version });
	const goal = {
		id: '',
		domain,
		plain: told.say(plain),
		levels,
		importance: 2,
		difficulty: 2,
		baseline: -1
	} as const;
	must(await keepGoal(actor, plan(0), goal));
	const doing = { goalId: '', words: told.say(step), owner: 'client', day: localDate(by) } as const;
	must(await addStep(actor, plan(1), doing));
	const on = localDate(at);
	const yes = { personId, how: 'talk', on, reviewOn: localDate(addDays(at, 88)) };
	must(await agreePlan(actor, plan(2), yes));
	const fields = { wellbeing: String(4 + (plain.length % 4)) };
	must(await noteMeasure(actor, plan(2), { kind: 'wellbeing', personId, takenOn: on, fields }));
}

const kinds: Partial<Record<FollowUpMethod, SessionKind>> = {
	...{ phone: 'phone', video: 'video', office: 'office', home: 'home', elsewhere: 'walk' }
};

/** Writes down the talk an appointment was; writing in the room is none. */
export async function reports(
	actor: Actor,
	kase: Case,
	{ appointmentId, at, method }: { appointmentId: string; at: Date; method: FollowUpMethod },
	facts: string
): Promise<boolean> {
	const kind = kinds[method];
	if (!kind) return false;
	await tells(actor, kase, { appointmentId, at, kind, minutes: 45, facts });
	return true;
}
