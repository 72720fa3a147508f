import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bondLine, worryLine } from './family-line.ts';
import { box, drawFamily, keyLine, radius, type Spots } from './family-picture.ts';
import { groundOf, inLines } from './figure-words.ts';
import { kinshipOf } from './kinship.ts';
import { bonds, type Bond, type Relation, type RelationKind } from './relation.ts';

const tie = (
	fromId: string,
	kind: RelationKind,
	toId: string,
	more: Partial<Relation> = {}
): Relation => ({
	...{ fromId, toId, kind, bond: 'normal', worry: 'none', hasAuthority: '', words: '' },
	...more
});
const spots: Spots = {
	width: 600,
	height: 400,
	people: {
		mother: { x: 100, y: 60 },
		father: { x: 260, y: 60 },
		son: { x: 180, y: 250 },
		friend: { x: 400, y: 250 }
	},
	households: { home: { x: 180, y: 155, width: 320, height: 310 } }
};
const parents = [tie('mother', 'parent_of', 'son'), tie('father', 'parent_of', 'son')];
const draw = (relations: Relation[]) =>
	drawFamily(spots, {
		sitters: Object.keys(spots.people).map((id) => ({
			...{ id, isConcern: id === 'son' },
			gender: id === 'mother' ? ('woman' as const) : id === 'father' ? ('man' as const) : ''
		})),
		relations,
		kinship: kinshipOf(relations)
	});
const stylesOf = (relations: Relation[]) => draw(relations).lines.map(({ style }) => style);

describe('the picture', () => {
	test('draws a woman round, a man square, and whoever it is not said of as a diamond', () => {
		const { figures } = draw(parents);
		expect(figures.map(({ id, shape, isConcern }) => [id, shape, isConcern])).toEqual([
			['mother', 'circle', false],
			['father', 'square', false],
			['son', 'diamond', true],
			['friend', 'diamond', false]
		]);
	});

	test('frames a household by its corner', () => {
		expect(draw(parents).households).toEqual([
			{ id: 'home', x: 20, y: 0, width: 320, height: 310 }
		]);
	});

	test.each([
		['parents beside each other', [], ['family', 'family']],
		[
			'a couple in conflict',
			[tie('mother', 'partner_of', 'father', { bond: 'conflict' })],
			['conflict', 'family']
		],
		['parents who parted', [tie('mother', 'former_partner_of', 'father')], ['former', 'family']],
		['a friend', [tie('son', 'friend_of', 'friend')], ['family', 'family', 'other']],
		[
			'a close friend',
			[tie('son', 'friend_of', 'friend', { bond: 'strong' })],
			['family', 'family', 'strong']
		],
		[
			'a friend who worries',
			[tie('friend', 'friend_of', 'son', { worry: 'both' })],
			['family', 'family', 'other', 'worry', 'worry']
		]
	] as [string, Relation[], string[]][])('of %s', (_, more, styles) => {
		expect(stylesOf([...parents, ...more])).toEqual(styles);
	});

	test('a bond with a child is a line of its own beside the family line', () => {
		const broken = [tie('mother', 'parent_of', 'son', { bond: 'broken' }), parents[1]!];
		expect(stylesOf(broken)).toEqual(['family', 'family', 'broken']);
	});

	test('parents who do not stand beside each other are joined below both', () => {
		const apart = { ...spots, people: { ...spots.people, friend: { x: 180, y: 60 } } };
		const { lines } = drawFamily(apart, {
			sitters: [],
			relations: parents,
			kinship: kinshipOf(parents)
		});
		expect(lines[0]!.path).toBe('M260 54V124H180 M100 54V124H180');
	});

	test('leaves out a tie with somebody who has no place', () => {
		expect(stylesOf([...parents, tie('son', 'knows', 'stranger')])).toEqual(['family', 'family']);
	});
});

describe('a line', () => {
	const points = (path: string) =>
		[...path.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => ({
			x: Number(x),
			y: Number(y)
		}));
	const anyPoint = fc.record({
		x: fc.integer({ min: 0, max: 900 }),
		y: fc.integer({ min: 0, max: 900 })
	});
	const apart = fc
		.tuple(anyPoint, anyPoint)
		.filter(([one, other]) => Math.hypot(one.x - other.x, one.y - other.y) > 2 * radius + 20);

	test.each(bonds)('of a %s bond stays outside both figures and between them', (bond: Bond) => {
		fc.assert(
			fc.property(apart, ([from, to]) => {
				const whole = Math.hypot(from.x - to.x, from.y - to.y);
				for (const point of points(bondLine(bond, [from, to]).path)) {
					for (const end of [from, to]) {
						const far = Math.hypot(point.x - end.x, point.y - end.y);
						expect(far).toBeGreaterThan(radius);
						expect(far).toBeLessThan(whole);
					}
				}
			})
		);
	});

	test('of worry has its point at whom it is about', () => {
		fc.assert(
			fc.property(apart, ([from, to]) => {
				const [tip] = points(worryLine(from, to).head!);
				const far = (end: typeof from) => Math.hypot(tip!.x - end.x, tip!.y - end.y);
				expect(far(to)).toBeLessThan(far(from) + 0.2);
			})
		);
	});

	test('each bond looks different, also without colour', () => {
		const paths = [...bonds, 'worry' as const].map((bond) => keyLine(bond, 44).path);
		expect(new Set(paths).size).toBe(5);
	});
});

describe('words below a figure', () => {
	test.each([
		['Samira', ['Samira']],
		['Mevrouw El Amrani', ['Mevrouw El', 'Amrani']],
		['De zus van de buurvrouw van oma', ['De zus van', 'de buurvrouw…']],
		['Hottentottententen', ['Hottentotte…']],
		['', []]
	])('%s', (name, lines) => {
		expect(inLines(name, { longest: 12, most: 2 })).toEqual(lines);
	});

	test('fit their box', () => {
		fc.assert(
			fc.property(fc.string({ maxLength: 90 }), (name) => {
				const lines = inLines(name, { longest: 18, most: 2 });
				expect(lines.length).toBeLessThanOrEqual(2);
				for (const line of lines) expect(line.length).toBeLessThanOrEqual(19);
			})
		);
		expect(box.height).toBeGreaterThan(2 * radius + 6 + 4 * 15);
	});

	test('stand on a ground as wide as the longest line, in the middle below the figure', () => {
		const ground = groundOf(['Samira', 'Over wie de zorg gaat'], { x: 100, wordsAt: 40 });
		expect(ground.x + ground.width / 2).toBe(100);
		expect(ground.width).toBeGreaterThan(groundOf(['Samira'], { x: 100, wordsAt: 40 }).width);
		expect(ground.y).toBeLessThan(40);
		expect(ground.width).toBeLessThan(box.width + 20);
	});
});
