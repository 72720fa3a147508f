import type { Actor } from '#domain/actor.ts';
import { may } from '#domain/access.ts';
import type { CallDecision } from '#domain/call-contact.ts';
import { telephone } from '../calls/provider.ts';
import { mayCallNow } from '../calls/when.ts';
import { findCase, recordReading, type NotForYou } from '../cases/found.ts';
import * as rooms from '../cases/intake.store.ts';
import { headOf, type Head } from '../cases/read.ts';
import type { CasePart } from '../cases/store.ts';
import * as people from '../people/store.ts';
import { namesOfStaff, type StaffNames } from '../staff/colleagues.store.ts';
import { together, type StaffWork } from '../work.ts';
import { shown, type PlanShown } from './standing.ts';
import * as plans from './store.ts';

export interface PlanPage extends Head {
	mayPlan: boolean;
	mayAllowNumber: boolean;
	hasOpenRoom: boolean;
	/** Whether she may be called from here now; undefined without a number, or a line of ours. */
	call: { personId: string; decision: CallDecision; isShared: boolean } | undefined;
	versions: ShownVersion[];
}
/** One line of the list: who kept it, and how it came to hold. */
export interface ShownVersion {
	version: number;
	keptAt: Date;
	/** Empty: she herself. */
	keptBy: string;
	confirmedAt: Date | null;
	how: 'talk' | 'room' | null;
	confirmedBy: string;
}
export interface OldPlanPage extends Head {
	line: ShownVersion;
	plan: PlanShown;
}

/** Opens the page of the safe-contact plan; it shows a case, so reading it stays written down. */
export function readPlanPage(actor: Actor, partId: string): Promise<PlanPage | NotForYou> {
	return together(actor, async (work) => {
		const found = await findCase(work, partId, 'part.view');
		if ('problem' in found) return found;
		const { head, names } = await topOf(work, found);
		const all = head.standing ? await plans.versionsOf(work, head.standing.personId) : [];
		const page = {
			...head,
			mayPlan: may(actor, 'part.plan', found),
			mayAllowNumber: may(actor, 'part.allow-number', found),
			call: may(actor, 'part.follow-up', found) ? await callOf(work, head) : undefined,
			hasOpenRoom: (await rooms.roomsOf(work, found.partId)).some(({ isOpen }) => isOpen),
			versions: all.map((one) => lineOf(one, names))
		};
		await recordReading(work, found);
		return page;
	});
}

async function callOf(work: StaffWork, { standing }: Head): Promise<PlanPage['call']> {
	if (!standing?.phone || !telephone()) return undefined;
	const { personId, isShownWithAnother: isShared } = standing;
	return { personId, isShared, decision: await mayCallNow(work, personId) };
}

/** One version as it was kept, to read only; what stood before is never changed. */
export function readOldPlan(
	actor: Actor,
	partId: string,
	version: number
): Promise<OldPlanPage | NotForYou> {
	return together(actor, async (work) => {
		const found = await findCase(work, partId, 'part.view');
		if ('problem' in found) return found;
		const { head, names } = await topOf(work, found);
		const personId = head.standing?.personId;
		const one = personId && (await plans.versionOf(work, personId, version));
		if (!one) return { problem: 'not-found' };
		await recordReading(work, found);
		return { ...head, line: lineOf(one, names), plan: shown(one, work.now) };
	});
}

async function topOf(work: StaffWork, found: CasePart) {
	const names = await namesOfStaff(work);
	const all = await people.ofPart(work, found.partId);
	return { names, head: await headOf(work, found, { all, names }) };
}

function lineOf(one: plans.VersionLine, names: StaffNames): ShownVersion {
	const nameOf = (id: string | null) => (id && names.get(id)) || '';
	return {
		version: one.version,
		keptAt: one.createdAt,
		keptBy: nameOf(one.createdBy),
		confirmedAt: one.confirmedAt,
		how: one.confirmedHow,
		confirmedBy: nameOf(one.confirmedBy)
	};
}
