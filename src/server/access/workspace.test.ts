import { expect, test } from 'vitest';
import { backTo, homeOf } from './workspace.ts';

test.each([
	['counsellor', '/desk'],
	['supervisor', '/review'],
	['administrator', '/staff'],
	['privacy_officer', '/privacy'],
	['analyst', '/figures']
] as const)('a %s begins at %s', (role, path) => {
	expect(homeOf(role)).toBe(path);
});

test.each([
	['/privacy', '/privacy'],
	['/privacy/cases/x?after=y', '/privacy/cases/x?after=y'],
	['/figures', '/figures'],
	['/figuresque', '/sign-in'],
	['//elsewhere.example', '/sign-in'],
	[null, '/sign-in']
])('from %s a button leads back to %s', (typed, path) => {
	expect(() => backTo(typed, '/sign-in')).toThrow(
		expect.objectContaining({ status: 303, location: path })
	);
});
