import { expect, test } from 'vitest';
import { caseRoles } from './person.ts';
import { checkNames, checkQuestions, isChecked, readCheck } from './sibling-check.ts';

test('a check needs a word about worry; what was not asked is not known', () => {
	expect(readCheck({})).toEqual({ problem: 'worry-missing' });
	expect(readCheck({ worry: 'unknown' })).toEqual({ problem: 'worry-missing' });
	expect(readCheck({ worry: 'high', school: 'toString', words: 'Slaapt slecht.' })).toEqual({
		...{ worry: 'high', school: 'unknown', contact: 'unknown', online: 'unknown' },
		...{ mood: 'unknown', shame: 'unknown', copying: 'unknown', supporter: 'unknown' },
		words: 'Slaapt slecht.'
	});
});

test('every answer that can be given is kept as it was given', () => {
	for (const name of checkNames) {
		for (const code of checkQuestions[name])
			expect(readCheck({ worry: 'some', [name]: code })).toMatchObject({ [name]: code });
	}
});

test('it is about the children of the family, and nobody else', () => {
	expect(caseRoles.filter((role) => isChecked([role]))).toEqual(['child', 'sibling']);
	expect(isChecked(['asker', 'sibling'])).toBe(true);
	expect(isChecked([])).toBe(false);
});
