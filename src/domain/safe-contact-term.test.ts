import { expect, test } from 'vitest';
import { consentEnd, lastWholeDay, planEnd } from './safe-contact-term.ts';
import { localDate } from './time.ts';

test.each([
	['2026-11-23T12:00:00Z', '2027-02-21'],
	// half past midnight on the 24th in Amsterdam
	['2026-11-23T23:30:00Z', '2027-02-22'],
	// over the spring change, late in the evening
	['2027-01-10T22:30:00Z', '2027-04-10']
])('a plan agreed at %s holds up to and with %s', (agreedAt, last) => {
	expect(planEnd(new Date(agreedAt))).toBe(last);
});

test('a consent holds for twelve months', () => {
	expect(consentEnd(new Date('2026-11-23T09:00:00Z'))).toEqual(new Date('2027-11-23T09:00:00Z'));
});

test('its last day is the last one on which it holds until night', () => {
	const dayOf = (validUntil: string) => localDate(lastWholeDay(new Date(validUntil)));
	// a chosen last day ends at midnight in Amsterdam
	expect(dayOf('2027-01-31T23:00:00Z')).toBe('2027-01-31');
	expect(dayOf('2027-11-23T09:00:00Z')).toBe('2027-11-22');
});
