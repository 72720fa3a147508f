import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { atLocal, dateOf, localDay } from '#domain/time.ts';
import { listCases } from '#server/cases/list.ts';
import { readCase } from '#server/cases/read.ts';
import { allowNumber } from '#server/safe-contact/allow-number.ts';
import { readPlan } from '#server/safe-contact/form.ts';
import { keepPlan } from '#server/safe-contact/keep.ts';
import { readOldPlan } from '#server/safe-contact/read.ts';
import { showReach } from '#server/safe-contact/show-reach.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { employ, type Colleague } from '../support/people.ts';
import { eventsOf, her, openedCase } from './case-story.ts';
import { keeps, planForm, planned, planPage, standing } from './plan-story.ts';

let house: TestHouse;
let joost: Colleague;
let amina: Colleague;
let annelies: Colleague;
let today = localDay(new Date());
beforeAll(async () => {
	house = await freshHouse();
	joost = await employ(house, 'Joost', 'counsellor');
	amina = await employ(house, 'Amina', 'counsellor');
	annelies = await employ(house, 'Annelies', 'supervisor');
});
afterAll(() => house.close());
beforeEach(async () => {
	today += 100;
	await house.moveClockTo(atLocal(dateOf(today), '10:00'));
});

async function agreed(who = joost, changes: Record<string, string> = {}): Promise<string> {
	const { partId } = await openedCase(house, who);
	await keeps(who, partId, changes);
	return partId;
}

describe('what is typed', () => {
	const problemsOf = (changes: Record<string, string>) => readPlan(planForm(changes))?.problems;

	test('SC-05 free words wait for a supervisor, and for each number anew', async () => {
		const partId = await agreed(joost, { level: 'free', phone: '+447700900120' });
		const allow = async (who: Colleague, seen?: string) => {
			const mark = seen ?? (await standing(annelies, partId)).mark;
			return allowNumber(who, partId, { what: 'free', reason: 'Zij woont alleen.', seen: mark });
		};
		expect((await standing(joost, partId)).freeWords).toBe('waits');
		expect(await allow(joost)).toEqual({ problem: 'not-allowed' });
		expect(await allow(annelies, 'another')).toEqual({ problem: 'plan-changed-meanwhile' });
		expect(await allow(annelies)).toEqual({ allowed: true });
		expect(await allow(annelies)).toEqual({ problem: 'not-possible-now' });
		expect(await eventsOf(house, partId)).toContain('number.allowed-free');
		expect((await standing(joost, partId)).freeWords).toBe('agreed');
		await keeps(joost, partId, { level: 'free', phone: '+447700900121' });
		expect((await standing(joost, partId)).freeWords).toBe('waits');
	});

	test('no level but those of the list', () => {
		expect(problemsOf({ level: 'everything' })).toBeUndefined();
		expect(problemsOf({ level: 'neutral_only' })).toEqual({});
	});

	test.each([
		['van de sportclub', undefined],
		['x'.repeat(81), 'cover-story-too-long'],
		['van de Belastingdienst', 'cover-story-real'],
		['KPN, over uw telefoon', 'cover-story-real'],
		['het steunpunt', 'cover-story-tells']
	])('a story “%s”: %s', (coverStory, problem) => {
		expect(problemsOf({ coverStory })?.['coverStory']).toBe(problem);
	});

	test('a third person needs a name and a yes; days are days', () => {
		expect(problemsOf({ thirdAgreed: 'yes' })).toEqual({ thirdWho: 'third-party-missing' });
		expect(problemsOf({ missed: 'third_party', thirdWho: 'haar zus' })).toEqual({
			thirdWho: 'third-party-missing'
		});
		expect(problemsOf({ silence: '0' })).toEqual({ silence: 'days-unreadable' });
		expect(problemsOf({ silence: '91' })).toEqual({ silence: 'days-unreadable' });
	});

	test('all of it is kept, and only agreed ways are listed', async () => {
		const partId = await agreed(joost, {
			...{ first: 'letter', email: 'yes', letter: 'yes', plainEnvelope: 'yes', hidden: 'no' },
			...{ emailAddress: 'zus@example.org', letterAddress: 'A. Bos\nDorpsstraat 1, Ede' },
			...{ thirdWho: 'haar zus', thirdSaid: 'dat zij kan bellen', thirdAgreed: 'yes' },
			...{ lineDrop: 'sms_neutral', missed: 'third_party', silence: '7', needs: 'sight' }
		});
		expect((await standing(joost, partId)).plan).toMatchObject({
			channelOrder: ['letter', 'sms', 'voice', 'email', 'via_third_party'],
			emailAllowed: true,
			detail: {
				callFromHiddenNumber: false,
				letterAllowed: true,
				lineDropAction: 'sms_neutral',
				missedContactPlan: 'third_party',
				escalationOnSilenceDays: 7,
				accessibilityNeeds: ['sight'],
				thirdParty: { who: 'haar zus', mayBeSaid: 'dat zij kan bellen', agreed: true },
				voicemailAllowed: 'never'
			}
		});
	});
});

