import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	authorityOver,
	inverses,
	mayHaveAuthority,
	relationKinds,
	relationProblem,
	relationWords,
	tieOf,
	wordFor,
	worries,
	worriesAbout,
	type Relation
} from './relation.ts';

const plain = { bond: 'normal', worry: 'none', hasAuthority: '', words: '' } as const;
const tie = (fromId: string, kind: Relation['kind'], toId: string): Relation => ({
	...{ ...plain, fromId, kind, toId }
});

describe('a tie', () => {
	test('is one, from whichever side it is told', () => {
		const told = { ...plain, fromId: 'bilal', toId: 'samira', worry: 'second' } as const;
		expect(tieOf({ ...told, word: 'child_of' })).toEqual({
			...{ ...plain, fromId: 'samira', toId: 'bilal' },
			...{ kind: 'parent_of', worry: 'first' }
		});
	});

	test('keeps who is what and who worries, by whatever word it is told', () => {
		fc.assert(
			fc.property(fc.constantFrom(...relationWords), fc.constantFrom(...worries), (word, worry) => {
				const kept = tieOf({ ...plain, fromId: 'a', toId: 'b', word, worry });
				expect(wordFor(kept, 'a')).toBe(word);
				expect(worriesAbout(kept, 'a')).toBe(worry === 'first' || worry === 'both');
				expect(worriesAbout(kept, 'b')).toBe(worry === 'second' || worry === 'both');
				const other = tieOf({ ...plain, fromId: 'b', toId: 'a', word: wordFor(kept, 'b') });
				expect(wordFor(other, 'a')).toBe(word);
			})
		);
	});

	test('every word has its inverse, and the inverse of that is the word', () => {
		for (const kind of relationKinds) {
			const kept = tie('a', kind, 'b');
			expect(wordFor(kept, 'b')).toBe(inverses[kind]);
			expect(tieOf({ ...plain, fromId: 'b', toId: 'a', word: inverses[kind] })).toMatchObject({
				kind
			});
		}
	});

	test.each([
		[tie('a', 'knows', 'a'), 'same-one'],
		[tie('', 'knows', 'a'), 'relation-missing'],
		[tie('a', 'knows', ''), 'relation-missing'],
		[{ ...tie('a', 'friend_of', 'b'), hasAuthority: 'yes' as const }, 'no-authority-here'],
		[{ ...tie('a', 'grandparent_of', 'b'), hasAuthority: 'yes' as const }, undefined],
		[tie('a', 'friend_of', 'b'), undefined]
	])('%j: %s', (relation, problem) => {
		expect(relationProblem(relation)).toBe(problem);
	});
});

describe('authority over a child', () => {
	test('is with whoever has it; of a parent or guardian nobody asked about it is not known', () => {
		const relations: Relation[] = [
			{ ...tie('mother', 'parent_of', 'child'), hasAuthority: 'yes' },
			tie('father', 'parent_of', 'child'),
			{ ...tie('stepfather', 'stepparent_of', 'child'), hasAuthority: 'no' },
			tie('grandmother', 'grandparent_of', 'child'),
			{ ...tie('aunt', 'aunt_uncle_of', 'child'), hasAuthority: 'unknown' },
			{ ...tie('mother', 'parent_of', 'other'), hasAuthority: 'yes' }
		];
		expect(authorityOver('child', relations)).toEqual({
			holders: ['mother'],
			unknown: ['father', 'aunt']
		});
	});

	test('never runs from younger to elder, nor between friends', () => {
		expect(mayHaveAuthority('parent_of')).toBe(true);
		expect(mayHaveAuthority('partner_of')).toBe(false);
		const turned = { ...tie('child', 'friend_of', 'mother'), hasAuthority: 'yes' as const };
		expect(authorityOver('mother', [turned])).toEqual({ holders: [], unknown: [] });
	});
});
