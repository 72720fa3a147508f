import fc from 'fast-check';
import type { Role } from '#domain/actor.ts';
import { chatStatuses } from '#domain/chat.ts';
import { caseOf, casesOf, type ChatOfWorld, type World } from './world.ts';

const people = ['ada', 'bea', 'cor', 'dan', 'eva', 'fee'];
/** How many of each role among those a person is drawn from. */
const shares: Record<Role, number> = {
	counsellor: 4,
	supervisor: 2,
	expert: 2,
	administrator: 1,
	privacy_officer: 1,
	analyst: 1,
	front_desk: 2,
	on_call: 2
};
const roles = Object.entries(shares).flatMap(([role, n]) => Array<Role>(n).fill(role as Role));
const partNames = ['P', 'Q', 'R'];
const caseNames = ['X', 'Y', 'Z'];
const intakeNames = ['i', 'j', 'k', 'l', 'm'];

const anyone = fc.constantFrom(...people);
const member = fc.record({
	name: anyone,
	role: fc.constantFrom(undefined, undefined, 'expert' as const),
	ended: fc.boolean()
});
const reader = fc.record({ name: anyone, ended: fc.boolean(), silent: fc.boolean() });
const byName = { selector: (one: { name: string }) => one.name };
const links = fc.uniqueArray(
	fc.constantFrom(['X', 'Y'] as const, ['Y', 'Z'] as const, ['X', 'Z'] as const),
	{ maxLength: 2 }
);
const anyChat: fc.Arbitrary<ChatOfWorld> = fc
	.record({
		intake: fc.constantFrom(...intakeNames),
		status: fc.constantFrom(...chatStatuses),
		holder: anyone,
		joined: fc.option(anyone, { nil: undefined }),
		offeredTo: fc.option(anyone, { nil: undefined })
	})
	.map(({ intake, status, holder, joined, offeredTo }) => {
		if (status === 'waiting' || status === 'abandoned') return { intake, status };
		const beside = joined === holder ? undefined : joined;
		return { intake, status, holder, joined: beside, ...(status === 'active' && { offeredTo }) };
	});
/**
 * Six colleagues in any role, on and off duty, three parts in danger or not in up to three cases, or taken out of one, with any members or experts invited,
 * readers behind broken glass
 * and conflicts declared, sealed links, five intakes anywhere, conversations about some of them.
 */
const anyWorld: fc.Arbitrary<World> = fc.record({
	staff: fc.tuple(
		...people.map((name) =>
			fc.record({
				name: fc.constant(name),
				role: fc.constantFrom(...roles),
				waits: fc.constantFrom(false, false, false, true),
				onDuty: fc.boolean()
			})
		)
	),
	parts: fc.tuple(
		...partNames.map((name) =>
			fc.record({
				name: fc.constant(name),
				case: fc.constantFrom(...caseNames),
				stood: fc.uniqueArray(fc.constantFrom(...caseNames), { maxLength: 1 }),
				calm: fc.boolean(),
				members: fc.uniqueArray(member, { ...byName, maxLength: 4 }),
				barred: fc.uniqueArray(anyone, { maxLength: 1 }),
				readers: fc.uniqueArray(reader, { ...byName, maxLength: 2 })
			})
		)
	),
	links: fc
		.tuple(links, fc.boolean())
		.map(([pairs, ended]) => pairs.map(([one, other]) => ({ one, other, ended }))),
	intakes: fc.tuple(
		...intakeNames.map((name) =>
			fc.record({
				name: fc.constant(name),
				takenBy: fc.option(anyone, { nil: undefined }),
				part: fc.option(fc.constantFrom(...partNames), { nil: undefined, freq: 2 }),
				level: fc.constantFrom('T0', 'T1', 'T2', 'T4'),
				daysAgo: fc.constantFrom(13, 15)
			})
		)
	),
	looks: fc
		.uniqueArray(fc.record({ intake: fc.constantFrom(...intakeNames), proposedBy: anyone }), {
			selector: (look) => look.intake
		})
		.map((looks) => looks.map((look) => ({ ...look, name: `look ${look.intake}` }))),
	chats: fc.uniqueArray(anyChat, { selector: ({ intake }) => intake, maxLength: 4 })
});

/** Links join cases that are there, and nobody declares a conflict twice in one case. */
export const worlds: fc.Arbitrary<World> = anyWorld.map((world) => {
	const cases = casesOf(world);
	const declared = new Set<string>();
	const isFirst = (part: World['parts'][number], who: string) => {
		const once = `${caseOf(part)} ${who}`;
		return !declared.has(once) && Boolean(declared.add(once));
	};
	return {
		...world,
		parts: world.parts.map((part) => ({
			...part,
			stood: (part.stood ?? []).filter((one) => cases.includes(one)),
			barred: (part.barred ?? []).filter((who) => isFirst(part, who))
		})),
		links: (world.links ?? []).filter(
			({ one, other }) => cases.includes(one) && cases.includes(other)
		)
	};
});
