import { isOpenWay } from '#domain/contact-way.ts';
import { decideContact, type AttemptChannel, type ContactWindow } from '#domain/safe-contact.ts';
import { atLocal, dayNumber, localDay } from '#domain/time.ts';
import { openKey } from '../keys/data-keys.ts';
import { openContactPoint } from '../people/sealed-person.ts';
import { confirmedFor, openPlan, planFrom } from '../safe-contact/sealed-plan.ts';
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

/** The plan she agreed to, in a talk or here, with what has become of it since; undefined when none holds. */
export async function agreedPlan(work: Work, roomId: string): Promise<AgreedPlan | undefined> {
	const held = await agreed.plan(work, roomId);
	if (!held) return undefined;
	const key = openKey(work, held.key);
	const kept = openPlan(key, held.id, held.sealed);
	if (dayNumber(kept.validUntil) < localDay(work.now)) return undefined;

	const { phone } = held;
	const rules = planFrom(kept, confirmedFor(held, phone));
	const consents = await agreed.consents(work, roomId);
	const optedOut = phone?.optedOut ?? false;
	const may = (channel: AttemptChannel): boolean =>
		isOpenWay(
			decideContact(rules, { channel, at: work.now, consents, attemptsToday: 0, optedOut })
		);
	const [mayText, mayCall] = [may('sms'), may('voice')];
	return {
		mayText,
		mayCall,
		windows: mayText || mayCall ? kept.safeWindows : [],
		lastTwoDigits: phone && openContactPoint(key, phone.id, phone.sealed).slice(-2),
		validUntil: atLocal(kept.validUntil, '00:00')
	};
}
