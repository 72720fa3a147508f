import { addDays, addMonths } from 'date-fns';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { atLocal } from '#domain/time.ts';
import { giveConsent, type GiveRequest } from '#server/consents/give.ts';
import { markInformed } from '#server/consents/inform.ts';
import { readConsentsPage, type PersonConsents } from '#server/consents/read.ts';
import { shareWithPartner, type ShareRequest } from '#server/consents/share.ts';
import { withdrawConsent } from '#server/consents/withdraw.ts';
import { scheduleFollowUp } from '#server/follow-ups/schedule.ts';
import { readPlan } from '#server/safe-contact/form.ts';
import { keepPlan } from '#server/safe-contact/keep.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { employ, type Colleague } from '../support/people.ts';
import { eventsOf, openedCase } from './case-story.ts';

let house: TestHouse;
let joost: Colleague;
let amina: Colleague;
let annelies: Colleague;
let partId: string;
let herself: string;
let concern: string;
let monday = atLocal('2027-06-07', '10:00');
beforeAll(async () => {
	house = await freshHouse();
	joost = await employ(house, 'Joost', 'counsellor');
	amina = await employ(house, 'Amina', 'counsellor');
	annelies = await employ(house, 'Annelies', 'supervisor');
});
afterAll(() => house.close());
beforeEach(async () => {
	monday = addDays(monday, 7);
	await house.moveClockTo(monday);
	({ partId } = await openedCase(house, joost));
	[herself, concern] = (await page()).map(({ id }) => id) as [string, string];
});

const west = 'Jeugdbescherming West';
const toWest: Omit<GiveRequest, 'personId'> = {
	purpose: 'share_with_partner',
	recipient: west,
	categories: ['concern', 'family'],
	givenBy: 'self',
	how: 'talk',
	witness: 'Aan de telefoon, zij herhaalde het.',
	until: ''
};
const gives = (change: Partial<GiveRequest> = {}) =>
	giveConsent(joost, partId, { ...toWest, personId: herself, ...change });
const shares = (change: Partial<ShareRequest> = {}) =>
	shareWithPartner(joost, partId, {
		...{ personId: herself, purpose: 'share_with_partner', recipient: west },
		...{ categories: ['concern'], words: 'Zij maakt zich zorgen.' },
		...change
	});

async function page(): Promise<PersonConsents[]> {
	const read = await readConsentsPage(joost, partId);
	if ('problem' in read) throw new Error(read.problem);
	return read.persons;
}
const ofHer = async () => (await page()).find(({ id }) => id === herself)!;
const idOf = (outcome: Awaited<ReturnType<typeof gives>>) => {
	if ('problem' in outcome) throw new Error(outcome.problem);
	return outcome.consentIds[0]!;
};
const tasks = async () =>
	(
		await house.superuser`SELECT reason_code FROM follow_up WHERE part_id = ${partId} AND kind = 'task' ORDER BY created_at`
	).map((row) => row['reason_code'] as string);

describe('a yes', () => {
	test('is one for each kind of data, with who, how and until when; the rest lies sealed', async () => {
		await gives();
		const { held, past } = await ofHer();
		expect(held.map(({ category }) => category).toSorted()).toEqual(['concern', 'family']);
		expect(held[0]).toMatchObject({
			...{ purpose: 'share_with_partner', recipient: west, standing: 'holds', by: 'Joost' },
			...{ givenBy: 'self', givenHow: 'talk', textVersion: '2026-11' },
			witness: 'Aan de telefoon, zij herhaalde het.',
			validUntil: addMonths(held[0]!.givenAt, 12)
		});
		expect(past).toEqual([]);
		const [row] =
			await house.superuser`SELECT encode(sealed, 'escape') AS text FROM consent WHERE part_id = ${partId}`;
		expect(row!['text']).not.toMatch(/West|concern|telefoon/);
		expect((await eventsOf(house, partId)).slice(-3)).toEqual([
			...['consent.given', 'consent.given', 'part.read']
		]);
	});

	test('of a parent alone is refused from 16, and nothing is kept', async () => {
		expect(await gives({ personId: concern, givenBy: 'guardian' })).toEqual({
			problem: 'self-needed'
		});
		expect(await gives({ personId: concern, givenBy: 'both' })).toEqual({ problem: 'self-needed' });
		expect(await gives({ personId: concern })).toHaveProperty('consentIds');
		expect(await eventsOf(house, partId)).not.toContain('consent.withdrawn');
	});

	test('said again is shown once; the one before stands in the history', async () => {
		await gives({ categories: ['concern'] });
		await house.moveClockTo(addDays(monday, 1));
		await gives({ categories: ['concern'], recipient: 'jeugdbescherming  west' });
		const { held, past } = await ofHer();
		expect(held).toHaveLength(1);
		expect(past.map(({ standing }) => standing)).toEqual(['renewed']);
	});

	test('runs out by itself', async () => {
		await gives({ categories: ['concern'], until: '2027-12-31' });
		await house.moveClockTo(atLocal('2027-12-31', '23:59'));
		expect((await ofHer()).held).toHaveLength(1);
		await house.moveClockTo(atLocal('2028-01-01', '00:01'));
		expect((await ofHer()).past.map(({ standing }) => standing)).toEqual(['ended']);
		expect(await shares()).toEqual({ problem: 'share-not-covered' });
	});
});

