import { expect, test } from 'vitest';
import { missingForRunning, type Readiness } from './readiness.ts';

const ready: Readiness = {
	planAgreed: true,
	scaledGoals: 1,
	storageConsent: true,
	counsellorId: 'joost',
	secondCounsellorId: 'sanne',
	reviewOn: '2027-01-15'
};

test.each([
	['planAgreed', { planAgreed: false }],
	['scaledGoals', { scaledGoals: 0 }],
	['storageConsent', { storageConsent: false }],
	['counsellorId', { counsellorId: undefined }],
	['secondCounsellorId', { secondCounsellorId: undefined }],
	['secondCounsellorId', { secondCounsellorId: 'joost' }],
	['reviewOn', { reviewOn: undefined }]
] satisfies [keyof Readiness, Partial<Readiness>][])('running needs %s', (fact, change) => {
	expect(missingForRunning({ ...ready, ...change })).toEqual([fact]);
	expect(missingForRunning(ready)).toEqual([]);
});
