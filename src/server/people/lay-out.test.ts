import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { box, drawFamily, type Spots } from '#domain/family-picture.ts';
import { kinshipOf } from '#domain/kinship.ts';
import { relationKinds, type Relation } from '#domain/relation.ts';
import { layOut } from './lay-out.ts';
import { proofSize, seed } from '../../../tests/support/proof.ts';

const tie = (fromId: string, kind: Relation['kind'], toId: string): Relation => ({
	...{ fromId, toId, kind, bond: 'normal', worry: 'none', hasAuthority: '', words: '' }
});
const at = (householdId: string | null, ...ids: string[]) => ids.map((id) => ({ id, householdId }));

const family = {
	people: [
		...at('home', 'mother', 'father', 'son', 'daughter'),
		...at(null, 'grandmother', 'friend')
	],
	ties: [
		tie('mother', 'partner_of', 'father'),
		...['son', 'daughter'].flatMap((child) => [
			tie('mother', 'parent_of', child),
			tie('father', 'parent_of', child)
		]),
		tie('grandmother', 'parent_of', 'mother'),
		tie('friend', 'friend_of', 'son')
	]
};

const overlaps = ({ people }: Spots) =>
	Object.entries(people).flatMap(([one, here]) =>
		Object.entries(people)
			.filter(([other]) => one < other)
			.filter(
				([, there]) =>
					Math.abs(here.x - there.x) < box.width && Math.abs(here.y - there.y) < box.height
			)
			.map(([other]) => `${one} ${other}`)
	);
const isInside = (spots: Spots, id: string, home: string) => {
	const [spot, frame] = [spots.people[id]!, spots.households[home]!];
	return (
		Math.abs(spot.x - frame.x) < (frame.width + box.width) / 2 &&
		Math.abs(spot.y - frame.y) < (frame.height + box.height) / 2
	);
};

describe('a family of three generations', () => {
	const spots = layOut(family.people, kinshipOf(family.ties));
	const y = (id: string) => Math.round(spots.people[id]!.y);

	test('stands in its generations, parents beside each other', () => {
		expect(y('grandmother')).toBeLessThan(y('mother'));
		expect(y('mother')).toBe(y('father'));
		expect(y('father')).toBeLessThan(y('son'));
		expect(y('daughter')).toBe(y('son'));
		expect(y('friend')).toBe(y('son'));
	});

	test('those of one household are in its frame, and nobody else is', () => {
		for (const { id, householdId } of family.people)
			expect(isInside(spots, id, 'home'), id).toBe(householdId === 'home');
	});

	test('one line joins the parents, one leads to the children, and everybody has a figure', () => {
		const { figures, lines, households } = drawFamily(spots, {
			sitters: family.people.map(({ id }) => ({ id, gender: '', isConcern: id === 'son' })),
			relations: family.ties,
			kinship: kinshipOf(family.ties)
		});
		expect(figures.map(({ id }) => id)).toEqual(family.people.map(({ id }) => id));
		expect(figures.filter(({ isConcern }) => isConcern)).toHaveLength(1);
		expect(lines.map(({ style }) => style)).toEqual(['family', 'family', 'family', 'other']);
		expect(households.map(({ id }) => id)).toEqual(['home']);
	});
});

test('no two in one place, each in her own household alone, and parents always above, however people are tied', () => {
	const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
	const anyone = fc.constantFrom(...ids);
	const anyTie = fc
		.record({ from: anyone, to: anyone, kind: fc.constantFrom(...relationKinds) })
		.filter(({ from, to }) => from !== to)
		.map(({ from, to, kind }) => tie(from, kind, to));
	const homes = fc.tuple(...ids.map(() => fc.constantFrom('one', 'two', null)));
	const anyTies = fc.uniqueArray(anyTie, {
		selector: ({ fromId, toId }) => [fromId, toId].toSorted().join(),
		maxLength: 14
	});
	fc.assert(
		fc.property(anyTies, homes, (ties, home) => {
			const people = ids.map((id, index) => ({ id, householdId: home[index]! }));
			const kinship = kinshipOf(ties);
			const spots = layOut(people, kinship);
			expect(overlaps(spots)).toEqual([]);
			for (const one of Object.keys(spots.households)) {
				const inside = people.filter(({ id }) => isInside(spots, id, one));
				expect(inside).toEqual(people.filter(({ householdId }) => householdId === one));
			}
			for (const { parents, children } of kinship.families) {
				for (const [parent, child] of parents.flatMap((one) => children.map((two) => [one, two])))
					expect(spots.people[parent!]!.y).toBeLessThan(spots.people[child!]!.y);
			}
			for (const { x, y } of Object.values(spots.people)) {
				expect(x > 0 && x < spots.width && y > 0 && y < spots.height).toBe(true);
			}
			const { lines } = drawFamily(spots, {
				sitters: ids.map((id) => ({ id, gender: '', isConcern: false })),
				relations: ties,
				kinship
			});
			expect(lines.map(({ path }) => path).join('')).not.toMatch(/NaN|undefined|Infinity/);
		}),
		{ seed, numRuns: proofSize({ small: 60, full: 1000 }) }
	);
}, 60_000);
