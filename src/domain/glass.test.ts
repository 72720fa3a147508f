import { expect, test } from 'vitest';
import { typedCaseCode } from './case-code.ts';
import { glassEnd, glassProblem, glassReviewBy, glassStanding } from './glass.ts';
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

test('without a verdict it waits, and is late after its term', () => {
	const reviewBy = new Date('2026-12-01T16:00:00Z');
	const standing = (verdict: 'right' | 'wrong' | null, now: string) =>
		glassStanding({ reviewBy, verdict }, new Date(now));
	expect(standing(null, '2026-12-01T16:00:00Z')).toBe('waiting');
	expect(standing(null, '2026-12-01T16:00:01Z')).toBe('late');
	expect(standing('right', '2026-12-09T16:00:00Z')).toBe('right');
	expect(standing('wrong', '2026-11-27T16:00:00Z')).toBe('wrong');
});
