import fc from 'fast-check';
import type { World } from './world.ts';

const people = ['ada', 'bea', 'cor', 'dan', 'eva', 'fee'];
const roles = ['counsellor', 'counsellor', 'supervisor', 'administrator'] as const;
const partNames = ['P', 'Q', 'R'];
const intakeNames = ['i', 'j', 'k', 'l', 'm'];

const anyone = fc.constantFrom(...people);
const member = fc.record({ name: anyone, ended: fc.boolean() });
/** Six colleagues in any role, three parts with any members, five intakes anywhere. */
export const worlds: fc.Arbitrary<World> = fc.record({
	staff: fc.tuple(
		...people.map((name) =>
			fc.record({
				name: fc.constant(name),
				role: fc.constantFrom(...roles),
				waits: fc.constantFrom(false, false, false, true)
			})
		)
	),
	parts: fc.tuple(
		...partNames.map((name) =>
			fc.record({
				name: fc.constant(name),
				members: fc.uniqueArray(member, { selector: (one) => one.name, maxLength: 4 })
			})
		)
	),
	intakes: fc.tuple(
		...intakeNames.map((name) =>
			fc.record({
				name: fc.constant(name),
				takenBy: fc.option(anyone, { nil: undefined }),
				part: fc.option(fc.constantFrom(...partNames), { nil: undefined, freq: 2 })
			})
		)
	),
	looks: fc
		.uniqueArray(fc.record({ intake: fc.constantFrom(...intakeNames), proposedBy: anyone }), {
			selector: (look) => look.intake
		})
		.map((looks) => looks.map((look) => ({ ...look, name: `look ${look.intake}` })))
});
