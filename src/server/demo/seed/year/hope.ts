import { addDays } from 'date-fns/addDays';
import type { Actor } from '#domain/actor.ts';
import type { FollowUpMethod } from '#domain/follow-up.ts';
import type { SessionKind } from '#domain/session.ts';
import type { Case } from '../acts.ts';
import { measures, saysYes, setsOut } from '../help-plans.ts';
import { notices } from '../risks.ts';
import { tells } from '../sessions.ts';
import type { Hope } from './life.ts';
import type { Told } from './told-by.ts';

interface At {
	told: Told;
	/** When it was said. */
	at: Date;
	/** When somebody asks about the step. */
	by: Date;
}

/** What was seen, on both sides; and what is hoped for, to which whoever asks says yes. */
export async function hopes(
	actor: Actor,
	kase: Case,
	hope: Hope,
	{ told, at, by }: At
): Promise<void> {
	const { domain, plain, levels, step, worry, contra } = hope;
	await notices(actor, kase, at, { fact: worry });
	await notices(actor, kase, at, { side: 'contra', fact: contra });
	const steps = [[told.say(step), 'client', by]] as const;
	await setsOut(actor, kase, [{ domain, plain: told.say(plain), levels, steps }]);
	await saysYes(actor, kase, [at, addDays(at, 88)]);
	await measures(actor, kase, at, { wellbeing: String(4 + (plain.length % 4)) });
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
