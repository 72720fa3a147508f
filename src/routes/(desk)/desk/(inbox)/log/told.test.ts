import { expect, test } from 'vitest';
import { doorOf, howTold, restTold } from './told.ts';

const written = {
	...{ way: 'phone', direction: 'they', calledOn: '2026-03-02', calledAtHour: '08:15' },
	...{ door: 'relative', language: 'tr', partId: '', spokenWith: '' }
};

test('how it came is one line to a colleague', () => {
	expect(howTold(written, [], 'nl')).toBe(
		'Eigen telefoon. Zij zochten ons: 2 maart 2026, 08:15. Naaste, taal: Turks. Nieuw, nog geen zaak.'
	);
	const cases = [{ value: 'a', label: 'Samira, NL-2026-00001' }];
	const told = howTold({ ...written, partId: 'a', spokenWith: 'Haar zus' }, cases, 'nl');
	expect(told).toContain('Gesproken met Haar zus. Samira, NL-2026-00001.');
});

test('a day that cannot be read is not told', () => {
	const told = howTold({ ...written, calledOn: 'ooit', calledAtHour: '' }, [], 'nl');
	expect(told).not.toContain('Zij zochten ons');
});

test('what else was told is said, or that nothing was', () => {
	expect(restTold('relative', {}, 'nl')).toBe('Nog niets.');
	expect(restTold('relative', { relation: 'child' }, 'nl')).not.toBe('Nog niets.');
	// nobody asks a professional whose child it is
	expect(restTold('professional', { relation: 'child' }, 'nl')).toBe('Nog niets.');
	expect(restTold('professional', { ageBand: '16-17' }, 'nl')).not.toBe('Nog niets.');
	expect(doorOf({ door: 'self' })).toBe('self');
	expect(doorOf({})).toBe('relative');
});
