import type { Actor } from '#domain/actor.ts';
import { may } from '#domain/access.ts';
import { safeHours, safeHoursSpan, type SafeDay } from '#domain/safe-hours.ts';
import { findCase, recordReading, type NotForYou } from '../cases/found.ts';
import { roomsOf } from '../cases/intake.store.ts';
import type { CasePart } from '../cases/store.ts';
import { headOf, type Head } from '../cases/read.ts';
import { glassTold, type GlassTold } from '../glass/told.ts';
import * as people from '../people/store.ts';
import type { Person } from '../people/store.ts';
import { isId } from '../row-id.ts';
import { stillGood } from '../safe-contact/confirm-again.ts';
import { isAgainst, rulesAbout } from '../safe-contact/rules.ts';
import { namesOfStaff, type StaffNames } from '../staff/colleagues.store.ts';
import * as timeline from '../timeline/about.store.ts';
import { together, type StaffWork } from '../work.ts';
import { visitLine, type VisitLine } from '../visits/line.ts';
import * as visits from '../visits/store.ts';
import { showAll, type ShownFollowUp } from './shown.ts';
import * as followUps from './store.ts';
import type { KeptFollowUp } from './store.ts';

export interface FollowUpPage extends Head {
	mayPlan: boolean;
	people: Person[];
	/** Absent for a new one. */
	followUp?: ShownFollowUp;
	/** For a new one: when she can be called as her plan has it, and whoever plans it is free. */
	safeDays: SafeDay[];
	/** She has a room in which we can write. */
	hasRoom: boolean;
	/** The mark of her plan, when this talk can confirm it anew. */
	planSeen?: string | undefined;
	/** Of an appointment outside: who goes and how it stands; absent while nobody planned it. */
	visit?: VisitLine | undefined;
	/** Of a task about glass that was broken: by whom and why. */
	glass?: GlassTold | undefined;
	now: Date;
}

/** Opens the page of one follow-up, or of a new one. */
export function readFollowUpPage(
	actor: Actor,
	partId: string,
	followUpId?: string
): Promise<FollowUpPage | NotForYou> {
	return together(actor, async (work) => {
		const found = await findCase(work, partId, 'part.view');
		if ('problem' in found) return found;
		const all = await people.ofPart(work, found.partId);
		const one =
			followUpId && isId(followUpId)
				? await followUps.find(work, found.partId, followUpId)
				: undefined;
		if (followUpId && !one) return { problem: 'not-found' };
		const texts = one ? await timeline.textsAbout(work, [one.id]) : [];
		const [followUp] = one ? await showAll(work, [one], { all, texts }) : [];
		const names = await namesOfStaff(work);
		const mayPlan = may(actor, 'part.follow-up', found);
		const page = {
			...(await headOf(work, found, { all, names })),
			mayPlan,
			people: all,
			...(followUp && { followUp }),
			safeDays: followUp || !mayPlan || !all[0] ? [] : await safeDaysOf(work, all[0].id),
			hasRoom: (await roomsOf(work, found.partId)).some(({ isOpen }) => isOpen),
			planSeen: one && (await stillGood(work, found, one))?.mark,
			visit: one && (await visitOf(work, one, names)),
			glass: one && (await glassOf(work, found, one, names)),
			now: work.now
		};
		await recordReading(work, found);
		return page;
	});
}

async function safeDaysOf(work: StaffWork, personId: string): Promise<SafeDay[]> {
	const rules = await rulesAbout(work, personId);
	const { now } = work;
	return safeHours({
		windows: rules.plan?.safeWindows ?? [],
		busy: await followUps.busyBetween(work, safeHoursSpan(now)),
		now,
		fits: (startsAt) => !isAgainst(rules, { method: 'phone', startsAt, minutes: 60 })
	});
}

async function visitOf(work: StaffWork, { id }: KeptFollowUp, names: StaffNames) {
	const row = await visits.find(work, id);
	return row && visitLine(work, row, names);
}

// whoever reads behind glass herself does not learn who did so before
async function glassOf(
	work: StaffWork,
	{ readerIds }: CasePart,
	{ id, reasonCode }: KeptFollowUp,
	names: StaffNames
): Promise<GlassTold | undefined> {
	const isTold = reasonCode === 'glass-broken' && !readerIds.includes(work.actor.id);
	return isTold ? glassTold(work, id, names) : undefined;
}
