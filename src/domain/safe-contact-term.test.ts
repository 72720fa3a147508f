import { expect, test } from 'vitest';
import { consentEnd, planEnd } from './safe-contact-term.ts';

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
