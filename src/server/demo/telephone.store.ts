import { and, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import { contactPoint, person } from '../db/schema/cases.ts';
import { staff } from '../db/schema/staff.ts';
import type { Work } from '../work.ts';

/** Whose telephone may ring, on duty or not. */
export function staffPhones(work: Work) {
	const { id, keyId, name, phone, role, onDutySince } = staff;
	return work.db
		.select({ id, keyId, name, phone, role, onDutySince })
		.from(staff)
		.where(
			and(
				isNotNull(phone),
				isNull(staff.disabledAt),
				inArray(role, ['counsellor', 'supervisor', 'on_call'])
			)
		);
}

/** Who may be reached at these numbers, one for each. */
export function personsAt(work: Work, indexes: Buffer[]) {
	return work.db
		.selectDistinctOn([contactPoint.valueIndex], {
			index: contactPoint.valueIndex,
			id: person.id,
			keyId: person.keyId,
			sealed: person.sealed
		})
		.from(contactPoint)
		.innerJoin(person, eq(person.id, contactPoint.personId))
		.where(and(isNull(contactPoint.endedAt), inArray(contactPoint.valueIndex, indexes)));
}
