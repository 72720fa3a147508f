import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tests/support/longest-first.ts';

export default defineConfig({
	plugins: [sveltekit()],
	build: { assetsInlineLimit: 0 },
	test: {
		sequence: { sequencer: LongestFirst },
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					setupFiles: ['tests/support/seeded.ts'],
					isolate: false,
					include: [
						'src/**/*.test.ts',
						'tests/*.test.ts',
						'tests/{fakes,start,fences}/**/*.test.ts'
					]
				}
			},
			{
				extends: true,
				test: {
					name: 'database',
					isolate: false,
					include: ['tests/{server,proofs}/**/*.test.ts'],
					setupFiles: ['tests/support/seeded.ts'],
					globalSetup: ['tests/support/cluster.ts'],
					testTimeout: 60_000,
					hookTimeout: 60_000,
					// more than processors: many of them wait for processes they started
					maxWorkers: 3
				}
			}
		]
	}
});
