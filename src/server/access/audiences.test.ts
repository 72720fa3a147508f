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

test('staff groups send strangers to sign in and the wrong role nowhere', () => {
	const staffGroups = Object.entries(audiences).filter(([, audience]) => 'roles' in audience);
	expect(staffGroups.map(([group]) => group)).toEqual([
		'(desk)',
		'(counsellor)',
		'(supervisor)',
		'(administrator)'
	]);
	expect(entryFor('/(counsellor)/desk/(desk)', undefined, 'production')).toBe('sign-in');
	expect(entryFor('/(counsellor)/desk/(desk)', 'administrator', 'production')).toBe('not-found');
	expect(entryFor('/(counsellor)/desk/(desk)', 'front_desk', 'production')).toBe('enter');
	expect(entryFor('/(counsellor)/desk/cases', 'front_desk', 'production')).toBe('not-found');
	expect(entryFor('/(supervisor)/review', 'counsellor', 'production')).toBe('not-found');
	expect(entryFor('/(administrator)/staff', 'supervisor', 'production')).toBe('not-found');
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
