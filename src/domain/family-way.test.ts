import { expect, test } from 'vitest';
import { box, type Spots } from './family-place.ts';
import { waysOf } from './family-way.ts';

const spots: Spots = {
	width: 700,
	height: 500,
	households: {},
	people: {
		grandmother: { x: 260, y: 60 },
		mother: { x: 100, y: 240 },
		aunt: { x: 260, y: 240 },
		son: { x: 260, y: 420 },
		friend: { x: 420, y: 420 },
		teacher: { x: 580, y: 420 }
	}
};
const thread = (fromId: string, toId: string) => ({ fromId, toId });
const all = [
	thread('grandmother', 'mother'),
	thread('son', 'grandmother'),
	thread('grandmother', 'son'),
	thread('teacher', 'son'),
	thread('son', 'friend')
];

test('no line leads through a third person, however long it is', () => {
	const ways = waysOf(all, spots);
	for (const [index, { fromId, toId }] of all.entries()) {
		const others = Object.entries(spots.people).filter(([id]) => id !== fromId && id !== toId);
		for (const { x, y } of dotsOf(ways[index] ?? []))
			for (const [id, spot] of others) {
				const isInside =
					Math.abs(spot.x - x) < box.width / 2 && Math.abs(spot.y - y) < box.height / 2;
				expect(isInside, `${fromId} to ${toId} at ${id}`).toBe(false);
			}
	}
});

test('it begins at whom it comes from, and lines of one pair lie apart', () => {
	const [, up, downwards] = waysOf(all, spots);
	expect(up![0]!.y).toBeGreaterThan(up!.at(-1)!.y);
	expect(downwards![0]!.y).toBeLessThan(downwards!.at(-1)!.y);
	const columns = [up!.at(-3)!.x, downwards![2]!.x];
	expect(Math.abs(columns[0]! - columns[1]!)).toBeGreaterThanOrEqual(9);
});

test('those beside each other need no way, and a column of the family stays free', () => {
	expect(waysOf([thread('son', 'friend')], spots)).toEqual([undefined]);
	const [free] = waysOf([thread('grandmother', 'son')], spots);
	const shut = free![2]!.x;
	const [other] = waysOf([thread('grandmother', 'son')], spots, [shut]);
	expect(Math.abs(other![2]!.x - shut)).toBeGreaterThanOrEqual(9);
});

function dotsOf(way: { x: number; y: number }[]) {
	return way.slice(1).flatMap((to, at) => {
		const from = way[at]!;
		return Array.from({ length: 21 }, (_, step) => ({
			x: from.x + ((to.x - from.x) * step) / 20,
			y: from.y + ((to.y - from.y) * step) / 20
		}));
	});
}
