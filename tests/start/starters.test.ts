import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { choose } from '../../src/start/check-list.ts';
import { readDemoSettings, refusal } from '../../src/start/demo-settings.mjs';
import { keepSecrets } from '../../src/start/demo-secrets.ts';
import { matches, npmReason } from '../../src/start/install.mjs';
import { checkSystem } from '../../src/start/locked-node.mjs';
import { oneAtATime } from '../../src/start/one-at-a-time.mjs';
import { proofLines } from '../../src/start/proof-lines.ts';
import { tellingLine } from '../../src/start/step.ts';
import { readKeyRing } from '#server/keys/ring.ts';

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'starters-'))));
afterEach(() => rmSync(folder, { recursive: true }));

describe('the demo', () => {
	test.each(['PUBLIC_BASE_URL', 'TWILIO_AUTH_TOKEN', 'TWILIO_API_BASE'])(
		'refuses to start with %s set, and names it',
		(name) => expect(refusal({ PATH: '/bin', [name]: 'x' })).toContain(name)
	);

	test('starts in an ordinary environment', () => {
		expect(refusal({ PATH: '/bin', MY_TWILIO_NOTES: 'x' })).toBeUndefined();
	});

	test('has its own folder, the loopback and any free port unless told otherwise', () => {
		expect(readDemoSettings({}, [], '/house')).toEqual({
			host: '127.0.0.1',
			port: undefined,
			dataDir: '/house/.data/demo',
			reset: false,
			dev: false
		});
	});

	test('respects PORT, HOST, DATA_DIR and its options', () => {
		const env = { PORT: '5123', HOST: '0.0.0.0', DATA_DIR: '/elsewhere' };
		expect(readDemoSettings(env, ['--reset', '--dev'], '/house')).toEqual({
			host: '0.0.0.0',
			port: 5123,
			dataDir: '/elsewhere',
			reset: true,
			dev: true
		});
	});

	test.each(['0', '65536', 'web', '80.5'])('does not take %s for a port', (PORT) => {
		expect(() => readDemoSettings({ PORT }, [], '/')).toThrow('PORT must be');
	});

	test('does not guess what an unknown option means', () => {
		expect(() => readDemoSettings({}, ['--rest'], '/')).toThrow('unknown option --rest');
	});

	test('keeps its secrets, and they are as strong as those of production', () => {
		const secrets = keepSecrets(folder);
		expect(keepSecrets(folder)).toEqual(secrets);
		expect(readKeyRing(secrets.encryptionKeys, secrets.indexKey)).not.toHaveProperty('problem');
		expect(secrets.authSecret.length).toBeGreaterThanOrEqual(32);
	});
});

describe('installing', () => {
	const wanted = {
		'': { version: '1.0.0' },
		'node_modules/a': { version: '1.2.3', integrity: 'sha512-a' },
		'node_modules/b-darwin': { version: '2.0.0', integrity: 'sha512-b', optional: true }
	};
	const installed = { 'node_modules/a': { version: '1.2.3', integrity: 'sha512-a' } };

	test('is not needed when only packages of other systems are missing', () => {
		expect(matches(wanted, installed)).toBe(true);
	});

	test.each([
		['missing', {}],
		['of another version', { 'node_modules/a': { version: '1.2.4', integrity: 'sha512-a' } }],
		['of other contents', { 'node_modules/a': { version: '1.2.3', integrity: 'sha512-x' } }]
	])('is needed when a package is %s', (_, found) => {
		expect(matches(wanted, found)).toBe(false);
	});

	test('gives its reason in one line', () => {
		const printed = 'npm warn old\nnpm error code ENOTFOUND\nnpm error network no registry\n';
		expect(npmReason(printed)).toBe('code ENOTFOUND; network no registry');
		expect(npmReason('')).toBe('npm gave no reason');
	});

	test.each([
		['linux', '20.18.3', 'Node 20.19 or later'],
		['linux', '18.20.0', 'Node 20.19 or later'],
		['darwin', '22.1.0', 'Node 24 or later'],
		['win32', '24.1.0', 'Windows is not supported']
	])('refuses %s with Node %s', (platform, version, reason) => {
		expect(() => checkSystem(platform, version)).toThrow(reason);
	});

	test.each([
		['linux', '20.19.0'],
		['linux', '21.0.0'],
		['darwin', '24.0.0']
	])('takes %s with Node %s', (platform, version) => {
		expect(() => checkSystem(platform, version)).not.toThrow();
	});
});

describe('two starters in one folder', () => {
	const lock = () => join(folder, 'lock');

	test('take turns', async () => {
		const order: string[] = [];
		const turn = (name: string) => async () => {
			order.push(`${name} begins`);
			await new Promise((resolve) => setTimeout(resolve, 20));
			order.push(`${name} ends`);
		};
		await Promise.all([oneAtATime(lock(), turn('a')), oneAtATime(lock(), turn('b'))]);
		expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
	});

	test('do not wait for one that was killed', async () => {
		writeFileSync(lock(), `${hostname()} 2147483646`);
		expect(await oneAtATime(lock(), async () => 'done')).toBe('done');
	});

	test('do not wait for one that has been silent for long', async () => {
		writeFileSync(lock(), `elsewhere ${process.pid}`);
		utimesSync(lock(), new Date(0), new Date(0));
		expect(await oneAtATime(lock(), async () => 'done')).toBe('done');
	});
});

test('a failed program is told in the line that says most', () => {
	const printed = 'x\nTypeError: no such thing\n    at file.js:3\n}\n\nNode.js v24.21.0\n';
	expect(tellingLine(printed)).toBe('TypeError: no such thing');
	expect(tellingLine('Could not resolve entry\n}\n')).toBe('Could not resolve entry');
	expect(tellingLine('')).toBe('it printed nothing');
});

test('the proofs are told one a line', () => {
	const file = join(folder, 'proofs');
	expect(proofLines(file)).toEqual([]);
	writeFileSync(file, '{"proof":"reminders","figures":"40 kills, 0 twice"}\n');
	expect(proofLines(file)).toEqual(['proof reminders: 40 kills, 0 twice']);
});

test('only the checks that were named are run', () => {
	expect(choose('unit,lint').map(({ name }) => name)).toEqual(['unit', 'lint']);
	expect(() => choose('unti')).toThrow('there is no check unti');
});
