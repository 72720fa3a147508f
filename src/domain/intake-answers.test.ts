import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	acuteAllNo,
	acuteFields,
	fields,
	keptAnswers,
	planProposalOf,
	saysDanger,
	triageAnswersOf
} from './intake-answers.ts';
import type { Answers } from './intake-answers.ts';
import { decideContact } from './safe-contact.ts';
import { triage } from './triage.ts';

const allNo: Answers = Object.fromEntries(acuteFields.map((name) => [name, 'no']));

test.each(Object.entries(fields).filter(([, { choices }]) => choices.includes('yes')))(
	'%s offers yes before no',
	(_, { choices }) => expect(choices.slice(0, 2)).toEqual(['yes', 'no'])
);

describe('acute questions', () => {
	test('all six no is all no', () => expect(acuteAllNo(allNo)).toBe(true));

	test.each(acuteFields)('%s missing or unknown is not no', (name) => {
		expect(acuteAllNo({ ...allNo, [name]: undefined })).toBe(false);
		expect(acuteAllNo({ ...allNo, [name]: 'unknown' })).toBe(false);
	});

	test.each([
		[{}, []],
		[allNo, []],
		[{ callerInDanger: 'unknown', suicideRisk: 'unknown' }, []],
		[{ callerInDanger: 'yes' }, ['112', 'veilig-thuis']],
		[{ imminentViolence: 'yes' }, ['112']],
		[{ imminentDeparture: 'yes' }, ['112']],
		[{ weaponAccess: 'yes' }, ['112']],
		[{ childInDanger: 'yes' }, ['112', 'veilig-thuis']],
		[{ suicideRisk: 'thoughts' }, ['113']],
		[{ suicideRisk: 'plan' }, ['113']],
		[{ suicideRisk: 'now' }, ['112', '113']]
	] satisfies [Answers, string[]][])('%j shows %j', (answers, lines) => {
		expect(saysDanger(answers)).toEqual(lines);
	});

	test('whatever weighs T0 shows 112', () => {
		const acute = fc.record(
			Object.fromEntries(
				acuteFields.map((name) => [name, fc.constantFrom(...fields[name].choices)])
			),
			{ requiredKeys: [] }
		);
		fc.assert(
			fc.property(acute, (answers) => {
				fc.pre(triage(triageAnswersOf('relative', answers)).level === 'T0');
				expect(saysDanger(answers)).toContain('112');
			})
		);
	});
});

describe('what the triage reads', () => {
	test('missing stays missing', () => {
		expect(triageAnswersOf('relative', { story: 'x' })).toEqual({});
		expect(triageAnswersOf('self', { safeToTalk: 'no', relation: 'child' })).toEqual({});
	});

	test('answers go over as they are', () => {
		const answers = { ...allNo, suicideRisk: 'unknown', ageBand: '16-17', story: 'x', word: 'y' };
		const { story, word, ...read } = answers;
		expect(triageAnswersOf('relative', answers)).toEqual(read);
	});

	test('a professional is one, and may ask for a service', () => {
		const asked = triageAnswersOf('professional', { help: 'trajectory_advice' });
		expect(asked).toEqual({ callerIsProfessional: true, serviceType: 'trajectory_advice' });
		expect(triageAnswersOf('professional', { help: 'unknown' })).toEqual({
			callerIsProfessional: true
		});
	});
});

describe('the proposed plan', () => {
	const phone = '+447700900123';

	test('without a number there is none', () => {
		expect(planProposalOf({ mayText: 'yes', phone: ' ' })).toBeUndefined();
	});

	test('what was not answered is taken the careful way', () => {
		expect(planProposalOf({ phone })).toEqual({
			channelOrder: [],
			smsAllowed: false,
			callAllowed: false,
			emailAllowed: false,
			phoneMonitoredRisk: 'unknown',
			phoneIsShared: 'unknown',
			sharedPhoneConfirmed: false,
			safeWindows: [],
			unsafeWindows: [],
			unsafeDates: [],
			maxAttemptsPerDay: 1
		});
	});

	test('her answers and boxes are taken over', () => {
		const answers: Answers = {
			phone,
			mayText: 'yes',
			mayCall: 'yes',
			phoneShared: 'no',
			phoneMonitored: 'possible',
			safeMoments: ['1-morning', '2-afternoon', '7-evening']
		};
		expect(planProposalOf(answers)).toMatchObject({
			channelOrder: ['sms', 'voice'],
			smsAllowed: true,
			callAllowed: true,
			phoneIsShared: 'no',
			phoneMonitoredRisk: 'possible',
			safeWindows: [
				{ weekday: 1, from: '09:00', to: '12:00' },
				{ weekday: 2, from: '12:00', to: '17:00' },
				{ weekday: 7, from: '17:00', to: '21:00' }
			]
		});
	});

	test('nothing may be sent on it, whatever she ticked and whenever', () => {
		const everything: Answers = {
			phone,
			mayText: 'yes',
			mayCall: 'yes',
			phoneShared: 'no',
			phoneMonitored: 'none',
			safeMoments: [...fields.safeMoments.choices]
		};
		const proposal = planProposalOf(everything);
		expect(proposal?.safeWindows).toHaveLength(21);
		const givenAt = new Date('2026-01-01T00:00:00Z');
		const at = fc.date({ min: givenAt, max: new Date('2027-12-31'), noInvalidDate: true });
		fc.assert(
			fc.property(at, fc.constantFrom('sms', 'voice'), (when, channel) => {
				const plan = { ...proposal!, validUntil: '2028-01-01' };
				const consents = [{ purpose: 'sms', givenAt } as const];
				const attempt = { channel, at: when, consents, attemptsToday: 0 } as const;
				expect(decideContact(plan, attempt)).toEqual({ allowed: false, reason: 'unconfirmed' });
			})
		);
	});
});

test('what an intake keeps holds neither the word nor the phone number', () => {
	const kept = keptAnswers({ story: 'x', word: 'roos', phone: '+447700900123' });
	expect(kept).toEqual({ story: 'x' });
});
