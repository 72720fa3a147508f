import { expect, test } from 'vitest';
import { isAlerted, isRole, roles } from './actor.ts';

test('the roles are those of the trade and no other', () => {
	expect(roles.filter(isRole)).toEqual([...roles]);
	expect(new Set(roles).size).toBe(roles.length);
	expect(['admin', 'Supervisor', '', undefined, 0].filter(isRole)).toEqual([]);
});

test('danger is told by text to those who act on it', () => {
	expect(roles.filter(isAlerted)).toEqual(['counsellor', 'supervisor', 'on_call']);
});
