import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '../..');
let yard: string;

/** Each fence and the smallest tree that breaks it. */
const planted: Record<string, Record<string, string>> = {
	'domain-is-plain': {
		'src/domain/a.ts': "import '../server/b.ts';",
		'src/server/b.ts': 'export const b = 1;'
	},
	'browser-never-reaches-server': {
		'src/ui/a.ts': "import '../domain/through.ts';",
		'src/domain/through.ts': "import '../server/b.ts';",
		'src/server/b.ts': 'export const b = 1;'
	},
	'server-knows-no-page': {
		'src/server/a.ts': "import '../ui/b.ts';",
		'src/ui/b.ts': 'export const b = 1;'
	},
	'routes-go-through-use-cases': {
		'src/routes/(counsellor)/desk/+page.server.ts': "import '../../../server/db/client.ts';",
		'src/server/db/client.ts': 'export const b = 1;'
	},
	'sql-stays-home': {
		'src/server/cases/open.ts': "import { sql } from 'drizzle-orm'; export const a = sql``;"
	},
	'integrations-know-no-case': {
		'src/server/integrations/a.ts': "import '../cases/store.ts';",
		'src/server/cases/store.ts': 'export const b = 1;'
	},
	'audiences-keep-apart': {
		'src/routes/(counsellor)/desk/a.ts': "import '../../(supervisor)/review/b.ts';",
		'src/routes/(supervisor)/review/b.ts': 'export const b = 1;'
	},
	'no-circles': { 'src/domain/a.ts': "import './b.ts';", 'src/domain/b.ts': "import './a.ts';" },
	'nothing-unresolved': { 'src/domain/a.ts': "import './gone.ts';" }
};

beforeAll(() => {
	yard = mkdtempSync(join(tmpdir(), 'naastenlijn-fences-'));
});
afterAll(() => rmSync(yard, { recursive: true, force: true }));

test.each(Object.entries(planted))(
	'the fence %s bites',
	async (rule, files) => {
		expect(await brokenRules(rule, files)).toContain(rule);
	},
	60_000
);

test('a tree that keeps to the fences passes', async () => {
	const files = {
		'src/domain/a.ts': "import { addDays } from 'date-fns'; export const a = addDays;",
		'src/server/cases/store.ts': "import { sql } from 'drizzle-orm'; export const b = sql``;",
		'src/routes/(counsellor)/desk/Row.ts': 'export const row = 1;',
		'src/routes/(counsellor)/desk/page.ts': "import './Row.ts';",
		'src/server/cases/open.ts': "import * as cases from './store.ts'; export const c = cases;"
	};
	expect(await brokenRules('clean', files)).toEqual([]);
}, 60_000);

async function brokenRules(name: string, files: Record<string, string>): Promise<string[]> {
	const tree = join(yard, name);
	for (const [path, text] of Object.entries(files)) {
		mkdirSync(dirname(join(tree, path)), { recursive: true });
		writeFileSync(join(tree, path), text);
	}
	for (const file of ['.dependency-cruiser.cjs', 'package.json'])
		cpSync(join(root, file), join(tree, file));
	writeFileSync(
		join(tree, 'tsconfig.json'),
		'{ "compilerOptions": { "allowImportingTsExtensions": true, "noEmit": true } }'
	);
	symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'));
	const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
	const answer = await run(
		process.execPath,
		[cruiser, 'src', '--config', '.dependency-cruiser.cjs', '-T', 'json'],
		{
			cwd: tree,
			maxBuffer: 32e6
		}
	).catch((failure: { stdout: string }) => failure);
	const { summary } = JSON.parse(answer.stdout) as {
		summary: { violations: { rule: { name: string } }[] };
	};
	return [...new Set(summary.violations.map((violation) => violation.rule.name))];
}
