import { planEnd } from '#domain/safe-contact-term.ts';
import { openKey } from '../keys/data-keys.ts';
import { sealPlan, type KeptPlan } from '../safe-contact/sealed-plan.ts';
import { atTheDoor } from '../work.ts';
import { keptPlan } from './offered-plan.ts';
import * as rooms from './store.ts';

/** Her own word about texts and calls, each for itself. */
export interface PlanAnswer {
	planId: string;
	mayText: boolean;
	mayCall: boolean;
}

/** She confirms the plan a counsellor offered; only what she said yes to is allowed from now on. */
export function confirmPlan(
	roomId: string,
	answer: PlanAnswer
): Promise<{ confirmed: true } | { problem: 'plan-changed' }> {
	return atTheDoor(async (work) => {
		const offered = await rooms.plan(work, roomId);
		if (!offered || offered.id !== answer.planId || offered.confirmedAt)
			return { problem: 'plan-changed' };

		const plan = agreed(keptPlan(work, offered), answer, work.now);
		const sealed = sealPlan(openKey(work, offered.key), offered.id, plan);
		const purposes = [
			...(plan.smsAllowed ? (['sms'] as const) : []),
			...(plan.callAllowed ? (['voice_call'] as const) : [])
		];
		const confirmed = await rooms.confirmPlan(work, roomId, { id: offered.id, sealed, purposes });
		return confirmed ? { confirmed } : { problem: 'plan-changed' };
	});
}

function agreed(plan: KeptPlan, { mayText, mayCall }: PlanAnswer, now: Date): KeptPlan {
	const smsAllowed = plan.smsAllowed && mayText;
	const callAllowed = plan.callAllowed && mayCall;
	const kept = { sms: smsAllowed, voice: callAllowed };
	return {
		...plan,
		smsAllowed,
		callAllowed,
		channelOrder: plan.channelOrder.filter((channel) =>
			channel !== 'sms' && channel !== 'voice' ? true : kept[channel]
		),
		validUntil: planEnd(now)
	};
}
