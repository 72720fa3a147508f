import { expect, test } from 'vitest';
import { languages } from '#domain/language.ts';
import { dayAndHour, dayInWords, fullDay } from './moments.ts';

const now = new Date('2026-11-27T12:00:00Z');
const soon = new Date('2026-12-01T14:30:00Z');
const nextYear = new Date('2027-11-27T08:30:00Z');

test.each(languages)(
	'in %s a day of another year than now has its year, one of this year has none',
	(language) => {
		for (const say of [dayInWords, dayAndHour]) {
			expect(say(language, nextYear, now)).toContain('2027');
			expect(say(language, soon, now)).not.toContain('2026');
			expect(say(language, soon, nextYear)).toContain('2026');
		}
		expect(fullDay(language, soon)).toContain('2026');
	}
);

test('the year is the one in Amsterdam, and the words stay a sentence', () => {
	const newYear = new Date('2026-12-31T23:30:00Z');
	expect(dayAndHour('nl', newYear, now)).toBe('vrijdag 1 januari 2027 om 0.30 uur');
	expect(dayAndHour('nl', soon, now)).toBe('dinsdag 1 december om 15.30 uur');
	expect(dayInWords('en', nextYear, now)).toBe('Saturday 27 November 2027');
	expect(dayInWords('tr', nextYear, now)).toBe('27 Kasım 2027 Cumartesi');
	expect(dayInWords('ar', nextYear, now)).toContain('27 نوفمبر 2027');
});
