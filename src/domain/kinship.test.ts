import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isInFamily, kinshipOf } from './kinship.ts';
import { relationKinds, type RelationKind } from './relation.ts';

const tie = (fromId: string, kind: RelationKind, toId: string) => ({ fromId, kind, toId });

describe('families', () => {
	test('hold the children of the same parents; a couple without children is one too', () => {
		const ties = [
			tie('mother', 'parent_of', 'son'),
			tie('father', 'parent_of', 'son'),
			tie('mother', 'parent_of', 'daughter'),
			tie('father', 'parent_of', 'daughter'),
			tie('mother', 'parent_of', 'eldest'),
			tie('mother', 'partner_of', 'father'),
			tie('aunt', 'partner_of', 'uncle'),
			tie('son', 'sibling_of', 'daughter'),
			tie('son', 'sibling_of', 'eldest'),
			tie('aunt', 'aunt_uncle_of', 'son'),
			tie('son', 'friend_of', 'friend')
		];
		const kinship = kinshipOf(ties);
		expect(kinship).toEqual({
			families: [
				{ parents: ['father', 'mother'], children: ['son', 'daughter'] },
				{ parents: ['mother'], children: ['eldest'] },
				{ parents: ['aunt', 'uncle'], children: [] }
			],
			above: [['aunt', 'son']],
			beside: [
				['son', 'eldest'],
				['son', 'friend']
			]
		});
		const inFamily = ties.filter((one) => isInFamily(one, kinship)).map(({ kind }) => kind);
		expect(inFamily.filter((kind) => kind === 'parent_of')).toHaveLength(5);
		expect(inFamily.filter((kind) => kind === 'partner_of')).toHaveLength(2);
		expect(inFamily.filter((kind) => kind === 'sibling_of')).toHaveLength(1);
	});

	test('somebody who is by mistake her own grandmother stands somewhere all the same', () => {
		const round = [
			tie('a', 'parent_of', 'b'),
			tie('b', 'parent_of', 'c'),
			tie('c', 'parent_of', 'a'),
			tie('c', 'grandparent_of', 'a')
		];
		const { families, above } = kinshipOf(round);
		expect(families).toHaveLength(2);
		expect(above).toEqual([]);
	});

	test('nobody ever stands above herself', () => {
		const anyone = fc.constantFrom('a', 'b', 'c', 'd', 'e');
		const anyTie = fc
			.tuple(anyone, fc.constantFrom(...relationKinds), anyone)
			.filter(([one, , other]) => one !== other)
			.map(([one, kind, other]) => tie(one, kind, other));
		fc.assert(
			fc.property(fc.array(anyTie, { maxLength: 12 }), (ties) => {
				const { families, above } = kinshipOf(ties);
				const steps = [
					...above,
					...families.flatMap(({ parents, children }) =>
						parents.flatMap((parent) => children.map((child) => [parent, child] as const))
					)
				];
				for (const start of 'abcde') {
					const below = new Set<string>();
					const grow = (from: string): void =>
						steps.forEach(([elder, younger]) => {
							if (elder !== from || below.has(younger)) return;
							below.add(younger);
							grow(younger);
						});
					grow(start);
					expect(below.has(start)).toBe(false);
				}
			})
		);
	});
});
