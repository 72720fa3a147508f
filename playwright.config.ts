import { defineConfig } from '@playwright/test';
import { chromiumPath } from './tests/support/chromium.ts';

// looks for what all others typed, so it comes after them
const traces = '**/what-was-typed-leaves-no-trace.spec.ts';

// in the full size every look is four; on a slow wire every answer comes later
const isLong = process.env['PROOF_SIZE'] === 'full' || process.env['SLOW_WIRE'] !== undefined;

export default defineConfig({
	testDir: 'tests/journeys',
	projects: [
		{ name: 'stories', testMatch: '**/*.spec.ts', testIgnore: traces },
		{ name: 'traces', testMatch: traces, dependencies: ['stories'] }
	],
	globalSetup: './tests/journeys/support/open.ts',
	outputDir: 'test-results',
	// more than processors: a journey waits for the worker, which looks every two seconds
	workers: 4,
	fullyParallel: false,
	retries: 0,
	timeout: isLong ? 600_000 : 60_000,
	expect: { timeout: 10_000 },
	reporter: [['list']],
	use: {
		browserName: 'chromium',
		screenshot: 'only-on-failure',
		locale: 'nl-NL',
		timezoneId: 'Europe/Amsterdam',
		launchOptions: {
			executablePath: await chromiumPath(),
			args: [
				'--no-sandbox',
				'--disable-gpu',
				'--disable-quic',
				'--no-first-run',
				'--disable-background-networking',
				'--disable-component-update',
				'--disable-sync'
			]
		}
	}
});
