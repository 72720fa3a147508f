import { ageBands } from '#domain/age.ts';
import { textOf } from '#domain/intake-answers.ts';
import { unknownPerson, type CaseRole, type Person } from '#domain/person.ts';
import type { Relation, RelationKind } from '#domain/relation.ts';
import type { KeptIntake } from '../intakes/sealed-intake.ts';
import * as people from '../people/store.ts';
import * as ties from '../people/tie.store.ts';
import type { StaffWork } from '../work.ts';

interface Told {
	name: string;
	concern: string;
	told: KeptIntake | undefined;
}
export interface FirstPeople {
	/** Who asks first. */
	personIds: string[];
	/** What whoever asks is to the person of concern, when she said it. */
	tieId?: string;
}
interface Said {
	kind: RelationKind;
	/** The tie runs from the person of concern. */
	isTurned?: boolean;
	role?: CaseRole;
}

// what the person of concern is to whoever asks (domain/intake-answers)
const saidAs: Record<string, Said> = {
	child: { kind: 'parent_of', role: 'parent' },
	partner: { kind: 'partner_of', role: 'partner' },
	sibling: { kind: 'sibling_of', role: 'sibling' },
	parent: { kind: 'parent_of', isTurned: true, role: 'child' },
	grandchild: { kind: 'grandparent_of', role: 'grandparent' },
	family: { kind: 'kin_of' },
	other: { kind: 'knows' }
};

/**
 * The people a case begins with: whoever asks, and the person of concern under a code word, unless
 * they are one and the same; and the tie between them, as far as she told.
 */
export async function addPeople(
	work: StaffWork,
	part: { partId: string; keyId: string },
	{ name, concern, told }: Told
): Promise<FirstPeople> {
	const band = textOf(told?.answers ?? {}, 'ageBand');
	const ageBand = ageBands.find((one) => one === band) ?? '';
	const relation = textOf(told?.answers ?? {}, 'relation');
	const said = told?.door === 'relative' ? saidAs[relation] : undefined;
	const isSelf = told?.door === 'self';
	const roles = askerRoles(told?.door, said);
	const language = told?.language ?? '';
	const asker: Person = { ...unknownPerson, roles, name, language, knows: 'yes' };
	const askerId = await people.add(work, part, { who: isSelf ? { ...asker, ageBand } : asker });
	if (isSelf) return { personIds: [askerId] };

	const other: Person = { ...unknownPerson, roles: ['concern'], name: concern, relation, ageBand };
	const concernId = await people.add(work, part, { who: other });
	const personIds = [askerId, concernId];
	if (!said) return { personIds };
	return { personIds, tieId: await ties.add(work, part, tieOf(said, personIds)) };
}

function askerRoles(door: KeptIntake['door'] | undefined, said: Said | undefined): CaseRole[] {
	if (door === 'professional') return ['asker', 'professional'];
	return said?.role ? ['asker', said.role] : ['asker'];
}

function tieOf({ kind, isTurned = false }: Said, personIds: string[]): Relation {
	const [fromId, toId] = (isTurned ? personIds.toReversed() : personIds) as [string, string];
	const worry = isTurned ? ('second' as const) : ('first' as const);
	const hasAuthority = kind === 'parent_of' && !isTurned ? ('unknown' as const) : ('' as const);
	return { fromId, toId, kind, bond: 'normal', worry, hasAuthority, words: '' };
}
