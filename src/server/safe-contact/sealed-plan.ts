import type { KeyObject } from 'node:crypto';
import type { Language } from '#domain/language.ts';
import type { SmsContentLevel } from '#domain/neutral-text.ts';
import type { SafeContactPlan } from '#domain/safe-contact.ts';
import { blankDetail, type PlanDetail } from '#domain/safe-contact-detail.ts';
import { openText, seal } from '../keys/envelope.ts';
import { noAddresses, type Addresses } from '#domain/safe-contact-address.ts';
import type { PlanWords } from './words.ts';

/** A plan as it lies sealed in `safe_contact_plan.sealed`, under the key of its part. */
export interface KeptPlan extends Omit<SafeContactPlan, 'confirmedAt'> {
	language: Language;
	smsContentLevel: SmsContentLevel;
	/** Her own words about what not to do. */
	contactNot: string;
	/** Absent in versions from before it was asked. */
	detail?: PlanDetail;
	words?: PlanWords;
	addresses?: Addresses;
}
export interface OpenPlan extends KeptPlan {
	detail: PlanDetail;
	words: PlanWords;
	addresses: Addresses;
}

export function sealPlan(key: KeyObject, planId: string, plan: KeptPlan): Buffer {
	return seal(key, placeOf(planId), JSON.stringify(plan));
}

export function openPlan(key: KeyObject, planId: string, sealed: Buffer): OpenPlan {
	const kept = JSON.parse(openText(key, placeOf(planId), sealed)) as KeptPlan;
	const { words = {}, addresses = noAddresses } = kept;
	return { ...kept, detail: { ...blankDetail, ...kept.detail }, words, addresses };
}

/** The plan as the rules read it. */
export function planFrom(kept: KeptPlan, confirmedAt: Date | null): SafeContactPlan {
	return confirmedAt ? { ...kept, confirmedAt } : kept;
}

/**
 * Since when the plan holds for this number: not for one that came after it was confirmed, nor for
 * one on which nobody has spoken with her yet.
 */
export function confirmedFor(
	{ confirmedAt }: { confirmedAt: Date | null },
	phone: { createdAt: Date; spokenAt: Date | null } | undefined
): Date | null {
	const isHers = phone?.spokenAt && confirmedAt && phone.createdAt <= confirmedAt;
	return isHers ? confirmedAt : null;
}

function placeOf(planId: string) {
	return { table: 'safe_contact_plan', row: planId, column: 'sealed' };
}