describe('sharing', () => {
	test('goes on the yes that covers it, each kind of data for itself', async () => {
		await gives();
		expect(await shares({ categories: ['concern', 'family'] })).toHaveProperty('shareIds');
		const told = (await ofHer()).shares;
		expect(told.map(({ category }) => category).toSorted()).toEqual(['concern', 'family']);
		expect(told[0]).toMatchObject({ recipient: west, by: 'Joost', withdrawnAt: null });
		const [row] =
			await house.superuser`SELECT encode(sealed, 'escape') AS text FROM disclosure WHERE part_id = ${partId}`;
		expect(row!['text']).not.toMatch(/West|zorgen/);
		expect(await eventsOf(house, partId)).toContain('disclosure.made');
	});

	test.each([
		['another recipient', { recipient: 'Jeugdbescherming Oost' }],
		['another kind of data beside one that is covered', { categories: ['concern', 'safety'] }],
		['another purpose', { purpose: 'commission_municipality' }]
	] as const)('%s: nothing is shared', async (_, change) => {
		await gives();
		expect(await shares(change as Partial<ShareRequest>)).toEqual({
			problem: 'share-not-covered'
		});
		expect((await ofHer()).shares).toEqual([]);
	});

	test('about one person never goes on the yes of another, nor past the application', async () => {
		const consentId = idOf(await gives());
		expect(await shares({ personId: concern })).toEqual({ problem: 'share-not-covered' });
		await expect(
			house.superuser`INSERT INTO disclosure (id, person_id, part_id, consent_id, key_id, sealed, shared_at, shared_by)
				SELECT gen_random_uuid(), ${concern}, part_id, id, key_id, '\\x00', now(), ${joost.id} FROM consent WHERE id = ${consentId}`
		).rejects.toMatchObject({ code: '23503' });
	});

	test('says to whom, what and in which words', async () => {
		await gives();
		expect(await shares({ recipient: ' ' })).toEqual({ problem: 'share-with-missing' });
		expect(await shares({ categories: [] })).toEqual({ problem: 'share-what-missing' });
		expect(await shares({ words: ' ' })).toEqual({ problem: 'share-words-missing' });
	});
});

