/** The fences of src/README.md as a graph; tests/fences proves that each of them bites. */
const sqlHomes = [
	'^src/server/[a-z/.-]*store[.]ts$',
	'^src/server/(db|access|audit|keys)/',
	'^src/server/(work|start|worker)[.]ts$'
];
module.exports = {
	forbidden: [
		{
			name: 'domain-is-plain',
			severity: 'error',
			from: { path: '^src/domain/', pathNot: '[.]test[.]ts$' },
			to: { pathNot: ['^src/domain/', 'node_modules/date-fns/', 'node_modules/@date-fns/'] }
		},
		{
			name: 'browser-never-reaches-server',
			severity: 'error',
			from: {
				path: [
					'^src/(ui|i18n)/',
					'^src/routes/.*[.]svelte$',
					'^src/routes/.*[+](page|layout)[.]ts$'
				],
				pathNot: '[.]test[.]ts$'
			},
			to: { path: '^src/server/', reachable: true }
		},
		{
			name: 'server-knows-no-page',
			severity: 'error',
			from: { path: '^src/server/' },
			to: { path: '^src/(routes|ui)/' }
		},
		{
			name: 'routes-go-through-use-cases',
			severity: 'error',
			from: { path: '^src/routes/.*[.]ts$' },
			to: {
				path: ['^src/server/(db|integrations)/', 'node_modules/(drizzle-orm|postgres|twilio)/']
			}
		},
		{
			name: 'sql-stays-home',
			severity: 'error',
			from: { path: '^src/', pathNot: [...sqlHomes, '[.]test[.]ts$', '^src/start/'] },
			to: { path: 'node_modules/(drizzle-orm|postgres)/' }
		},
		{
			name: 'integrations-know-no-case',
			severity: 'error',
			from: { path: '^src/server/integrations/' },
			to: { path: '^src/server/(?!integrations/|config[.]ts)' }
		},
		{
			name: 'audiences-keep-apart',
			severity: 'error',
			from: { path: '^src/routes/[(]([^/]+)[)]/' },
			to: { path: '^src/routes/[(][^/]+[)]/', pathNot: '^src/routes/[(]$1[)]/' }
		},
		{ name: 'no-circles', severity: 'error', from: { path: '^src/' }, to: { circular: true } },
		{
			name: 'nothing-unresolved',
			severity: 'error',
			// web.mjs lives among the files of the build
			from: { path: '^src/', pathNot: '^src/start/web[.]mjs$' },
			to: { couldNotResolve: true, pathNot: '[$](types|app|env)' }
		}
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['import', 'node', 'default', 'svelte', 'types']
		}
	}
};
