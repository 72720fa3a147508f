import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
	plugins: [sveltekit()],
	build: { assetsInlineLimit: 0 },
	test: {
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
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
					globalSetup: ['tests/support/cluster.ts'],
					testTimeout: 60_000,
					hookTimeout: 60_000,
					maxWorkers: 3
				}
			}
		]
	}
});
