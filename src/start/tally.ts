export interface Tally {
	passed: number;
	failed: number;
}

interface VitestReport {
	numPassedTests: number;
	numTotalTests: number;
	testResults: { status: string; assertionResults: unknown[] }[];
}

interface PlaywrightReport {
	stats: { expected: number; unexpected: number; flaky: number; skipped: number };
	errors: unknown[];
}

/** A check without counts of its own is one thing that went well or did not. */
export function tallyOfOne(code: number): Tally {
	return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Counts Vitest's report; a test that was skipped and a file that did not load have failed. */
export function tallyVitest(report: unknown, code: number): Tally {
	const { numPassedTests, numTotalTests, testResults } = report as VitestReport;
	const unloaded = testResults.filter((file) => isBroken(file)).length;
	return honest(
		{ passed: numPassedTests, failed: numTotalTests - numPassedTests + unloaded },
		code
	);
}

/** Counts Playwright's report; what was skipped or went well only at a second try has failed. */
export function tallyPlaywright(report: unknown, code: number): Tally {
	const { stats, errors } = report as PlaywrightReport;
	const failed = stats.unexpected + stats.flaky + stats.skipped + errors.length;
	return honest({ passed: stats.expected, failed }, code);
}

export function add(tallies: Tally[]): Tally {
	return tallies.reduce(
		(sum, { passed, failed }) => ({ passed: sum.passed + passed, failed: sum.failed + failed }),
		{ passed: 0, failed: 0 }
	);
}

function isBroken(file: VitestReport['testResults'][number]): boolean {
	return file.status === 'failed' && file.assertionResults.length === 0;
}

// A crash after the last test, or a run that found nothing, is a failure too.
function honest({ passed, failed }: Tally, code: number): Tally {
	const unexplained = failed === 0 && (code !== 0 || passed === 0);
	return { passed, failed: unexplained ? 1 : failed };
}
