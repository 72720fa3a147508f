import { expect, test } from 'vitest';
import { commissionProblems, holdsCommission, type Commission } from './commission.ts';
import { legalProblems, type LegalFrame } from './legal-frame.ts';

const given: Commission = {
	...{ status: 'given', commissioner: 'Mevrouw Smit', municipality: 'Zevendam', number: '' },
	...{ askedOn: '2026-11-02', decidedOn: '2026-11-10', validUntil: '2027-05-10' }
};

test('a commission is asked, given or refused, by somebody, on a day', () => {
	expect(commissionProblems(given)).toEqual({});
	expect(commissionProblems({ ...given, status: '' })).toMatchObject({ status: 'unanswered' });
	expect(commissionProblems({ ...given, commissioner: ' ' })).toEqual({
		commissioner: 'commissioner-missing'
	});
	expect(commissionProblems({ ...given, decidedOn: '' })).toEqual({ decidedOn: 'day-missing' });
	expect(commissionProblems({ ...given, status: 'asked', decidedOn: '' })).toEqual({});
	expect(commissionProblems({ ...given, askedOn: '2026-02-30' })).toEqual({
		askedOn: 'day-unreadable'
	});
	expect(commissionProblems({ ...given, validUntil: '2026-11-09' })).toEqual({
		validUntil: 'ends-before-it-begins'
	});
	expect(commissionProblems({ ...given, number: '111222333' })).toEqual({
		number: 'citizen-number'
	});
});

test('it holds until its last day is over', () => {
	const on = (moment: string, change: Partial<Commission> = {}) =>
		holdsCommission({ ...given, ...change }, new Date(moment));
	expect(on('2027-05-10T21:59:00Z')).toBe(true);
	expect(on('2027-05-10T22:00:00Z')).toBe(false);
	expect(on('2030-01-01T00:00:00Z', { validUntil: '' })).toBe(true);
	expect(on('2026-11-11T00:00:00Z', { status: 'asked' })).toBe(false);
	expect(holdsCommission(undefined, new Date())).toBe(false);
});

test('what belongs to criminal law needs a ground and a frame', () => {
	const frame: LegalFrame = {
		...{ ground: 'explicit_consent', frames: ['remand'], facility: '', visits: '' },
		...{ departedOn: '', arrestedOn: '', releaseOn: '2027-05-31', returnedOn: '' }
	};
	expect(legalProblems(frame)).toEqual({});
	expect(legalProblems({ ...frame, ground: '' })).toEqual({ ground: 'ground-missing' });
	for (const frames of [[], ['none', 'remand'], ['toString']])
		expect(legalProblems({ ...frame, frames })).toEqual({ frames: 'unanswered' });
	expect(legalProblems({ ...frame, releaseOn: '31-05-2027' })).toEqual({
		releaseOn: 'day-unreadable'
	});
	expect(legalProblems({ ...frame, visits: '111222333' })).toEqual({ visits: 'citizen-number' });
});
