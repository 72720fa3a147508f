import { familyReminderOutlook } from '#domain/notification.ts';
import { reachBy } from '../notifications/family.ts';
import { hideNeighbours } from '../safe-contact/neighbours.ts';
import { opensTexts } from '../notifications/plan.ts';
import { isAgainst, rulesAbout, type Rules } from '../safe-contact/rules.ts';
import type { Person } from '../people/store.ts';
import type { Text } from '../timeline/about.store.ts';
import type { StaffWork } from '../work.ts';
import type { KeptFollowUp } from './store.ts';

export interface ShownFollowUp extends Pick<
	KeptFollowUp,
	| 'id'
	| 'kind'
	| 'status'
	| 'startsAt'
	| 'endsAt'
	| 'minutes'
	| 'method'
	| 'version'
	| 'words'
	| 'reasonCode'
	| 'personId'
> {
	/** Of the person it is with. */
	name: string;
	reminders: ShownReminder[];
	/** It would be by telephone, at a moment or in a way that her plan does not have. */
	isAgainstPlan: boolean;
}
export interface ShownReminder {
	purpose: string;
	/** Of the text; `not-agreed`: her plan has no texts, so there is none. */
	status: string;
	/** Of one to her: when it goes, as everything stands now. */
	plannedAt: Date;
	/** Of a planned one to her: why it will not go, as everything stands now. */
	willNot?: string;
	reasonCode: string | null;
}

/** Follow-ups as the pages of a case show them, with what will become of the texts about them. */
export async function showAll(
	work: StaffWork,
	ones: KeptFollowUp[],
	{ all, texts }: { all: Person[]; texts: Text[] }
): Promise<ShownFollowUp[]> {
	const told = await hideNeighbours(work, texts);
	const rules = await rulesOf(work, ones);
	return ones.map((one) => {
		const ofThis = told.filter(
			(text) => text.followUpId === one.id && text.followUpVersion === one.version
		);
		// of what is only reserved she gets no text
		const isTold = one.status === 'booked';
		const hers = isAhead(one, work.now) ? rules.get(one.personId ?? '') : undefined;
		return {
			...shown(one, all, remindersOf(one, ofThis, isTold ? hers : undefined)),
			isAgainstPlan: hers !== undefined && isAgainst(hers, one)
		};
	});
}

/** Of everybody with whom there is something to come, read once. */
async function rulesOf(work: StaffWork, ones: KeptFollowUp[]): Promise<Map<string, Rules>> {
	const ahead = ones.filter((one) => isAhead(one, work.now));
	const found = new Map<string, Rules>();
	for (const id of new Set(ahead.map(({ personId }) => personId)))
		if (id) found.set(id, await rulesAbout(work, id));
	return found;
}

function shown(
	one: KeptFollowUp,
	all: Person[],
	reminders: ShownReminder[]
): Omit<ShownFollowUp, 'isAgainstPlan'> {
	const { id, kind, status, startsAt, endsAt, minutes, method, version, words } = one;
	const { reasonCode, personId } = one;
	return {
		...{ id, kind, status, startsAt, endsAt, minutes, method, version, words },
		...{ reasonCode, personId },
		name: all.find((person) => person.id === one.personId)?.name ?? '',
		reminders
	};
}

function isAhead({ kind, status, startsAt }: KeptFollowUp, now: Date): boolean {
	const isToCome = status === 'held' || status === 'booked';
	return kind === 'appointment' && isToCome && startsAt > now;
}

function remindersOf(one: KeptFollowUp, texts: Text[], hers: Rules | undefined): ShownReminder[] {
	const shownTexts = texts.map((text) => asItStands(one, text, hers));
	const isOpen = !hers || opensTexts(hers.version);
	const stillCounts = shownTexts.filter(
		({ purpose, status }) => isOpen || purpose !== 'remind-family' || status !== 'cancelled'
	);
	const isTold = stillCounts.some(({ purpose }) => purpose === 'remind-family');
	if (isOpen || isTold) return stillCounts;
	const { startsAt: plannedAt } = one;
	const none = { purpose: 'remind-family', status: 'not-agreed', plannedAt, reasonCode: null };
	return [...stillCounts, none];
}

function asItStands(
	{ startsAt }: KeptFollowUp,
	{ purpose, status, plannedAt, firstPlannedAt, reasonCode }: Text,
	hers: Rules | undefined
): ShownReminder {
	const text = { purpose, status, plannedAt, reasonCode };
	if (!hers || purpose !== 'remind-family' || status !== 'planned') return text;
	const byText = reachBy(hers);
	if ('hold' in byText) return { ...text, willNot: byText.hold };
	const reminder = { plannedAt, firstPlannedAt, startsAt };
	const outlook = familyReminderOutlook(byText.plan, byText.attempt, reminder);
	if ('task' in outlook) return { ...text, willNot: outlook.task };
	return byText.isElsewhere
		? { ...text, willNot: 'shared-phone' }
		: { ...text, plannedAt: outlook.at };
}
