import { expect, test } from 'vitest';
import { isRole, roles } from './actor.ts';

test('there are three roles and no other', () => {
	expect(roles.filter(isRole)).toEqual(['counsellor', 'supervisor', 'administrator']);
	expect(['admin', 'Supervisor', '', undefined, 0].filter(isRole)).toEqual([]);
});
