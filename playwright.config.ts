import { defineConfig } from '@playwright/test';
import { chromiumPath } from './tests/support/chromium.ts';

export default defineConfig({
	testDir: 'tests/journeys',
	testMatch: '**/*.spec.ts',
	globalSetup: './tests/journeys/support/open.ts',
	outputDir: 'test-results',
	workers: 1,
	fullyParallel: false,
	retries: 0,
	timeout: 60_000,
	expect: { timeout: 10_000 },
	reporter: [['list']],
	use: {
		browserName: 'chromium',
		trace: 'retain-on-failure',
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
