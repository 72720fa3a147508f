import type { Actor, Role } from '#domain/actor.ts';
import { openReason } from '../conflicts/sealed-reason.ts';
import { waitingDangers, type WaitingDanger } from '../dangers/waiting.ts';
import { dataKeyOf } from '../keys/data-keys.ts';
import { colleagues, type Colleague } from '../staff/colleagues.store.ts';
import { together, type StaffWork } from '../work.ts';
import * as bundles from './bundle.store.ts';
import type { ConflictRow, LinkRow } from './bundle.store.ts';
import { decisionsOf, type Decision } from './decisions.ts';
import { findCase, recordReading, type NotForYou } from './found.ts';
import { sketchOf, type PartSketch } from './sketch.ts';

/** Everything that is known to be about the same people; nobody but supervisors learns of it. */
export interface Bundle {
	part: PartSketch;
	/** Other parts of the same case. */
	beside: PartSketch[];
	links: SealedLink[];
	/** Known in one of these parts and not weighed for every other: who works here takes nobody apart before. */
	toWeigh: WaitingDanger[];
	conflicts: DeclaredConflict[];
	decisions: Decision[];
	/** Who may be given this part. */
	staff: Named[];
	/** Who thinks along in it, and who may be asked to. */
	experts: Named[];
	invitable: Named[];
}
type Named = { id: string; name: string };
export interface DeclaredConflict {
	id: string;
	name: string;
	declaredAt: Date;
	reason: string;
}
export interface SealedLink {
	id: string;
	reason: string;
	by: string;
	madeAt: Date;
	parts: PartSketch[];
}

export function readBundle(actor: Actor, partId: string): Promise<Bundle | NotForYou> {
	return together(actor, async (work) => {
		const found = await findCase(work, partId, 'case.view');
		if ('problem' in found) return found;
		const { caseId } = (await bundles.caseOf(work, partId))!;
		const people = [...(await colleagues(work)).values()];
		const names = new Map(people.map(({ id, name }) => [id, name]));
		const all = await bundles.partsOf(work, caseId);
		const beside = all.filter((id) => id !== partId);
		const declared = await bundles.conflictsOf(work, caseId);
		const { expertIds } = found;
		const shut = [...declared.map(({ staffId }) => staffId), ...expertIds];
		const free = people.filter(({ id, isAdmitted }) => isAdmitted && !shut.includes(id));
		const links = await sealedLinks(work, caseId, names);
		const near = [...all, ...links.flatMap(({ parts }) => parts.map((one) => one.partId))];
		const waiting = await waitingDangers(work);
		const bundle = {
			part: await sketchOf(work, partId, names),
			beside: await sketches(work, beside, names),
			links,
			toWeigh: waiting.filter((one) => one.waiting > 0 && near.includes(one.partId)),
			conflicts: await Promise.all(declared.map((one) => conflictOf(work, one, names))),
			decisions: await decisionsOf(work, caseId, names),
			staff: named(free, ['counsellor', 'supervisor']),
			experts: expertIds.map((id) => ({ id, name: names.get(id) ?? '' })),
			invitable: named(free, ['expert'])
		};
		await recordReading(work, found);
		return bundle;
	});
}

async function conflictOf(
	work: StaffWork,
	{ id, staffId, declaredAt, keyId, sealedIn, sealed }: ConflictRow,
	names: Map<string, string>
): Promise<DeclaredConflict> {
	const reason = openReason(await dataKeyOf(work, keyId), sealedIn ?? id, sealed);
	return { id, name: names.get(staffId) ?? '', declaredAt, reason };
}

async function sealedLinks(work: StaffWork, caseId: string, names: Map<string, string>) {
	const links = await bundles.linksOf(work, caseId);
	return Promise.all(links.map((link) => linkOf(work, link, { caseId, names })));
}

async function linkOf(
	work: StaffWork,
	link: LinkRow,
	{ caseId, names }: { caseId: string; names: Map<string, string> }
): Promise<SealedLink> {
	const other = link.caseId === caseId ? link.otherCaseId : link.caseId;
	return {
		id: link.id,
		reason: await bundles.reasonOf(work, link),
		by: names.get(link.madeBy) ?? '',
		madeAt: link.madeAt,
		parts: await sketches(work, await bundles.partsOf(work, other), names)
	};
}

async function sketches(work: StaffWork, partIds: string[], names: Map<string, string>) {
	const found: PartSketch[] = [];
	for (const id of partIds) found.push(await sketchOf(work, id, names));
	return found;
}

function named(people: Colleague[], roles: Role[]): Named[] {
	return people.filter(({ role }) => roles.includes(role)).map(({ id, name }) => ({ id, name }));
}
