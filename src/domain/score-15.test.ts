import { expect, test } from 'vitest';
import { score15, score15Items, subscales } from './score-15.ts';

const all = (answer: number) => Array.from({ length: score15Items }, () => answer);

test('each of the fifteen belongs to one subscale of five', () => {
	const items = Object.values(subscales).flat();
	expect(items.toSorted((one, other) => one - other)).toEqual(
		Array.from({ length: 15 }, (_, index) => index + 1)
	);
	expect(Object.values(subscales).map(({ length }) => length)).toEqual([5, 5, 5]);
});

test('a family without a care stands at 15, one that has nothing but cares at 75', () => {
	const strong = (item: number) => (subscales.strengths as readonly number[]).includes(item);
	const at = (good: number, bad: number) =>
		Array.from({ length: 15 }, (_, index) => (strong(index + 1) ? good : bad));
	expect(score15(at(1, 5))).toEqual({
		...{ strengths: 5, overwhelmed: 5, communication: 5 },
		...{ total: 15, mean: 1 }
	});
	expect(score15(at(5, 1))).toMatchObject({ total: 75, mean: 5 });
});

test('in the middle nothing is turned round', () => {
	expect(score15(all(3))).toMatchObject({ total: 45, mean: 3 });
	expect(score15(all(1))).toMatchObject({ strengths: 5, overwhelmed: 25, communication: 25 });
});

test('one answer changes one subscale', () => {
	const answers = all(3).with(4, 1);
	expect(score15(answers)).toMatchObject({ strengths: 15, overwhelmed: 17, communication: 15 });
});

test.each([
	['one was left open', [...all(2).slice(1), undefined]],
	['there are too few', all(2).slice(1)],
	['there are too many', [...all(2), 2]],
	['an answer is none', all(2).with(3, 6)],
	['an answer lies between two', all(2).with(3, 2.5)]
])('when %s there is nothing to add up', (_, answers) => {
	expect(score15(answers)).toBeUndefined();
});
