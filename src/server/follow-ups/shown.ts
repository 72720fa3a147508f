import { familyReminderOutlook } from '#domain/notification.ts';
import { familyReach } from '../notifications/family.ts';
import { isAgainstPlan } from './schedule.ts';
import { hideNeighbours } from '../safe-contact/neighbours.ts';
import { textsAreOpen } from '../notifications/plan.ts';
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
interface Reach {
	textsAreOpen: boolean;
	byText: Awaited<ReturnType<typeof familyReach>>;
}

/** Follow-ups as the pages of a case show them, with what will become of the texts about them. */
export async function showAll(
	work: StaffWork,
	ones: KeptFollowUp[],
	{ all, texts }: { all: Person[]; texts: Text[] }
): Promise<ShownFollowUp[]> {
	const told = await hideNeighbours(work, texts);
	const live = ones.filter((one) => isAhead(one, work.now));
	const reaches = new Map<string, Reach>();
	for (const id of new Set(live.map(({ personId }) => personId))) {
		if (!id) continue;
		const byText = await familyReach(work, id);
		reaches.set(id, { byText, textsAreOpen: await textsAreOpen(work, id) });
	}
	const unsafe = await againstPlan(work, ones);
	return ones.map((one) => {
		const ofThis = told.filter(
			(text) => text.followUpId === one.id && text.followUpVersion === one.version
		);
		const reach = live.includes(one) ? reaches.get(one.personId ?? '') : undefined;
		return {
			...shown(one, all, remindersOf(one, ofThis, reach)),
			isAgainstPlan: unsafe.has(one.id)
		};
	});
}

async function againstPlan(work: StaffWork, ones: KeptFollowUp[]): Promise<Set<string>> {
	const found = new Set<string>();
	for (const one of ones) {
		const { id, status, startsAt } = one;
		const isToCome = (status === 'held' || status === 'booked') && startsAt > work.now;
		if (isToCome && (await isAgainstPlan(work, one))) found.add(id);
	}
	return found;
}

function shown(
	one: KeptFollowUp,
	all: Person[],
	reminders: ShownReminder[]
): Omit<ShownFollowUp, 'isAgainstPlan'> {
	const { id, kind, status, startsAt, endsAt, minutes, method, version, words, reasonCode } = one;
	return {
		...{ id, kind, status, startsAt, endsAt, minutes, method, version, words, reasonCode },
		name: all.find((person) => person.id === one.personId)?.name ?? '',
		reminders
	};
}

function isAhead({ kind, status, startsAt }: KeptFollowUp, now: Date): boolean {
	return kind === 'appointment' && status === 'booked' && startsAt > now;
}

function remindersOf(one: KeptFollowUp, texts: Text[], reach: Reach | undefined): ShownReminder[] {
	const shownTexts = texts.map((text) => asItStands(one, text, reach));
	const isOpen = !reach || reach.textsAreOpen;
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
	reach: Reach | undefined
): ShownReminder {
	const text = { purpose, status, plannedAt, reasonCode };
	if (!reach || purpose !== 'remind-family' || status !== 'planned') return text;
	const { byText } = reach;
	if ('hold' in byText) return { ...text, willNot: byText.hold };
	const reminder = { plannedAt, firstPlannedAt, startsAt };
	const outlook = familyReminderOutlook(byText.rules, byText.attempt, reminder);
	if ('task' in outlook) return { ...text, willNot: outlook.task };
	return byText.isElsewhere
		? { ...text, willNot: 'shared-phone' }
		: { ...text, plannedAt: outlook.at };
}
