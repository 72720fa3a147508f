import fc from 'fast-check';
import { expect, test } from 'vitest';
import { standing, type Correctable } from './corrected.ts';

const row = (id: string, corrects: string | null = null): Correctable => ({ id, corrects });

test('what was put right is no longer what holds, and can still be read', () => {
	const rows = [row('a'), row('b', 'a'), row('c', 'b'), row('d')];
	expect(standing(rows)).toEqual([
		{ id: 'c', corrects: 'b', before: [row('b', 'a'), row('a')] },
		{ id: 'd', corrects: null, before: [] }
	]);
});

test('however often things are put right, each row is told once and none is lost', () => {
	// each row is new, or puts right the last of some chain
	const chains = fc.array(fc.nat({ max: 5 }), { maxLength: 40 }).map((choices) => {
		const last: string[] = [];
		return choices.map((choice, index) => {
			const corrects = last[choice] ?? null;
			const at = corrects === null ? last.length : choice;
			last[at] = String(index);
			return row(String(index), corrects);
		});
	});
	fc.assert(
		fc.property(chains, (rows) => {
			const told = standing(rows).flatMap((one) => [one.id, ...one.before.map(({ id }) => id)]);
			expect(told.toSorted()).toEqual(rows.map(({ id }) => id).toSorted());
			expect(standing(rows).length).toBe(rows.filter(({ corrects }) => corrects === null).length);
		})
	);
});
