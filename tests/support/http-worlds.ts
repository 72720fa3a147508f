import fc from 'fast-check';
import { assignPart } from '#server/cases/assign.ts';
import { joinParts, linkCases } from '#server/cases/join-parts.ts';
import { takeOn } from '#server/cases/take-on.ts';
import { declareConflict } from '#server/conflicts/declare.ts';
import { breakGlass } from '#server/glass/break.ts';
import { takeIntake } from '#server/intakes/take.ts';
import { writeNote } from '#server/notes/write.ts';
import type { Actor } from '#domain/actor.ts';
import { allClear, arrives } from './arrivals.ts';

export const counsellors = ['ada', 'bea', 'cor'] as const;
export type Counsellor = (typeof counsellors)[number];
export const partNames = ['P', 'Q', 'R', 'S'] as const;
export type PartName = (typeof partNames)[number];

/** Who holds which part, which belong together, who reads in need, who knows whom. */
export interface HttpWorld {
	holders: Record<PartName, Counsellor>;
	seconds: Partial<Record<PartName, Counsellor>>;
	joined: [PartName, PartName][];
	linked: [PartName, PartName][];
	broken: { by: Counsellor; part: PartName }[];
	conflicts: { by: Counsellor | 'sup'; part: PartName }[];
}
/** A part as it was made: what would give it away stands in it and nowhere else. */
export interface MadePart {
	id: string;
	intake: string;
	code: string;
	name: string;
	note: string;
}

const anyone = fc.constantFrom(...counsellors);
const anyPart = fc.constantFrom(...partNames);
const pair = fc.tuple(anyPart, anyPart).filter(([one, other]) => one !== other);
const some = <T>(arbitrary: fc.Arbitrary<T>) => fc.array(arbitrary, { maxLength: 2 });

export const httpWorlds: fc.Arbitrary<HttpWorld> = fc.record({
	holders: fc.record({ P: anyone, Q: anyone, R: anyone, S: anyone }),
	seconds: fc.record({ P: anyone, Q: anyone }, { requiredKeys: [] }),
	joined: some(pair),
	linked: some(pair),
	broken: some(fc.record({ by: anyone, part: anyPart })),
	conflicts: some(fc.record({ by: fc.constantFrom(...counsellors, 'sup' as const), part: anyPart }))
});

/** Through the use cases, in the order in which it would happen; what the rules refuse does not. */
export async function makeWorld(
	world: HttpWorld,
	staff: Record<Counsellor | 'sup' | 'chief', Actor>,
	mark: string
): Promise<Record<PartName, MadePart>> {
	const parts = {} as Record<PartName, MadePart>;
	for (const name of partNames)
		parts[name] = await makePart(staff[world.holders[name]], `${mark}${name}`);
	const reason = 'Het gaat om dezelfde mensen, bleek.';
	for (const [part, staffName] of Object.entries(world.seconds))
		await assignPart(staff.chief, parts[part as PartName].id, {
			...{ staffId: staff[staffName].id, role: 'second' }
		});
	for (const [one, other] of world.joined)
		await joinParts(staff.chief, parts[one].id, { code: parts[other].code, reason });
	for (const [one, other] of world.linked)
		await linkCases(staff.chief, parts[one].id, { code: parts[other].code, reason });
	for (const { by, part } of world.broken)
		await breakGlass(staff[by], { code: parts[part].code, reason });
	for (const { by, part } of world.conflicts)
		await declareConflict(staff[by], parts[part].id, 'Dit zijn mensen die ik ken.');
	return parts;
}

async function makePart(by: Actor, mark: string): Promise<MadePart> {
	const intake = await arrives({ ...allClear, story: `Verhaal ${mark}` });
	await takeIntake(by, intake, {});
	const name = `Naam${mark}`;
	const opened = await takeOn(by, intake, { serviceType: 'family_support', name, concern: '' });
	if ('problem' in opened) throw new Error(opened.problem);
	const note = `Notitie ${mark}`;
	await writeNote(by, opened.partId, note);
	return { id: opened.partId, intake, code: opened.code, name, note };
}