describe('where e-mail and post reach her', () => {
	const both = { email: 'yes', letter: 'yes', emailAddress: 'sam@example.org' };
	const all = { ...both, letterAddress: 'A. Bos, Dorpsstraat 1, Ede' };
	const reach = (partId: string) => showReach(joost, partId, 'Zij vroeg om een brief.');

	test('SC-20 is kept, on no page, and shown only with a reason', async () => {
		const partId = await agreed(joost, all);
		const page = JSON.stringify([await planPage(joost, partId), await readCase(joost, partId)]);
		expect(page).not.toContain('sam@example');
		expect(page).not.toContain('Dorpsstraat');
		expect((await standing(joost, partId)).plan?.hasAddress).toEqual({ email: true, letter: true });
		const { emailAddress: email, letterAddress: letter } = all;
		expect(await reach(partId)).toMatchObject({ reach: { email, letter } });
		expect(await eventsOf(house, partId)).toContain('phone.shown');
	});

	test('left empty it stays; not wanted any more it is gone', async () => {
		const partId = await agreed(joost, all);
		await keeps(joost, partId, { email: 'yes' });
		const outcome = await reach(partId);
		expect(outcome).toMatchObject({ reach: { email: 'sam@example.org' } });
		expect(outcome).not.toHaveProperty('reach.letter');
	});

	test.each([
		[{ email: 'yes' }, 'email-missing'],
		[{ emailAddress: 'sam@example.org' }, 'email-not-wanted'],
		[{ letter: 'yes', letterAddress: ' ' }, 'letter-missing'],
		[{ ...all, step: 'room', spoken: 'yes' }, 'address-in-talk']
	])('%j: %s', async (changes, problem) => {
		const { partId } = await openedCase(house, joost);
		expect(await keepPlan(joost, partId, planned(changes as Record<string, string>))).toEqual({
			problem
		});
	});
});

test('SC-20 no list and no page holds the whole number', async () => {
	const { partId } = await openedCase(house, joost, { answers: her });
	await keeps(joost, partId);
	const pages = [
		await listCases(joost),
		await readCase(joost, partId),
		await planPage(joost, partId),
		await readOldPlan(joost, partId, 1)
	];
	const text = JSON.stringify(pages);
	expect(text).toContain('•••• 78');
	expect(text).not.toMatch(/12345678|1234567/);
});

describe('SC-21 a number of two people', () => {
	const onOne = { answers: her };
	async function two(who: Colleague): Promise<[string, string]> {
		await house.superuser`UPDATE contact_point SET ended_at = now()`;
		const { partId: mine } = await openedCase(house, joost, onOne);
		const { partId: other } = await openedCase(house, who, onOne);
		await keeps(joost, mine);
		await keeps(who, other);
		return [mine, other];
	}

	test('SC-21 is said to whoever sees both, and to nobody else', async () => {
		const [mine] = await two(amina);
		expect(await standing(joost, mine)).toMatchObject({
			isShownWithAnother: false,
			waitsForSupervisor: false,
			sms: { allowed: true }
		});
		expect(await standing(annelies, mine)).toMatchObject({
			isShownWithAnother: true,
			waitsForSupervisor: true,
			sms: { allowed: false, reason: 'shared-phone' }
		});
		const [both] = await two(joost);
		expect(await standing(joost, both)).toMatchObject({
			waitsForSupervisor: true,
			sms: { reason: 'shared-phone' }
		});
	});

	test('SC-21 a supervisor allows it, until somebody else comes to that number', async () => {
		const [mine] = await two(amina);
		const why = 'Man en vrouw, zij weten het van elkaar.';
		const { mark: seen } = await standing(annelies, mine);
		const shared = { what: 'shared', seen } as const;
		expect(await allowNumber(annelies, mine, { ...shared, reason: ' ' })).toEqual({
			problem: 'reason-missing'
		});
		const long = why.repeat(60);
		expect(await allowNumber(annelies, mine, { ...shared, reason: long })).toEqual({
			problem: 'reason-too-long'
		});
		expect(await allowNumber(joost, mine, { ...shared, reason: why })).toEqual({
			problem: 'not-allowed'
		});
		expect(await allowNumber(amina, mine, { ...shared, reason: why })).toEqual({
			problem: 'not-found'
		});
		expect(await allowNumber(annelies, mine, { ...shared, reason: why })).toEqual({
			allowed: true
		});
		expect(await allowNumber(annelies, mine, { ...shared, reason: why })).toEqual({
			problem: 'not-possible-now'
		});
		expect(await eventsOf(house, mine)).not.toContain('number.allowed-shared');
		const [row] = await house.superuser`SELECT case_id FROM part WHERE id = ${mine}`;
		expect(await eventsOf(house, String(row!['case_id']))).toContain('number.allowed-shared');
		expect(await standing(annelies, mine)).toMatchObject({
			isShownWithAnother: true,
			sms: { allowed: true }
		});
		await house.moveClockTo(atLocal(dateOf(today), '11:00'));
		await openedCase(house, amina, onOne);
		expect(await standing(annelies, mine)).toMatchObject({ waitsForSupervisor: true });
	});
});

test('an old version stays and is read, its words only as set', async () => {
	const partId = await agreed(joost, { codeWord: 'Merel', coverStory: 'van de sportclub' });
	await keeps(joost, partId, { coverStory: 'van school', 'codeWord-gone': 'yes' });
	const old = await readOldPlan(joost, partId, 2);
	expect(old).toMatchObject({
		line: { version: 2, keptBy: 'Joost', how: 'talk' },
		plan: { detail: { coverStory: 'van de sportclub' }, hasWord: { code: true } }
	});
	expect(JSON.stringify(old)).not.toMatch(/[0-9a-f]{64}/);
	expect(await readOldPlan(joost, partId, 9)).toEqual({ problem: 'not-found' });
	expect(await readOldPlan(amina, partId, 2)).toEqual({ problem: 'not-found' });
});
