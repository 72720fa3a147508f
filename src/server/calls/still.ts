import type { CallDecision } from '#domain/call-contact.ts';
import { phoneProblem } from '#domain/phone.ts';
import * as intakes from '../intakes/store.ts';
import * as tasks from '../intakes/tasks.store.ts';
import { indexOf } from '../keys/ring.ts';
import * as people from '../people/store.ts';
import { atTheDoor, together, type StaffWork } from '../work.ts';
import { isKeyedIn, numberOfContact } from './number.ts';
import { outgoing } from './place.store.ts';
import { mayCallNow } from './when.ts';

export type Held = Extract<CallDecision, { allowed: false }>;

/**
 * Asked once more when she pressed the key, in her name and as it was asked when she placed it: in the half minute that
 * her telephone rang a plan may have changed, a yes been taken back, or a colleague decided not to call.
 */
export async function mayStillRing(leg: string): Promise<boolean> {
	const call = await atTheDoor((work) => outgoing(work, leg));
	if (!call) return true;
	const { callId, staffId, role, personId, intakeId, taskId } = call;
	return together({ id: staffId, role }, async (work) => {
		if (personId) return (await mayCallNow(work, personId, callId)).allowed;
		const intake = intakeId ? await intakes.find(work, intakeId) : undefined;
		return (
			intake !== undefined && 'number' in (await callbackNow(work, intake, taskId ?? '', callId))
		);
	});
}

/** The number on which somebody is called back now, or why they are not. */
export async function callbackNow(
	work: StaffWork,
	intake: Pick<intakes.IntakeRow, 'id'>,
	taskId: string,
	but?: string
): Promise<{ number: string } | { held: Held } | { problem: 'not-possible-now' | 'no-number' }> {
	const task = (await tasks.open(work, intake.id)).find(({ id }) => id === taskId);
	if (!task || !tasks.isCallback(task)) return { problem: 'not-possible-now' };
	const number = await numberOfContact(work, intake.id);
	if (!number || phoneProblem(number)) return { problem: 'no-number' };
	// a number that was only keyed in may be that of somebody who asked for nothing
	const hasAsked = task.reasonCode === 'callback-asked' && !(await isKeyedIn(work, intake.id));
	const held = hasAsked ? undefined : await heldBy(work, number, but);
	return held ? { held } : { number };
}

// they did not ask for it: somebody of hers whose number it is has agreed on when she may be called
async function heldBy(work: StaffWork, number: string, but?: string): Promise<Held | undefined> {
	for (const personId of await people.reachedOn(work, indexOf(work.keys, 'phone', number))) {
		const decision = await mayCallNow(work, personId, but);
		if (!decision.allowed) return decision;
	}
	return undefined;
}
