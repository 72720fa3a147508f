import { dataKeys } from '../keys/data-keys.ts';
import { openText } from '../keys/envelope.ts';
import { indexOf } from '../keys/ring.ts';
import { openPerson } from '../people/sealed-person.ts';
import type { StaffWork } from '../work.ts';
import { staffPhones, personsAt } from './telephone.store.ts';

/** Somebody with a telephone. */
export interface Owner {
	id: string;
	/** Empty for whoever nobody knows. */
	name: string;
	number: string;
	isOnDuty: boolean;
}
export interface Caller {
	id: string;
	number: string;
	withheld?: true;
}

/** Who may call in the demo: three families of its stories, somebody nobody knows, and a number that is not shown. */
export const callers: readonly Caller[] = [
	{ id: 'first', number: '+447700900103' },
	{ id: 'second', number: '+447700900107' },
	{ id: 'third', number: '+447700900104' },
	{ id: 'unknown', number: '+447700900191' },
	{ id: 'withheld', number: '+447700900192', withheld: true }
];

/** The callers with their names; of the families only those that are there. */
export async function callersKnown(work: StaffWork): Promise<Owner[]> {
	const indexes = callers.map(({ number }) => indexOf(work.keys, 'phone', number));
	const rows = await personsAt(work, indexes);
	const keys = await dataKeys(
		work,
		rows.map(({ keyId }) => keyId)
	);
	return callers.flatMap(({ id, number }, at) => {
		const row = rows.find(({ index }) => indexes[at]!.equals(index));
		const key = row && keys.get(row.keyId);
		const name = key ? openPerson(key, row.id, row.sealed).name : '';
		const isStranger = id === 'unknown' || id === 'withheld';
		if (isStranger) return [{ id, name: '', number, isOnDuty: false }];
		return name ? [{ id, name, number, isOnDuty: false }] : [];
	});
}

/** Our telephones, by name. */
export async function colleagues(work: StaffWork): Promise<Owner[]> {
	const rows = await staffPhones(work);
	const keys = await dataKeys(
		work,
		rows.map(({ keyId }) => keyId)
	);
	const owners = rows.flatMap(({ id, keyId, name, phone, onDutySince, role }) => {
		const key = keys.get(keyId);
		const at = (column: string) => ({ table: 'staff', row: id, column });
		if (!key || !phone) return [];
		const number = openText(key, at('phone'), phone);
		const isOnDuty = role === 'counsellor' && onDutySince !== null;
		return [{ id, name: openText(key, at('name'), name), number, isOnDuty }];
	});
	return owners.toSorted((one, other) => one.name.localeCompare(other.name));
}
