import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { guardianRule } from './age.ts';
import { consentPurposes, givers, purposeRules, sharingPurposes } from './consent.ts';
import { decideConsent, giverProblem, type ConsentRequest, type Giver } from './consent-giving.ts';

const now = new Date('2027-03-01T09:00:00Z');
const share: ConsentRequest = {
	purpose: 'share_with_partner',
	recipient: ' Jeugdbescherming West ',
	categories: ['concern', 'family', 'concern'],
	givenBy: 'self',
	how: 'talk',
	witness: 'Aan de telefoon, zij herhaalde het.',
	until: ''
};
const adult = { rule: 'self' as const, asksHerself: true };
const problemOf = (change: Partial<ConsentRequest>, giver: Giver = adult) => {
	const decided = decideConsent({ ...share, ...change }, giver, now);
	return 'problem' in decided ? decided.problem : undefined;
};

describe('giving', () => {
	test('is one yes for each kind of data, for twelve months', () => {
		expect(decideConsent(share, adult, now)).toEqual({
			consents: [
				{ recipient: 'Jeugdbescherming West', category: 'concern' },
				{ recipient: 'Jeugdbescherming West', category: 'family' }
			],
			validUntil: new Date('2028-03-01T09:00:00Z')
		});
	});

	test('names nobody where nothing leaves the house', () => {
		const decided = decideConsent({ ...share, purpose: 'peer_group' }, adult, now);
		expect(decided).toMatchObject({ consents: [{ recipient: '', category: '' }] });
	});

	test.each(sharingPurposes)('%s says with whom and what', (purpose) => {
		expect(problemOf({ purpose, recipient: '  ' })).toBe('recipient-missing');
		expect(problemOf({ purpose, categories: [] })).toBe('categories-missing');
	});

	test('spoken: somebody writes down that it was heard; on paper that is not needed', () => {
		expect(problemOf({ witness: ' ' })).toBe('witness-missing');
		expect(problemOf({ witness: ' ', how: 'written' })).toBeUndefined();
	});

	test('its last day may be nearer, never later than twelve months nor past', () => {
		const end = (until: string) => decideConsent({ ...share, until }, adult, now);
		expect(end('2027-06-30')).toMatchObject({ validUntil: new Date('2027-06-30T22:00:00Z') });
		expect(end('2027-03-01')).toMatchObject({ validUntil: new Date('2027-03-01T23:00:00Z') });
		expect(problemOf({ until: '2027-02-28' })).toBe('until-unreadable');
		expect(problemOf({ until: 'morgen' })).toBe('until-unreadable');
		expect(problemOf({ until: '2028-03-02' })).toBe('until-too-late');
	});
});

describe('who may say yes', () => {
	test.each([
		['guardian_only', ['guardian', 'both'], 'guardian-needed'],
		['both', ['both'], 'both-needed'],
		['self', ['self'], 'self-needed'],
		[undefined, ['self', 'both'], 'age-needed']
	] as const)('where the age asks for %s: %j, else %s', (rule, allowed, problem) => {
		for (const givenBy of givers) {
			const giver = { rule, asksHerself: false };
			const isAllowed = (allowed as readonly string[]).includes(givenBy);
			expect(giverProblem(giver, { purpose: 'peer_group', givenBy }), givenBy).toBe(
				isAllowed ? undefined : problem
			);
		}
	});

	test('from 16 a parent alone never can, whatever it is for', () => {
		const ages = fc.integer({ min: 16, max: 90 });
		fc.assert(
			fc.property(ages, fc.constantFrom(...consentPurposes), fc.boolean(), (...drawn) => {
				const [age, purpose, asksHerself] = drawn;
				const birthDate = `${2027 - age}-03-01`;
				const rule = guardianRule({ birthDate, ageBand: '<12' }, '2027-03-01');
				const problem = giverProblem({ rule, asksHerself }, { purpose, givenBy: 'guardian' });
				expect(problem).toBe('self-needed');
			})
		);
	});

	test('a child that asks for help itself may say how we reach it, and nothing about others', () => {
		const child = { rule: 'both' as const, asksHerself: true };
		for (const purpose of consentPurposes) {
			const expected = purposeRules[purpose].isDirectHelp ? undefined : 'both-needed';
			expect(giverProblem(child, { purpose, givenBy: 'self' }), purpose).toBe(expected);
		}
		expect(
			giverProblem({ ...child, asksHerself: false }, { purpose: 'sms', givenBy: 'self' })
		).toBe('both-needed');
	});
});
