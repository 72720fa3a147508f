import { may } from '#domain/access.ts';
import { localDate } from '#domain/time.ts';
import { findCase, type NotForYou } from '../cases/found.ts';
import { headOf, type Head } from '../cases/read.ts';
import type { CasePart } from '../cases/store.ts';
import * as people from '../people/store.ts';
import type { Person } from '../people/store.ts';
import { namesOfStaff, type StaffNames } from '../staff/colleagues.store.ts';
import type { StaffWork } from '../work.ts';

/** What the pages about signals, factors and risk have in common. */
export interface RiskTop extends Head {
	mayWrite: boolean;
	people: Pick<Person, 'id' | 'name' | 'role'>[];
	/** Whom somebody worries about, where that person is there. */
	concernId: string;
	today: string;
}

/** Whose case, for whoever reads its story. */
export async function riskTopOf(
	work: StaffWork,
	partId: string
): Promise<{ top: RiskTop; found: CasePart; names: StaffNames } | NotForYou> {
	const found = await findCase(work, partId, 'part.read-story');
	if ('problem' in found) return found;
	const all = await people.ofPart(work, partId);
	const names = await namesOfStaff(work);
	const top = {
		...(await headOf(work, found, { all, names })),
		mayWrite: may(work.actor, 'part.write', found),
		people: all.map(({ id, name, role }) => ({ id, name, role })),
		concernId: all.find(({ role }) => role === 'concern')?.id ?? '',
		today: localDate(work.now)
	};
	return { top, found, names };
}
