import { may } from '#domain/access.ts';
import type { Actor } from '#domain/actor.ts';
import type { PassingDecision } from '#domain/danger.ts';
import { recordRefusal } from '../audit/record.ts';
import { sketchOf, type PartSketch } from '../cases/sketch.ts';
import * as cases from '../cases/store.ts';
import type { CasePart } from '../cases/store.ts';
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
	others: (PartSketch & { decided: Decided | undefined })[];
	/** Absent while it is not over. */
	ended: Ended | undefined;
	/** Why the actor may not say that it is over: it was said, she works or worked on the case and leaves it to another supervisor or there is none, or somebody is undecided about. */
	ending: 'over' | 'own' | 'nobody' | 'undecided' | 'may';
	now: Date;
}
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
		const staff = await colleagues(work);
		const names = new Map([...staff.values()].map((one) => [one.id, one.name]));
		const known = await dangers.decisions(work, id);
		const others = [];
		for (const partId of await dangers.otherParts(work, found.partId)) {
			const row = known.find((one) => one.partId === partId);
			const decided = row && (await decidedOf(work, found, row, names));
			others.push({ ...(await sketchOf(work, partId, names)), decided });
		}
		await dangers.markSeen(work, id);
		const { kind, level, reference, raisedAt, deadlineAt, intakeId } = found;
		return {
			...{ id, kind, level, reference, raisedAt, deadlineAt, intakeId },
			source: await sketchOf(work, found.partId, names),
			others,
			ended: await endedOf(work, found, names),
			ending: await endingOf(work, found, { others, staff: [...staff.values()] }),
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
	const known = await cases.find(work, found.partId);
	if (!isAnothers(work.actor, known))
		return (await isForAnyOf(work, found, { known, staff })) ? 'own' : 'nobody';
	return others.every(({ decided }) => decided) ? 'may' : 'undecided';
}

/** Whether the actor works or worked on the case that it is known in. */
export async function isOwn(work: StaffWork, { partId }: Danger): Promise<boolean> {
	return !isAnothers(work.actor, await cases.find(work, partId));
}

function isAnothers(actor: Actor, known: CasePart | undefined): boolean {
	return known !== undefined && may(actor, 'danger.end', known);
}

async function isForAnyOf(
	work: StaffWork,
	{ partId }: Danger,
	{ known, staff }: { known: CasePart | undefined; staff: readonly Colleague[] }
): Promise<boolean> {
	const barredIds = await dangers.conflictsBeside(work, partId);
	const beside = known && { ...known, barredIds };
	return staff.some((one) => one.isAdmitted && isAnothers(one, beside));
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
