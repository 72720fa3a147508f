import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

type Tokens = Map<string, string>;

const css = readFileSync(new URL('../src/app.css', import.meta.url), 'utf8');
const [byDay = '', byNight = ''] = layer('tokens').split(
	'@media screen and (prefers-color-scheme: dark)'
);

const day = tokensOf(byDay, ':root');
const deskDay = tokensOf(byDay, ":root[data-side='desk']");
const night = tokensOf(byNight, ':root');
const deskNight = tokensOf(byNight, ":root[data-side='desk']");

// the cascade: the later and the more specific rule wins
const themes: Record<string, Tokens> = {
	'public, light': day,
	'public, dark': new Map([...day, ...night]),
	'desk, light': new Map([...day, ...deskDay]),
	'desk, dark': new Map([...day, ...night, ...deskDay, ...deskNight])
};

const text: [string, string[]][] = [
	['ink', ['paper', 'card', 'field', 'glow', 'accent-tint', 'signal-tint', 'warn-tint', 'ok-tint']],
	['ink-soft', ['paper', 'card', 'field', 'glow', 'accent-tint', 'signal-tint', 'warn-tint']],
	['accent', ['paper', 'card', 'field', 'accent-tint', 'glow']],
	['signal', ['paper', 'card', 'signal-tint']],
	['action-ink', ['action']],
	['exit-ink', ['exit']],
	['focus-ink', ['focus-fill']],
	['warn', ['warn-tint', 'card', 'paper']],
	['ok', ['ok-tint', 'card', 'paper']],
	['plum', ['plum-tint']],
	['sea', ['sea-tint']]
];

const edges: [string, string[]][] = [
	['field-border', ['field', 'paper', 'card']],
	['action-border', ['paper', 'card']],
	['exit-border', ['paper']],
	['focus', ['paper', 'card', 'field', 'accent-tint', 'signal-tint']],
	['accent', ['accent-tint', 'paper', 'card']],
	['warn', ['field', 'paper', 'card']],
	['signal', ['paper', 'card']]
];

describe.each(Object.entries(themes))('%s', (_, tokens) => {
	test.each(pairs(text))('text %s on %s reads at 4.5 or more', (front, back) => {
		expect(contrast(tokens, front, back)).toBeGreaterThanOrEqual(4.5);
	});

	test.each(pairs(edges))('edge %s on %s shows at 3 or more', (front, back) => {
		expect(contrast(tokens, front, back)).toBeGreaterThanOrEqual(3);
	});

	test('every colour of the side is in a pair, or is only decoration', () => {
		const seen = new Set([...pairs(text), ...pairs(edges)].flat());
		expect([...tokens.keys()].filter((name) => !seen.has(name))).toEqual(['line', 'lamp']);
	});
});

test('by night nothing on the public side is bright enough to light up a room', () => {
	const surfaces = ['paper', 'card', 'field', 'glow', 'action', 'exit', 'focus-fill'];
	const tints = ['accent-tint', 'signal-tint', 'warn-tint', 'ok-tint', 'plum-tint', 'sea-tint'];
	const brightest = Math.max(
		...[...surfaces, ...tints].map((name) => luminance(night.get(name) ?? '#ffffff'))
	);
	expect(brightest).toBeLessThan(0.05);
});

test('the formula gives the known ratios', () => {
	const known: Tokens = new Map([
		['black', '#000000'],
		['white', '#ffffff'],
		['grey', '#777777']
	]);
	expect(contrast(known, 'black', 'white')).toBeCloseTo(21, 5);
	expect(contrast(known, 'grey', 'white')).toBeCloseTo(4.48, 2);
});

test('components name no colours of their own and no physical sides', () => {
	const physical = /(?:margin|padding|border)-(?:left|right|top|bottom)|(?:^|\s)(?:left|right):/m;
	for (const [name, style] of stylesOfUi()) {
		expect(style, name).not.toMatch(/#[0-9a-f]{3,8}\b/i);
		expect(style, name).not.toMatch(physical);
	}
});

function layer(name: string): string {
	const start = css.indexOf(`@layer ${name} {`);
	return css.slice(start, css.indexOf('@layer reset {', start));
}

function tokensOf(part: string, selector: string): Tokens {
	const start = part.indexOf(`${selector} {`);
	const block = part.slice(start, part.indexOf('}', start));
	const found = block.matchAll(/--nl-color-([a-z-]+): (#[0-9a-f]{6});/g);
	return new Map([...found].map(([, name = '', value = '']) => [name, value]));
}

function pairs(table: [string, string[]][]): [string, string][] {
	return table.flatMap(([front, backs]) => backs.map((back): [string, string] => [front, back]));
}

function contrast(tokens: Tokens, front: string, back: string): number {
	const [one, other] = [front, back].map((name) => luminance(tokens.get(name) ?? `no ${name}`));
	const [low, high] = [one ?? NaN, other ?? NaN].toSorted((a, b) => a - b);
	return ((high ?? NaN) + 0.05) / ((low ?? NaN) + 0.05);
}

/** WCAG 2.2 relative luminance of '#rrggbb', 0..1. */
function luminance(colour: string): number {
	const channels = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
	const [red = NaN, green = NaN, blue = NaN] = channels.map((c) =>
		c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
	);
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function stylesOfUi(): [string, string][] {
	const files = import.meta.glob<string>('../src/**/*.svelte', {
		query: '?raw',
		import: 'default',
		eager: true
	});
	return Object.entries(files).map(([name, source]) => [
		name,
		source.slice(Math.max(source.indexOf('<style>'), 0)).match(/<style>[\s\S]*/)?.[0] ?? ''
	]);
}
