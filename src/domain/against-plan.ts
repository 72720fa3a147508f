import { addMinutes } from 'date-fns/addMinutes';
import type { FollowUpMethod } from './follow-up.ts';
import { decideContact } from './safe-contact.ts';
import type { ContactConsent, SafeContactPlan } from './safe-contact.ts';

export interface Meeting {
	/** Null: a task, which comes to nobody. */
	method: FollowUpMethod | null;
	startsAt: Date;
	minutes: number;
}

/** What of an appointment comes to where she is, and others may be: we call, or somebody is seen or heard. */
const comes: Record<FollowUpMethod, 'call' | 'presence' | 'nothing'> = {
	phone: 'call',
	video: 'presence',
	home: 'presence',
	room: 'nothing',
	office: 'nothing',
	elsewhere: 'nothing'
};

/** Whether it comes to where she is, and not she to us. */
export function comesToHer(method: FollowUpMethod | null | undefined): boolean {
	return Boolean(method) && comes[method!] !== 'nothing';
}

/** The way to propose: a call while her plan leaves calling open, else what comes to nobody, in writing where she has a room. */
export function firstMethod(open: { mayCall: boolean; hasRoom: boolean }): FollowUpMethod {
	if (open.mayCall) return 'phone';
	return open.hasRoom ? 'room' : 'office';
}

/**
 * Whether an appointment goes against her plan, in any of its minutes: a call asks all that a call
 * asks (SC-01), a visit or a talk by picture a safe moment. Where she comes to us, or writes, her plan
 * says nothing.
 */
export function goesAgainstPlan(
	plan: SafeContactPlan,
	consents: ContactConsent[],
	{ method, startsAt, minutes }: Meeting
): boolean {
	const way = method ? comes[method] : 'nothing';
	if (way === 'nothing') return false;
	const asked = way === 'call' ? { plan, consents } : openToAll(plan, startsAt);
	return Array.from({ length: Math.max(1, minutes) }, (_, n) => addMinutes(startsAt, n)).some(
		(at) => !mayCall(asked, at)
	);
}

interface Asked {
	plan: SafeContactPlan;
	consents: ContactConsent[];
}

// what was tried today says nothing of another day
function mayCall({ plan, consents }: Asked, at: Date): boolean {
	return decideContact(plan, { channel: 'voice', at, consents, attemptsToday: 0 }).allowed;
}

/** A call to which all else says yes: what can still say no is that nothing was agreed, or the moment. */
function openToAll(plan: SafeContactPlan, givenAt: Date): Asked {
	return {
		plan: { ...plan, channelOrder: ['voice'], callAllowed: true },
		consents: [{ purpose: 'voice_call', givenAt }]
	};
}
