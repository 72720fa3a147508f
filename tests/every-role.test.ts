import { expect, test } from 'vitest';
import { roles } from '#domain/actor.ts';
import { roles as askers } from './support/route-table.ts';
import { world } from './support/walled-world.ts';

const asked = (role: string) => askers.some((one) => one === role);

test('whoever works here asks every route and stands before every wall', () => {
	// a counsellor asks twice: about her own case and about another's
	const unasked = roles.filter((role) => role !== 'counsellor' && !asked(role));
	expect(unasked).toEqual([]);
	expect(asked('owner') && asked('stranger')).toBe(true);
	const standing = new Set<string>(world.staff.map(({ role }) => role));
	expect(roles.filter((role) => !standing.has(role))).toEqual([]);
});
