import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	caseRoles,
	changesOf,
	identificationGrounds,
	inOrder,
	personProblems,
	staysPseudonymous,
	unknownPerson,
	type Person
} from './person.ts';

const today = '2026-11-26';
const anyRoles = fc.subarray([...caseRoles], { minLength: 1 });
const anyGround = fc.constantFrom('' as const, ...identificationGrounds);
const youssef: Person = { ...unknownPerson, roles: ['concern'], name: 'Vogel' };

describe('the person of concern', () => {
	test.each([
		['a code word', {}, {}],
		['none at all', { name: '' }, {}],
		['a first and a last name', { name: 'Youssef Amrani' }, { name: 'code-word-only' }],
		['a full name', { fullName: 'Youssef' }, { fullName: 'name-needs-ground' }],
		['a birthday', { birthDate: '2009-05-01' }, { birthDate: 'date-needs-ground' }],
		['a ground without a reason', { ground: 'consent' }, { groundReason: 'reason-missing' }],
		[
			'a name with a ground',
			{ fullName: 'Youssef Amrani', ground: 'consent', groundReason: 'Hij wil het zelf.' },
			{}
		]
	] as [string, Partial<Person>, object][])('with %s', (_, known, problems) => {
		expect(personProblems({ ...youssef, ...known }, today)).toEqual(problems);
	});

	test('who asked for help himself gave his own name', () => {
		const himself: Person = { ...youssef, roles: ['asker', 'concern'], fullName: 'Youssef Amrani' };
		expect(personProblems(himself, today)).toEqual({});
	});

	test('never has a name without a ground, whoever else he is', () => {
		fc.assert(
			fc.property(anyRoles, anyGround, fc.string({ minLength: 1 }), (roles, ground, fullName) => {
				const person = { ...unknownPerson, roles, ground, fullName, groundReason: 'Daarom.' };
				const isKept = personProblems(person, today).fullName !== 'name-needs-ground';
				const isNamed = fullName.trim() !== '';
				expect(isKept || !isNamed).toBe(!isNamed || !staysPseudonymous(person));
				expect(staysPseudonymous(person)).toBe(
					ground === '' && roles.includes('concern') && !roles.includes('asker')
				);
			})
		);
	});
});

describe('a person', () => {
	test('needs a role, and nothing else', () => {
		expect(personProblems(unknownPerson, today)).toEqual({ roles: 'role-missing' });
		expect(personProblems({ ...unknownPerson, roles: ['sibling'] }, today)).toEqual({});
	});

	test('has texts that are not too long, and hold no citizen number', () => {
		const mother: Person = { ...unknownPerson, roles: ['parent'] };
		expect(personProblems({ ...mother, name: 'x'.repeat(81) }, today)).toEqual({
			name: 'too-long'
		});
		expect(personProblems({ ...mother, words: 'bsn 111222333' }, today)).toEqual({
			words: 'citizen-number'
		});
	});

	test('has each role once, who asked for help first', () => {
		fc.assert(
			fc.property(fc.array(fc.constantFrom(...caseRoles)), (roles) => {
				const ordered = inOrder(roles);
				expect(new Set(ordered)).toEqual(new Set(roles));
				expect(ordered.length).toBe(new Set(roles).size);
				if (roles.includes('asker')) expect(ordered[0]).toBe('asker');
			})
		);
	});

	test('tells what changed as it was', () => {
		const after: Person = { ...youssef, name: 'Merel', roles: ['concern', 'child'] };
		expect(changesOf(youssef, after)).toEqual({ name: 'Vogel', roles: ['concern'] });
		expect(changesOf(youssef, { ...youssef })).toEqual({});
	});
});
