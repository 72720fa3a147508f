import { suggestions, type MatchReason } from '#domain/matching.ts';
import { dataKeys } from '../keys/data-keys.ts';
import { openPerson } from '../people/sealed-person.ts';
import { realNames } from './real-names.ts';
import type { Person } from '../people/store.ts';
import type { StaffWork } from '../work.ts';
import * as known from './store.ts';

/** A person of another part whose number or name is that of one here. */
export interface Alike {
	reasons: MatchReason[];
	person: { id: string; name: string; partId: string; code: string };
}

const mostShown = 5;

/** For each person of a part, who in the other parts that the actor sees may be the same one. */
export async function alikeOf(
	work: StaffWork,
	partId: string,
	people: Person[]
): Promise<Map<string, Alike[]>> {
	const numbers = await known.phonesOf(work, { ofPart: partId });
	const others = await candidatesFor(work, partId);
	return new Map(
		people.map((one) => {
			const { id, ageBand } = one;
			const traits = { number: numbers.get(id), ...realNames(one), ageBand };
			const found = suggestions(traits, others).slice(0, mostShown);
			return [id, found.map(({ of: { person }, reasons }) => ({ person, reasons }))];
		})
	);
}

async function candidatesFor(work: StaffWork, exceptPart: string) {
	const rows = await known.personsOf(work, { exceptPart });
	const numbers = await known.phonesOf(work, { exceptPart });
	const keys = await dataKeys(
		work,
		rows.map(({ keyId }) => keyId)
	);
	return rows.flatMap(({ id, partId, code, keyId, sealed, createdAt: at }) => {
		const key = keys.get(keyId);
		if (!key) return [];
		const kept = openPerson(key, id, sealed);
		const person = { id, name: kept.name, partId, code };
		const { ageBand } = kept;
		return { id, at, ...realNames(kept), ageBand, number: numbers.get(id), person };
	});
}
