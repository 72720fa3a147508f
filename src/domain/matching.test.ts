import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchReasons, reasonsFor, suggestions, type Known, type Traits } from './matching.ts';

const monday = new Date('2027-06-07T10:00:00Z');
const tuesday = new Date('2027-06-08T10:00:00Z');
const phone = '+31612345678';

test.each<[string, Traits, Traits, string[]]>([
	['one number', { number: phone }, { number: phone }, ['same-number']],
	[
		'one number, another name',
		{ number: phone, name: 'Samira' },
		{ number: phone, name: 'Karim' },
		['same-number-other-voice']
	],
	[
		'one number, the same name in another alphabet',
		{ number: phone, name: 'Fatma' },
		{ number: phone, name: 'فاطمة' },
		['same-number', 'name-sounds-alike']
	],
	[
		'one number, about a child and about a brother',
		{ number: phone, relation: 'child' },
		{ number: phone, relation: 'sibling' },
		['same-number-other-voice']
	],
	[
		'one number, about nobody knows whom',
		{ number: phone, relation: 'unknown' },
		{ number: phone, relation: 'child' },
		['same-number']
	],
	['no number, twice', {}, {}, []],
	['an empty number, twice', { number: '' }, { number: '' }, []],
	['a name', { name: 'Jan van Dijk' }, { name: 'dyk, jan van' }, ['same-name']],
	[
		'a name in papers',
		{ name: 'Fatma Amrani' },
		{ name: 'Mevrouw Zee', fullName: 'Fatima El Amrani' },
		['name-sounds-alike']
	],
	[
		'one number, called otherwise than in papers',
		{ number: phone, name: 'Fatma' },
		{ number: phone, name: 'Zee', fullName: 'Fatima El Amrani' },
		['same-number', 'name-sounds-alike']
	],
	['no name, twice', { name: '' }, { name: ' ' }, []],
	[
		'a town and an age alone',
		{ municipality: 'Gouda', ageBand: '16-17' },
		{ municipality: 'Gouda', ageBand: '16-17' },
		[]
	],
	[
		'a town and an age beside a name',
		{ name: 'Yusuf', municipality: 'Gouda', ageBand: '16-17' },
		{ name: 'Joesoef', municipality: 'Gouda', ageBand: '16-17' },
		['name-sounds-alike', 'same-municipality-and-age']
	],
	[
		'a town and no age',
		{ name: 'Yusuf', municipality: 'Gouda', ageBand: 'unknown' },
		{ name: 'Yusuf', municipality: 'Gouda', ageBand: 'unknown' },
		['same-name']
	]
])('%s', (_, one, other, reasons) => {
	expect(reasonsFor(one, other)).toEqual(reasons);
});

test('the likeliest first, of equals the latest', () => {
	const known: Known[] = [
		{ id: 'a', at: monday, name: 'Samira' },
		{ id: 'b', at: monday, number: phone },
		{ id: 'c', at: monday, number: phone, name: 'Karim' },
		{ id: 'd', at: monday, number: phone, name: 'Samira' },
		{ id: 'e', at: tuesday, number: phone },
		{ id: 'f', at: tuesday, number: '+31600000000', name: 'Karim' }
	];
	const found = suggestions({ number: phone, name: 'Samira' }, known);
	expect(found.map(({ of }) => of.id)).toEqual(['d', 'e', 'b', 'c', 'a']);
});

describe('of any contacts', () => {
	const maybe = (values: string[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
	const traits = fc.record({
		number: maybe(['', phone, '+31687654321']),
		name: maybe(['', 'Samira', 'Samir', 'Fatma', 'Fatima', 'فاطمة']),
		fullName: maybe(['', 'Fatima El Amrani']),
		relation: maybe(['child', 'sibling', 'unknown', '']),
		municipality: maybe(['Gouda', 'Delft', '']),
		ageBand: maybe(['16-17', '18-22', 'unknown'])
	});
	const known = fc.record({ id: fc.uuid(), at: fc.constantFrom(monday, tuesday) });
	const all = fc
		.uniqueArray(fc.tuple(known, traits), { selector: ([{ id }]) => id, maxLength: 12 })
		.map((rows) => rows.map(([row, about]) => ({ ...row, ...about })));

	test('who is like whom does not depend on who came first', () => {
		fc.assert(
			fc.property(traits, traits, (one, other) => {
				expect(reasonsFor(one, other)).toEqual(reasonsFor(other, one));
			})
		);
	});

	test('the order they are known in makes no difference, and nobody is left out or told twice', () => {
		fc.assert(
			fc.property(traits, all, fc.nat(), (contact, rows, turn) => {
				const turned = [...rows.slice(turn % 12), ...rows.slice(0, turn % 12)];
				const found = suggestions(contact, rows);
				expect(suggestions(contact, turned)).toEqual(found);
				const liked = rows.filter((row) => reasonsFor(contact, row).length > 0);
				expect(found.map(({ of }) => of.id).toSorted()).toEqual(
					liked.map(({ id }) => id).toSorted()
				);
			})
		);
	});

	test('without a number and a name there is nobody', () => {
		fc.assert(
			fc.property(traits, all, ({ municipality, ageBand, relation }, rows) => {
				expect(suggestions({ municipality, ageBand, relation }, rows)).toEqual([]);
			})
		);
	});

	test('each reason stands once, the strongest first', () => {
		fc.assert(
			fc.property(traits, traits, (one, other) => {
				const reasons = reasonsFor(one, other);
				expect(reasons).toEqual(matchReasons.filter((reason) => reasons.includes(reason)));
			})
		);
	});
});