describe('taking a yes back', () => {
	test('marks what was shared on it and nothing else, and asks to tell the recipient', async () => {
		await gives();
		await shares({ categories: ['concern', 'family'] });
		const { held } = await ofHer();
		const consentId = held.find(({ category }) => category === 'concern')!.id;
		const how = 'written' as const;
		expect(await withdrawConsent(joost, partId, { personId: herself, consentId, how })).toEqual({
			withdrawn: true
		});
		const after = await ofHer();
		expect(after.held.map(({ category }) => category)).toEqual(['family']);
		expect(after.past).toMatchObject([{ standing: 'withdrawn', withdrawnHow: 'written' }]);
		const marked = after.shares.filter(({ withdrawnAt }) => withdrawnAt);
		expect(marked.map(({ category }) => category)).toEqual(['concern']);
		expect(await tasks()).toEqual(['recipient-to-inform']);
		expect(
			(await eventsOf(house, partId)).filter((kind) => kind !== 'part.read').slice(-3)
		).toEqual(['consent.withdrawn', 'disclosure.marked', 'task.opened']);
		expect(await shares()).toEqual({ problem: 'share-not-covered' });
	});

	test('the recipient is told once, and only when a yes was taken back', async () => {
		const consentId = idOf(await gives({ categories: ['concern'] }));
		await shares();
		const [share] = (await ofHer()).shares;
		const informs = (actor = joost) => markInformed(actor, partId, share!.id);
		expect(await informs()).toEqual({ problem: 'not-possible-now' });
		await withdrawConsent(joost, partId, { personId: herself, consentId });
		expect(await informs(amina)).toEqual({ problem: 'not-found' });
		expect(await informs()).toEqual({ informed: true });
		expect((await ofHer()).shares[0]!.informedAt).toBeInstanceOf(Date);
		expect(await informs()).toEqual({ problem: 'not-possible-now' });
		expect((await eventsOf(house, partId)).filter((kind) => /informed/.test(kind))).toHaveLength(1);
	});

	test('of keeping her details ends texts and calls too, and what waits goes no more', async () => {
		await agreesToAll();
		const waits = () =>
			house.superuser`SELECT status, reason_code FROM notification WHERE person_id = ${herself}`;
		expect(await waits()).toMatchObject([{ status: 'planned' }]);
		const purpose = 'store_contact_details' as const;
		await withdrawConsent(joost, partId, { personId: herself, purpose });
		expect((await ofHer()).held).toEqual([]);
		expect(await waits()).toMatchObject([
			{ status: 'cancelled', reason_code: 'consent-withdrawn' }
		]);
		expect(await tasks()).toEqual(['consent-withdrawn']);
	});

	test('and giving it again promises what waits again', async () => {
		await agreesToAll();
		await withdrawConsent(joost, partId, { personId: herself, purpose: 'sms' });
		await house.moveClockTo(new Date(monday.getTime() + 60_000));
		await gives({ purpose: 'sms', categories: [], recipient: '' });
		const rows =
			await house.superuser`SELECT status FROM notification WHERE person_id = ${herself}`;
		expect(rows.map((row) => row['status'])).toEqual(['planned']);
	});

	test('leaves the yes of everybody else, and a second time finds nothing', async () => {
		const consentId = idOf(await gives({ categories: ['concern'] }));
		await gives({ categories: ['concern'], personId: concern });
		const asks = { personId: herself, consentId };
		await withdrawConsent(joost, partId, asks);
		expect(await withdrawConsent(joost, partId, asks)).toEqual({ problem: 'no-consent' });
		const other = (await page()).find(({ id }) => id === concern)!;
		expect(other.held).toHaveLength(1);
		expect(
			await withdrawConsent(joost, partId, { personId: herself, consentId: other.held[0]!.id })
		).toEqual({ problem: 'no-consent' });
	});
});

test('whoever does not work on it gives, shares and takes back nothing', async () => {
	const consentId = idOf(await gives());
	for (const [actor, problem] of [
		[amina, 'not-found'],
		[annelies, 'not-allowed']
	] as const) {
		const request = { ...toWest, personId: herself };
		expect(await giveConsent(actor, partId, request)).toEqual({ problem });
		const share = { ...request, words: 'Even vertellen', categories: [...toWest.categories] };
		expect(await shareWithPartner(actor, partId, share)).toEqual({ problem });
		expect(await withdrawConsent(actor, partId, { personId: herself, consentId })).toEqual({
			problem
		});
	}
	expect(await readConsentsPage(amina, partId)).toEqual({ problem: 'not-found' });
	expect(await readConsentsPage(annelies, partId)).toMatchObject({ mayConsent: false });
});

/** A plan in a talk with everything allowed, and an appointment that she will be reminded of. */
async function agreesToAll(): Promise<void> {
	const form = new FormData();
	const calm = { sms: 'yes', call: 'yes', shared: 'no', monitored: 'none', language: 'nl' };
	for (const [name, value] of Object.entries({ ...calm, store: 'yes', step: 'talk' }))
		form.set(name, value);
	form.append('moment', '2-morning');
	await keepPlan(joost, partId, readPlan(form)!.request);
	await scheduleFollowUp(joost, partId, {
		...{ kind: 'appointment', method: 'phone', words: '', personId: herself, despitePlan: true },
		startsAt: addDays(monday, 2)
	});
}
