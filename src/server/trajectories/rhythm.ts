import {
	cadenceOf,
	nextOf,
	situationOf,
	type CadenceCode,
	type CadenceFacts,
	type Due
} from '#domain/cadence.ts';
import { isOpen } from '#domain/trajectory.ts';
import type { CasePart } from '../cases/store.ts';
import * as consents from '../consents/held.store.ts';
import { holidays } from '../house.ts';
import { plannedOn } from '../risk/task.store.ts';
import type { StaffWork } from '../work.ts';
import * as legal from './legal.store.ts';
import * as rhythms from './rhythm.store.ts';
import type { Beat } from './rhythm.store.ts';
import * as trajectories from './store.ts';
import type { Trajectory } from './store.ts';

type Whose = Pick<CasePart, 'partId' | 'counsellorIds'>;
interface Since {
	trajectoryId: string;
	/** As it stood before: the same row of the table leaves what was planned, and moved by hand, alone. */
	before?: Trajectory | undefined;
	/** The day that fixes others is another. */
	isAnew?: boolean;
}

const series: readonly CadenceCode[] = ['cadence-release', 'cadence-aftercare'];
const isOfSeries = ({ code }: Pick<Due, 'code'>) => series.includes(code);

/** The rhythm follows where a trajectory stands now, in the same transaction. */
export async function followRhythm(work: StaffWork, whose: Whose, since: Since): Promise<void> {
	const { trajectoryId, before, isAnew = false } = since;
	const now = await factsNow(work, whose, trajectoryId);
	if (!now) return;
	const open = await rhythms.open(work, trajectoryId);
	const { type, status, pathway } = before ?? now;
	const was = before && situationOf({ ...now, type, status, pathway }, work.now);
	const isSame = was === situationOf(now, work.now);
	const wanted = cadenceOf(now, work.now);
	const kept = open.filter((beat) =>
		isOfSeries(beat) ? goesOn(beat, { wanted, isAnew }) : isSame && has(wanted, beat)
	);
	const fresh = wanted.filter((due) => !(isAnew ? isAmong(kept, due) : has(kept, due)));
	if (fresh.length > 0 || kept.length < open.length)
		await rhythms.set(work, trajectoryId, { kept, fresh });
}

/** One of it was done: the next comes, where it still asks for one. */
export async function goOn(
	work: StaffWork,
	whose: Whose,
	{ trajectoryId, reasonCode }: { trajectoryId: string | null; reasonCode: string | null }
): Promise<void> {
	if (!trajectoryId || !reasonCode?.startsWith('cadence-')) return;
	const code = reasonCode as CadenceCode;
	const now = await factsNow(work, whose, trajectoryId);
	const next = now && !isOfSeries({ code }) ? nextOf(code, now, work.now) : undefined;
	const kept = await rhythms.open(work, trajectoryId);
	if (next && !has(kept, next)) await rhythms.set(work, trajectoryId, { kept, fresh: [next] });
}

/** The case was judged: what the rhythm asks about risk follows. */
export async function followRisk(work: StaffWork, whose: Whose): Promise<void> {
	for (const before of await trajectories.ofPart(work, whose.partId))
		if (isOpen(before.status)) await followRhythm(work, whose, { trajectoryId: before.id, before });
}

/** She said yes or no to being contacted afterwards: what was planned for that follows. */
export async function followAgreed(work: StaffWork, whose: Whose): Promise<void> {
	for (const before of await trajectories.ofPart(work, whose.partId))
		if (before.status === 'aftercare')
			await followRhythm(work, whose, { trajectoryId: before.id, before, isAnew: true });
}

/** Somebody spoke with her: the next contact is counted from then, also where that is told later. */
export async function heardFrom(work: StaffWork, whose: Whose, at: Date): Promise<void> {
	for (const { id } of await trajectories.ofPart(work, whose.partId)) {
		const open = await rhythms.open(work, id);
		const contact = open.find(({ code }) => code === 'cadence-contact');
		const now = contact && (await factsNow(work, whose, id));
		const next = now && nextOf('cadence-contact', now, at);
		if (!contact || !next || contact.at >= next.at) continue;
		const kept = open.filter((beat) => beat !== contact);
		await rhythms.set(work, id, { kept, fresh: [next] });
	}
}

function goesOn(beat: Beat, { wanted, isAnew }: { wanted: Due[]; isAnew: boolean }): boolean {
	return isAnew ? isAmong(wanted, beat) : has(wanted, beat);
}

function has(all: readonly Due[], { code }: Due): boolean {
	return all.some((one) => one.code === code);
}

function isAmong(all: readonly Due[], due: Due): boolean {
	return all.some(
		(one) => one.code === due.code && (!isOfSeries(due) || one.at.getTime() === due.at.getTime())
	);
}

async function factsNow(
	work: StaffWork,
	{ partId, counsellorIds }: Whose,
	trajectoryId: string
): Promise<CadenceFacts | undefined> {
	const all = await trajectories.ofPart(work, partId);
	const found = all.find(({ id }) => id === trajectoryId);
	if (!found) return undefined;
	const { type, status, pathway, endedAt, reviewOn } = found;
	return {
		...{ type, status, pathway, endedAt: endedAt ?? undefined, reviewOn: reviewOn ?? undefined },
		level: await rhythms.levelOf(work, partId),
		releaseOn: counsellorIds.includes(work.actor.id)
			? (await legal.find(work, trajectoryId))?.releaseOn || undefined
			: await rhythms.lastRelease(work, trajectoryId),
		riskOn: await plannedOn(work, partId),
		hasAftercareConsent: await consents.holdsIn(work, partId, 'contact_after_closure'),
		holidays: holidays()
	};
}
