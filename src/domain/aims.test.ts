import { expect, test } from 'vitest';
import { describedProblems, type Described } from './aims.ts';
import { hasBothAims, trajectoryTypes } from './trajectory-type.ts';

const typed: Described = {
	aimSubject: 'Hij blijft op school en thuis.',
	aimOtherRelatives: 'Zijn zusje praat met iemand.',
	pathway: 'home_grown',
	funding: ''
};

test.each(trajectoryTypes)('both aims stand on every %s of a family', (type) => {
	expect(describedProblems(type, typed)).toEqual({});
	expect(describedProblems(type, { ...typed, aimSubject: ' ' })).toEqual({
		aimSubject: 'aim-missing'
	});
	const alone = describedProblems(type, { ...typed, aimOtherRelatives: '' });
	expect(alone).toEqual(hasBothAims(type) ? { aimOtherRelatives: 'aim-missing' } : {});
});

test('only the words of the lists, and no citizen number', () => {
	const type = 'family_support';
	expect(describedProblems(type, { ...typed, pathway: '' })).toEqual({ pathway: 'unanswered' });
	expect(describedProblems(type, { ...typed, funding: 'gift' })).toEqual({ funding: 'unanswered' });
	expect(describedProblems(type, { ...typed, aimSubject: '111222333' })).toEqual({
		aimSubject: 'citizen-number'
	});
});
