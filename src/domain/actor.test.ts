import { expect, test } from 'vitest';
import { isAlerted, isRole, roles } from './actor.ts';

test('there are three roles and no other', () => {
	expect(roles.filter(isRole)).toEqual(['counsellor', 'supervisor', 'administrator']);
	expect(['admin', 'Supervisor', '', undefined, 0].filter(isRole)).toEqual([]);
});

test('danger is told by text to those who see what families wrote', () => {
	expect(roles.filter(isAlerted)).toEqual(['counsellor', 'supervisor']);
});
