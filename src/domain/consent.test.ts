import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	consentPurposes,
	covers,
	dataCategories,
	endedWith,
	purposeRules,
	sharingPurposes,
	stoppedBy,
	withdrawalTask,
	type ConsentNeed,
	type GivenConsent
} from './consent.ts';

const day = (n: number) => new Date(Date.UTC(2027, 0, n));
const days = fc.integer({ min: 1, max: 60 }).map(day);
const personId = fc.constantFrom('mother', 'brother', 'son');
const recipient = fc.constantFrom('', 'Jeugdbescherming West', ' jeugdbescherming  WEST', 'School');
const category = fc.constantFrom('' as const, ...dataCategories);
const purpose = fc.constantFrom(...consentPurposes);
const needs = fc.record<ConsentNeed>({ personId, purpose, recipient, category });
const consents: fc.Arbitrary<GivenConsent> = fc.record({
	id: fc.uuid(),
	...{ personId, purpose, recipient, category },
	givenAt: days,
	validUntil: days,
	withdrawnAt: fc.option(days)
});

describe('what a yes covers', () => {
	const yes: GivenConsent = {
		id: 'a',
		personId: 'mother',
		purpose: 'share_with_partner',
		recipient: 'Jeugdbescherming West',
		category: 'concern',
		givenAt: day(10),
		validUntil: day(20),
		withdrawnAt: null
	};

	test('exactly this person, purpose, recipient and kind of data', () => {
		expect(covers(yes, yes, day(10))).toBe(true);
		expect(covers(yes, { ...yes, recipient: ' jeugdbescherming  west' }, day(12))).toBe(true);
		for (const other of [
			{ personId: 'brother' },
			{ purpose: 'commission_municipality' as const },
			{ recipient: 'Jeugdbescherming Oost' },
			{ recipient: '' },
			{ category: 'family' as const },
			{ category: '' as const }
		]) {
			expect(covers(yes, { ...yes, ...other }, day(12)), JSON.stringify(other)).toBe(false);
		}
	});

	test('not before it was given, not from its end, not from its withdrawal', () => {
		const at = (n: number, change: Partial<GivenConsent> = {}) =>
			covers({ ...yes, ...change }, yes, day(n));
		expect([at(9), at(10), at(19), at(20)]).toEqual([false, true, true, false]);
		const withdrawnAt = day(15);
		expect([at(14, { withdrawnAt }), at(15, { withdrawnAt })]).toEqual([true, false]);
	});

	test('one person’s yes never covers another', () => {
		fc.assert(
			fc.property(consents, needs, days, (consent, need, at) => {
				if (covers(consent, need, at)) expect(consent.personId).toBe(need.personId);
			})
		);
	});

	test('nothing is shared on a yes that names no recipient or no kind of data', () => {
		fc.assert(
			fc.property(consents, needs, days, (consent, need, at) => {
				const isBare = consent.recipient === '' || consent.category === '';
				const isSharing = purposeRules[consent.purpose].isSharing;
				if (isSharing && isBare) expect(covers(consent, need, at)).toBe(false);
			})
		);
	});
});

describe('taking a yes back', () => {
	test('ends every yes that says the same, so that nothing covers it any more', () => {
		const withIds = fc.uniqueArray(consents, { selector: ({ id }) => id, minLength: 1 });
		fc.assert(
			fc.property(withIds, days, (all, at) => {
				const [first] = all;
				const ended = new Set(endedWith(first!, all).map(({ id }) => id));
				const after = all.map((one) => (ended.has(one.id) ? { ...one, withdrawnAt: at } : one));
				const later = new Date(at.getTime() + 1);
				const need = { ...first!, withdrawnAt: null };
				expect(after.filter((one) => covers(one, need, later) && one.withdrawnAt === null)).toEqual(
					[]
				);
			})
		);
	});

	test('leaves the yes of others, and other purposes but those that stand on it', () => {
		fc.assert(
			fc.property(consents, fc.array(consents), (withdrawn, all) => {
				for (const one of endedWith(withdrawn, all)) {
					expect(one.personId).toBe(withdrawn.personId);
					const { alsoEnds } = purposeRules[withdrawn.purpose];
					expect([withdrawn.purpose, ...alsoEnds]).toContain(one.purpose);
				}
			})
		);
	});

	test('who may not keep her number may not use it either', () => {
		const yes = (id: string, purpose: GivenConsent['purpose']): GivenConsent => ({
			...{ id, purpose, personId: 'mother', recipient: '', category: '' },
			...{ givenAt: day(1), validUntil: day(90), withdrawnAt: null }
		});
		const all = [yes('a', 'store_contact_details'), yes('b', 'sms'), yes('c', 'interpreter')];
		const ended = endedWith(all[0]!, all);
		expect(ended.map(({ id }) => id)).toEqual(['a', 'b']);
		expect(stoppedBy(ended)).toEqual(['remind-family']);
	});

	test.each(consentPurposes)('%s: the texts that wait stop where it is about texts', (purpose) => {
		const stops = ['sms', 'store_contact_details'].includes(purpose) ? ['remind-family'] : [];
		expect(stoppedBy([{ purpose }])).toEqual(stops);
	});

	test('always leaves a task; another one when something was shared', () => {
		expect([withdrawalTask(0), withdrawalTask(2)]).toEqual([
			'consent-withdrawn',
			'recipient-to-inform'
		]);
		expect(sharingPurposes).toEqual([
			'share_with_partner',
			'commission_municipality',
			'case_meeting_input'
		]);
	});
});
