import { expect, test } from 'vitest';
import { typedCaseCode } from './case-code.ts';
import { glassEnd, glassProblem, glassReviewBy } from './glass.ts';
import { reasonProblem } from './reason.ts';

const reason = 'Haar zus belt en zij neemt niet op.';

test('glass breaks only with a readable code and a reason that can be weighed', () => {
	expect(glassProblem('NL-2026-00042', reason)).toBeUndefined();
	expect(glassProblem('NL-2026-00042', '  ')).toBe('reason-missing');
	expect(glassProblem('NL-2026-00042', 'even kijken')).toBe('reason-too-short');
	expect(glassProblem('NL-2026-00042', 'x'.repeat(2001))).toBe('reason-too-long');
	expect(glassProblem('42', reason)).toBe('code-unreadable');
	expect(typedCaseCode(' nl-2026-00042 ')).toBe('NL-2026-00042');
});

test('it shuts after an hour, also over the night in which clocks change', () => {
	for (const at of ['2026-11-02T10:00:00Z', '2027-03-28T00:30:00Z', '2026-10-25T00:30:00Z']) {
		expect(glassEnd(new Date(at)).getTime() - Date.parse(at)).toBe(3_600_000);
	}
});

test('a supervisor has looked at the end of the third working day', () => {
	expect(glassReviewBy(new Date('2026-11-26T21:00:00Z'))).toEqual(new Date('2026-12-01T16:00:00Z'));
});

test('a reason counts its own signs, not the spaces around it', () => {
	expect(reasonProblem(` ${'x'.repeat(14)} `)).toBe('reason-too-short');
	expect(reasonProblem('x'.repeat(15))).toBeUndefined();
});
