import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { audiences, entryFor } from './audiences.ts';
import { isCrossSite } from './cross-site.ts';

test('an unknown group, a route without a group and prototype names let nobody in', () => {
	for (const id of [
		'/(guests)/x',
		'/(help-seeker)/x/(guests)/y',
		...['/x', '', '/', '/constructor/x', '/__proto__/x']
	]) {
		expect(entryFor(id, 'administrator', 'production'), id).toBe('not-found');
	}
});

test('the demo opens only in demo mode', () => {
	expect(entryFor('/(demo)/demo', undefined, 'demo')).toBe('enter');
	expect(entryFor('/(demo)/demo', 'administrator', 'production')).toBe('not-found');
	expect(entryFor('/(demo)/demo', 'administrator', 'test')).toBe('not-found');
});

test('whoever is refused in a group of staff is told so as a colleague, not as a mother', () => {
	const groups = globSync('src/routes/(*)').map((folder) => basename(folder));
	const ofStaff = groups.filter((group) => 'roles' in (audiences[group] ?? {}));
	const [, told = ''] =
		/staffGroups = .*\(([\w|-]+)\)/.exec(readFileSync('src/routes/+error.svelte', 'utf8')) ?? [];
	expect(ofStaff.length).toBeGreaterThan(3);
	expect(told.split('|').map((name) => `(${name})`)).toEqual(expect.arrayContaining(ofStaff));
});

test('staff groups send strangers to sign in and the wrong role nowhere', () => {
	const staffGroups = Object.entries(audiences).filter(([, audience]) => 'roles' in audience);
	expect(staffGroups.map(([group]) => group)).toEqual([
		'(desk)',
		'(inbox)',
		'(case)',
		'(contact)',
		'(counsellor)',
		'(supervisor)',
		'(administrator)',
		'(privacy-officer)',
		'(analyst)'
	]);
	expect(entryFor('/(desk)/desk/(inbox)', undefined, 'production')).toBe('sign-in');
	expect(entryFor('/(desk)/desk/(inbox)', 'administrator', 'production')).toBe('not-found');
	expect(entryFor('/(desk)/desk/(inbox)', 'front_desk', 'production')).toBe('enter');
	expect(entryFor('/(desk)/desk/(case)/cases', 'front_desk', 'production')).toBe('not-found');
	expect(entryFor('/(supervisor)/review', 'counsellor', 'production')).toBe('not-found');
	expect(entryFor('/(administrator)/staff', 'supervisor', 'production')).toBe('not-found');
	for (const role of ['supervisor', 'administrator', 'analyst'] as const)
		expect(entryFor('/(privacy-officer)/privacy', role, 'production')).toBe('not-found');
	for (const role of ['supervisor', 'administrator', 'privacy_officer'] as const)
		expect(entryFor('/(analyst)/figures', role, 'production')).toBe('not-found');
});

test('a group within a group lets in only who belongs to both', () => {
	const within = '/(desk)/desk/(case)/cases/[id]/(contact)/plan';
	expect(entryFor('/(desk)/desk/(case)/cases/[id]', 'expert', 'production')).toBe('enter');
	expect(entryFor(within, 'expert', 'production')).toBe('not-found');
	expect(entryFor(within, 'counsellor', 'production')).toBe('enter');
	expect(entryFor(within, undefined, 'production')).toBe('sign-in');
	expect(entryFor('/(desk)/desk/(guests)/x', 'counsellor', 'production')).toBe('not-found');
	expect(entryFor('/desk/(help-seeker)/x', 'counsellor', 'production')).toBe('not-found');
});

const origin = 'https://hulp.example';
const post = (headers: Record<string, string>) =>
	new Request(`${origin}/x`, { method: 'POST', headers });

test('a post needs our own origin, except a webhook', () => {
	expect(isCrossSite(post({ origin }), '/(help-seeker)/x', origin)).toBe(false);
	expect(isCrossSite(post({ origin, 'sec-fetch-site': 'same-origin' }), null, origin)).toBe(false);
	for (const headers of [
		{},
		{ origin: 'null' },
		{ origin: 'https://evil.example' },
		{ origin: 'http://hulp.example' },
		{ origin, 'sec-fetch-site': 'cross-site' },
		{ origin: `${origin}:444` }
	]) {
		expect(isCrossSite(post(headers as Record<string, string>), '/(help-seeker)/x', origin)).toBe(
			true
		);
	}
	expect(isCrossSite(post({}), '/(machine)/twilio/sms/status', origin)).toBe(false);
	expect(isCrossSite(post({}), '/(machine)/health', origin)).toBe(true);
});
