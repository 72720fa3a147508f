import { isOpenWay } from '#domain/contact-way.ts';
import { renewalDue, type RenewalDue } from '#domain/renewal.ts';
import { decideContact, type AttemptChannel, type ContactWindow } from '#domain/safe-contact.ts';
import { planEnd } from '#domain/safe-contact-term.ts';
import { atLocal, dayNumber, localDay } from '#domain/time.ts';
import { openKey } from '../keys/data-keys.ts';
import { openContactPoint } from '../people/sealed-person.ts';
import { confirmedFor, openPlan, planFrom, type KeptPlan } from '../safe-contact/sealed-plan.ts';
import type { Work } from '../work.ts';
import * as agreed from './agreed.store.ts';

/** What holds between her and us, as she may read it: never the whole number. */
export interface AgreedPlan {
	mayText: boolean;
	mayCall: boolean;
	/** Empty when we may do neither. */
	windows: ContactWindow[];
	lastTwoDigits: string | undefined;
	/** The last day on which it holds. */
	validUntil: Date;
}
/** A plan that has run out, or soon will: whether it still holds. */
export interface Renewal extends RenewalDue {
	planId: string;
	/** The last day it held, or still holds. */
	lastDay: Date;
	/** What holds when she says yes. */
	renewed: AgreedPlan;
}
export interface Agreement {
	/** Undefined when it has run out. */
	agreed: AgreedPlan | undefined;
	renewal: Renewal | undefined;
}

/** The plan she agreed to, in a talk or here, with what has become of it since. */
export async function agreementOf(work: Work, roomId: string): Promise<Agreement> {
	const held = await agreed.plan(work, roomId);
	if (!held) return { agreed: undefined, renewal: undefined };
	const kept = openPlan(openKey(work, held.key), held.id, held.sealed);
	const shown = await shownAs(work, roomId, { held, kept });
	const due = renewalDue(termOf(held, kept), work.now);
	const longer = { ...kept, validUntil: planEnd(work.now) };
	return {
		agreed: dayNumber(kept.validUntil) < localDay(work.now) ? undefined : shown,
		renewal: due && {
			...due,
			planId: held.id,
			lastDay: shown.validUntil,
			renewed: await shownAs(work, roomId, { held, kept: longer })
		}
	};
}

export function termOf({ confirmedAt, phone }: agreed.HeldPlan, kept: KeptPlan) {
	const reaches = kept.smsAllowed || kept.callAllowed;
	return { confirmedAt, phone, reaches, validUntil: kept.validUntil };
}

async function shownAs(
	work: Work,
	roomId: string,
	{ held, kept }: { held: agreed.HeldPlan; kept: KeptPlan }
): Promise<AgreedPlan> {
	const { phone } = held;
	const rules = planFrom(kept, confirmedFor(held, phone));
	const consents = await agreed.consents(work, roomId);
	const optedOut = phone?.optedOut ?? false;
	const may = (channel: AttemptChannel): boolean =>
		isOpenWay(
			decideContact(rules, { channel, at: work.now, consents, attemptsToday: 0, optedOut })
		);
	const [mayText, mayCall] = [may('sms'), may('voice')];
	const key = openKey(work, held.key);
	return {
		mayText,
		mayCall,
		windows: mayText || mayCall ? kept.safeWindows : [],
		lastTwoDigits: phone && openContactPoint(key, phone.id, phone.sealed).slice(-2),
		validUntil: atLocal(kept.validUntil, '00:00')
	};
}
