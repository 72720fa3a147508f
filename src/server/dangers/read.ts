import { may } from '#domain/access.ts';
import type { PartSubject } from '#domain/access-subject.ts';
import type { Actor } from '#domain/actor.ts';
import type { PassingDecision } from '#domain/danger.ts';
import { recordRefusal } from '../audit/record.ts';
import { sketchOf, type PartSketch } from '../cases/sketch.ts';
import * as cases from '../cases/store.ts';
import { dataKeyOf } from '../keys/data-keys.ts';
import { isId } from '../row-id.ts';
import { colleagues, type Colleague } from '../staff/colleagues.store.ts';
import { together, type StaffWork } from '../work.ts';
import { openEnding, openPassing, type PassingReason } from './sealed-reason.ts';
import * as dangers from './store.ts';
import type { Danger, PassingRow } from './store.ts';

export interface DangerPage extends Pick<
	Danger,
	'id' | 'kind' | 'level' | 'reference' | 'raisedAt' | 'deadlineAt' | 'intakeId'
> {
	source: PartSketch;
	others: Other[];
	/** Absent while it is not over. */
	ended: Ended | undefined;
	/** Why the actor may not say that it is over: it was said, it is not hers to say, or somebody is undecided about, by her or by another. */
	ending: 'over' | 'undecided' | 'another' | Eyes;
	now: Date;
}
interface Other extends PartSketch {
	decided: Decided | undefined;
	/** Whether the actor may decide that she is not told. */
	keeping: Eyes;
}
/** She works or worked with these people, and leaves it to another supervisor, or there is none. */
type Eyes = 'may' | 'own' | 'nobody';
export interface Decided extends PassingReason {
	decision: PassingDecision;
	by: string;
	at: Date;
}
export interface Ended {
	by: string;
	at: Date;
	reason: string;
}

/** Opens a danger and what it must be weighed for; that a supervisor saw it stops the ringing. */
export function readDanger(
	actor: Actor,
	id: string
): Promise<DangerPage | { problem: 'not-found' }> {
	return together(actor, async (work) => {
		const found = await findDanger(work, id);
		if (!found) return { problem: 'not-found' };
		const staff = [...(await colleagues(work)).values()];
		const names = new Map(staff.map((one) => [one.id, one.name]));
		const known = await dangers.decisions(work, id);
		const others = [];
		for (const partId of await dangers.otherParts(work, found.partId)) {
			const row = known.find((one) => one.partId === partId);
			const decided = row && (await decidedOf(work, found, row, names));
			const about = { action: 'danger.keep', staff } as const;
			const keeping = await eyesOn(work, [found.partId, partId], about);
			others.push({ ...(await sketchOf(work, partId, names)), decided, keeping });
		}
		await dangers.markSeen(work, id);
		const { kind, level, reference, raisedAt, deadlineAt, intakeId } = found;
		return {
			...{ id, kind, level, reference, raisedAt, deadlineAt, intakeId },
			source: await sketchOf(work, found.partId, names),
			others,
			ended: await endedOf(work, found, names),
			ending: await endingOf(work, found, { others, staff }),
			now: work.now
		};
	});
}

/** The danger when this actor may weigh it; a refusal is written down. */
export async function findDanger(work: StaffWork, id: string): Promise<Danger | undefined> {
	if (!isId(id)) return undefined;
	const found = await dangers.find(work, id);
	if (found && may(work.actor, 'danger.decide', { counsellorIds: [] })) return found;
	await recordRefusal(work, 'part.reading-refused', id);
	return undefined;
}

async function endingOf(
	work: StaffWork,
	found: Danger,
	{ others, staff }: Pick<DangerPage, 'others'> & { staff: readonly Colleague[] }
): Promise<DangerPage['ending']> {
	if (found.endedAt) return 'over';
	const eyes = await eyesOn(work, [found.partId], { action: 'danger.end', staff });
	if (eyes !== 'may') return eyes;
	if (others.some(({ decided }) => !decided)) return 'undecided';
	return (await dangers.isWeighedByAnother(work, found.id)) ? 'another' : 'may';
}

type LeftToAnother = 'danger.end' | 'danger.keep';

/** Whether it is another supervisor's to say, of one of these parts or more. */
export async function isLeftToAnother(
	work: StaffWork,
	partIds: readonly string[],
	action: LeftToAnother
): Promise<boolean> {
	return !(await partsOf(work, partIds)).every((part) => part && may(work.actor, action, part));
}

async function eyesOn(
	work: StaffWork,
	partIds: readonly string[],
	{ action, staff }: { action: LeftToAnother; staff: readonly Colleague[] }
): Promise<Eyes> {
	const parts = await partsOf(work, partIds);
	if (parts.every((part) => part && may(work.actor, action, part))) return 'may';
	const known: PartSubject[] = [];
	for (const part of parts.filter((one) => one !== undefined)) {
		known.push({ ...part, barredIds: await dangers.conflictsBeside(work, part.partId) });
	}
	const isAnothers = (one: Colleague) => known.every((part) => may(one, action, part));
	return staff.some((one) => one.isAdmitted && isAnothers(one)) ? 'own' : 'nobody';
}

/** In this order; undefined for one that the actor may not see. */
async function partsOf(work: StaffWork, partIds: readonly string[]) {
	const parts = [];
	for (const id of partIds) parts.push(await cases.find(work, id));
	return parts;
}

async function decidedOf(
	work: StaffWork,
	{ id: dangerId }: Danger,
	{ partId, decision, decidedBy, decidedAt, keyId, sealed }: PassingRow,
	names: Map<string, string>
): Promise<Decided> {
	const why = openPassing(await dataKeyOf(work, keyId), { dangerId, partId }, sealed);
	return { decision, by: names.get(decidedBy) ?? '', at: decidedAt, ...why };
}

async function endedOf(
	work: StaffWork,
	{ id, endedAt, endedBy, keyId, sealed }: Danger,
	names: Map<string, string>
): Promise<Ended | undefined> {
	if (!endedAt) return undefined;
	const reason = keyId && sealed ? openEnding(await dataKeyOf(work, keyId), id, sealed) : '';
	return { by: names.get(endedBy ?? '') ?? '', at: endedAt, reason };
}
