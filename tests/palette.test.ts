import { describe, expect, test } from 'vitest';
import { destinations, questions, type Jump } from '#ui/destinations.ts';
import { keyReader, keysTo, placesByLetter } from '#ui/letter-keys.ts';

const cases: Jump[] = [
	{ partId: 'a', code: 'NL-2026-00042', name: 'Samira', isClosed: false },
	{ partId: 'b', code: 'NL-2026-00043', name: 'José', isClosed: false },
	{ partId: 'c', code: 'NL-2026-00044', name: '', isClosed: true }
];
const me = { role: 'counsellor', onDuty: false } as const;
const wordsOf = (typed: string, who: Parameters<typeof destinations>[0] = me) =>
	destinations(who, 'nl', { typed, cases }).map(({ words }) => words);

describe('where the palette leads', () => {
	test('with nothing typed only to places, so that no name stands on the screen', () => {
		expect(wordsOf('')).toEqual([
			'Naar het bureau',
			'Naar mijn zaken',
			'Zoek in mijn zaken',
			'Naar de telefoon',
			'Naar de gesprekken',
			'Lessen van collega’s',
			'Interventies: wat er te kiezen is',
			'Tweede lezing',
			'Leg een contact vast',
			'Dienst beginnen',
			'Toon de toetsen'
		]);
	});

	test('to own cases by name or code first, to searching last', () => {
		expect(wordsOf('jose')).toEqual(['José', 'Zoek “jose” in mijn zaken']);
		expect(wordsOf('00042')[0]).toBe('Samira');
		expect(wordsOf('00044')[0]).toBe('Zonder naam');
		expect(wordsOf('dienst')).toEqual(['Dienst beginnen', 'Zoek “dienst” in mijn zaken']);
		expect(wordsOf('nergens te vinden')).toHaveLength(1);
	});

	test('each line answers one question, and the questions stand in one order', () => {
		for (const typed of ['', 'e', 'samira', 'naar'])
			for (const role of ['counsellor', 'supervisor', 'front_desk'] as const) {
				const asked = destinations({ role, onDuty: false }, 'nl', { typed, cases });
				const order = asked.map(({ question }) => questions.indexOf(question));
				expect(order).toEqual(order.toSorted((a, b) => a - b));
			}
	});

	test('a case that was closed says so', () => {
		const [found] = destinations(me, 'nl', { typed: '00044', cases });
		expect(found).toMatchObject({ question: 'who', isClosed: true });
	});

	test('a supervisor to the overview, and to no duty of hers', () => {
		const hers = wordsOf('', { role: 'supervisor', onDuty: false });
		expect(hers).toContain('Naar het overzicht');
		expect(hers).not.toContain('Dienst beginnen');
	});
});

describe('keys', () => {
	const press = (key: string, more: Partial<KeyboardEvent> = {}) =>
		({ key, timeStamp: 0, target: null, ...more }) as KeyboardEvent;

	test('Ctrl or Cmd and K always; letters only while they are on', () => {
		for (const isOn of [true, false]) {
			const read = keyReader('counsellor', () => isOn);
			expect(read(press('k', { ctrlKey: true }))).toEqual({ open: 'go' });
			expect(read(press('K', { metaKey: true }))).toEqual({ open: 'go' });
			expect(read(press('/'))).toEqual(isOn ? { href: '/desk/search' } : undefined);
			expect(read(press('?'))).toEqual(isOn ? { open: 'keys' } : undefined);
			for (const held of ['ctrlKey', 'altKey', 'repeat'] as const) {
				expect(read(press('/', { [held]: true }))).toBeUndefined();
			}
		}
	});

	test('g and a letter soon after it lead somewhere, each alone and too late do not', () => {
		const read = keyReader('counsellor', () => true);
		expect(read(press('c', { timeStamp: 200 }))).toBeUndefined();
		expect(read(press('g', { timeStamp: 10_000 }))).toBeUndefined();
		expect(read(press('c', { timeStamp: 10_500 }))).toEqual({ href: '/desk/cases' });
		expect(read(press('c', { timeStamp: 10_600 }))).toBeUndefined();
		read(press('g', { timeStamp: 20_000 }));
		expect(read(press('c', { timeStamp: 22_000 }))).toBeUndefined();
		read(press('g', { timeStamp: 30_000 }));
		expect(read(press('o', { timeStamp: 30_100 }))).toBeUndefined();
	});

	test('beside a line stand the letters that lead to it, and none beside a case', () => {
		expect(keysTo('/desk', undefined)).toBe('g d');
		expect(keysTo('/desk/search', undefined)).toBe('/');
		expect(keysTo('/desk/search', 'search')).toBe('');
		expect(keysTo(undefined, 'keys')).toBe('?');
		expect(keysTo(undefined, 'duty')).toBe('');
		expect(keysTo('/desk/cases/a', undefined)).toBe('');
	});

	test('only a supervisor goes to the overview', () => {
		expect(placesByLetter('supervisor')).toContainEqual(['o', '/review']);
		expect(placesByLetter('counsellor').map(([letter]) => letter)).toEqual(['d', 'c', 't', 'l']);
	});
});
