export interface Check {
	name: string;
	command: string[];
	/** Whose report holds the counts; without it the check counts as one. */
	report?: 'vitest' | 'playwright';
	/** Measures time or uses both cores: nothing else runs beside it. */
	alone?: boolean;
	/** Needs the database that all checks share. */
	database?: boolean;
}

const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--project'];

/** Every kind of check. Those that may run side by side come first, the longest ahead. */
export const checks: Check[] = [
	{
		name: 'types',
		command: ['node_modules/svelte-check/bin/svelte-check', '--fail-on-warnings']
	},
	{ name: 'unit', command: [...vitest, 'unit'], report: 'vitest' },
	{ name: 'lint', command: ['node_modules/eslint/bin/eslint.js', '.'] },
	{ name: 'build', command: [] },
	{
		name: 'format',
		command: ['node_modules/prettier/bin/prettier.cjs', '--check', '.']
	},
	{
		name: 'fences',
		command: [
			'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
			'src',
			'--config',
			'.dependency-cruiser.cjs'
		]
	},
	{
		name: 'database',
		command: [...vitest, 'database'],
		report: 'vitest',
		alone: true,
		database: true
	},
	{
		name: 'journeys',
		command: ['node_modules/@playwright/test/cli.js', 'test'],
		report: 'playwright',
		alone: true,
		database: true
	}
];

/** The checks named in a list with commas, or all of them. */
export function choose(only: string | undefined): Check[] {
	if (only === undefined) return checks;
	const names = only.split(',');
	const unknown = names.find((name) => !checks.some((check) => check.name === name));
	if (unknown !== undefined) {
		throw new Error(`there is no check ${unknown}; there are ${list()}`);
	}
	return checks.filter((check) => names.includes(check.name));
}

function list(): string {
	return checks.map((check) => check.name).join(', ');
}
