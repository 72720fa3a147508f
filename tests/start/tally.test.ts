import { describe, expect, test } from 'vitest';
import { add, tallyOfOne, tallyPlaywright, tallyVitest } from '../../src/start/tally.ts';

const file = (status: string, tests: number) => ({
	status,
	assertionResults: Array.from({ length: tests }, () => ({}))
});

describe('what Vitest counted', () => {
	test('all went well', () => {
		const report = { numPassedTests: 12, numTotalTests: 12, testResults: [file('passed', 12)] };
		expect(tallyVitest(report, 0)).toEqual({ passed: 12, failed: 0 });
	});

	test('a failed and a skipped test both count as failed', () => {
		const report = { numPassedTests: 10, numTotalTests: 12, testResults: [file('failed', 12)] };
		expect(tallyVitest(report, 1)).toEqual({ passed: 10, failed: 2 });
	});

	test('a file that does not load counts as failed', () => {
		const report = {
			numPassedTests: 3,
			numTotalTests: 3,
			testResults: [file('passed', 3), file('failed', 0)]
		};
		expect(tallyVitest(report, 1)).toEqual({ passed: 3, failed: 1 });
	});

	test('a crash after the last test counts as failed', () => {
		const report = { numPassedTests: 3, numTotalTests: 3, testResults: [file('passed', 3)] };
		expect(tallyVitest(report, 1)).toEqual({ passed: 3, failed: 1 });
	});

	test('a run that found no test counts as failed', () => {
		const report = { numPassedTests: 0, numTotalTests: 0, testResults: [] };
		expect(tallyVitest(report, 0)).toEqual({ passed: 0, failed: 1 });
	});
});

test('what Playwright skipped, or passed at a second try only, counts as failed', () => {
	const report = { stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 1 }, errors: ['lost'] };
	expect(tallyPlaywright(report, 1)).toEqual({ passed: 5, failed: 4 });
});

test('a check without counts is one', () => {
	expect(tallyOfOne(0)).toEqual({ passed: 1, failed: 0 });
	expect(tallyOfOne(2)).toEqual({ passed: 0, failed: 1 });
	expect(add([tallyOfOne(0), tallyOfOne(1), { passed: 4, failed: 0 }])).toEqual({
		passed: 5,
		failed: 1
	});
});
