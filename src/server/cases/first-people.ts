import { textOf } from '#domain/intake-answers.ts';
import type { KeptIntake } from '../intakes/sealed-intake.ts';
import * as people from '../people/store.ts';
import type { StaffWork } from '../work.ts';

interface Told {
	name: string;
	concern: string;
	told: KeptIntake | undefined;
}

/**
 * The people a case begins with: whoever asks, and the person of concern under a code word, unless
 * they are one and the same. Answers their ids, who asks first.
 */
export async function addPeople(
	work: StaffWork,
	part: { partId: string; keyId: string },
	{ name, concern, told }: Told
): Promise<string[]> {
	const isSelf = told?.door === 'self';
	const ageBand = textOf(told?.answers ?? {}, 'ageBand');
	const asker = { role: 'asker', name, relation: '', ageBand: isSelf ? ageBand : '' } as const;
	const ids = [await people.add(work, part, asker)];
	if (isSelf) return ids;

	const relation = textOf(told?.answers ?? {}, 'relation');
	const other = { role: 'concern', name: concern, relation, ageBand } as const;
	return [...ids, await people.add(work, part, other)];
}
