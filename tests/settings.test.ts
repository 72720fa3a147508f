import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readConfig } from '#server/config.ts';
import { settings as schema } from '#server/settings.ts';
import { testSettings } from './support/settings.ts';

const example = readFileSync('.env.example', 'utf8');
const said = new Map(
	[...example.matchAll(/^([A-Z][A-Z_\d]+)=(.*)$/gm)].map(([, name, value]) => [name!, value!])
);
const asked = Object.entries(schema.entries);
const settings = { ...testSettings, DATABASE_URL: 'postgres://app@127.0.0.1/x' };

test('every setting that is read stands in .env.example', () => {
	expect(asked.length).toBeGreaterThan(25);
	expect(asked.map(([name]) => name).filter((name) => !said.has(name))).toEqual([
		'APP_MODE',
		'TWILIO_API_BASE',
		'SENDS_AT_ONCE'
	]);
});

test('what .env.example says of a setting that may be left out is what holds then', () => {
	const left = asked.flatMap(([name, entry]) =>
		said.has(name) && 'default' in entry && entry.default !== undefined
			? [{ name, value: entry.default }]
			: []
	);
	expect(left.length).toBeGreaterThan(15);
	expect(left.map(({ name }) => ({ name, value: said.get(name) }))).toEqual(left);
});

test('good settings are read', () => {
	expect(readConfig(settings, 'DATABASE_URL').origin).toBe(testSettings.ORIGIN);
});

const weak: Record<string, string> = {
	ENCRYPTION_KEYS: 'k1:short',
	INDEX_KEY: 'short',
	AUTH_SECRET: 'short',
	ORIGIN: 'no address',
	PUBLIC_BASE_URL: 'https://under_score.example',
	TWILIO_ACCOUNT_SID: 'AC1',
	TWILIO_AUTH_TOKEN: 'short',
	TWILIO_MESSAGING_SERVICE_SID: '',
	TWILIO_FROM: 'Politie',
	TWILIO_SENDER_NAME: 'Steunpunt',
	TWILIO_REGION: 'ie1',
	TWILIO_API_KEY: 'SK1',
	TWILIO_API_BASE: 'https://api.elsewhere.example',
	OPENING_HOURS: 'always',
	DATABASE_URL: ''
};

test.each(Object.entries(weak))('a missing or weak %s is named', (name, value) => {
	expect(() => readConfig({ ...settings, [name]: value }, 'DATABASE_URL')).toThrow(name);
});

test('all that is wrong is named at once, and nothing that was set is repeated', () => {
	const read = () => readConfig({ ...settings, ...weak }, 'DATABASE_URL');
	// there is a sender, though a bad one: that it is missing is not said beside it
	const named = Object.keys(weak).filter((name) => name !== 'TWILIO_MESSAGING_SERVICE_SID');
	for (const name of named) expect(read).toThrow(name);
	expect(read).not.toThrow(/short|elsewhere/);
});

test('only a test widens the lane in which all forms come', () => {
	const widened = { ...settings, SENDS_AT_ONCE: '100000' };
	expect(readConfig(settings, 'DATABASE_URL').sendsAtOnce).toBe(600);
	expect(readConfig(widened, 'DATABASE_URL').sendsAtOnce).toBe(100_000);
	for (const mode of ['production', 'demo'])
		expect(() => readConfig({ ...widened, APP_MODE: mode }, 'DATABASE_URL')).toThrow(
			'SENDS_AT_ONCE'
		);
});

test('a demo takes no real address, no real account and no real database', () => {
	const demo = { ...settings, APP_MODE: 'demo' };
	expect(() => readConfig(demo, 'DATABASE_URL')).toThrow('TWILIO_AUTH_TOKEN');
	const bare = Object.fromEntries(
		Object.entries(demo).filter(([name]) => !/^(TWILIO_|PUBLIC_BASE_URL)/.test(name))
	);
	expect(readConfig(bare, 'DATABASE_URL').mode).toBe('demo');
	expect(() =>
		readConfig({ ...bare, DATABASE_URL: 'postgres://app@db.example/x' }, 'DATABASE_URL')
	).toThrow('DATABASE_URL');
});
