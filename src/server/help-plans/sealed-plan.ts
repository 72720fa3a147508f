import type { KeyObject } from 'node:crypto';
import type { HelpPlan } from '#domain/help-plan.ts';
import { openText, seal } from '../keys/envelope.ts';

/** What a version of a plan says, under the key of the part. */
export function sealHelpPlan(key: KeyObject, planId: string, plan: HelpPlan): Buffer {
	return seal(key, placeOf(planId), JSON.stringify(plan));
}

export function openHelpPlan(key: KeyObject, planId: string, sealed: Buffer): HelpPlan {
	return JSON.parse(openText(key, placeOf(planId), sealed)) as HelpPlan;
}

function placeOf(planId: string) {
	return { table: 'help_plan', row: planId, column: 'sealed' };
}
