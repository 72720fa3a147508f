import { randomUUID } from 'node:crypto';
import { addDays } from 'date-fns';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { InterventionRequest } from '#domain/intervention.ts';
import { localDate } from '#domain/time.ts';
import { chooseIntervention, endIntervention } from '#server/interventions/choose.ts';
import { keepIntervention } from '#server/interventions/keep.ts';
import { listInterventions } from '#server/interventions/list.ts';
import { readChosen, type ChosenPage } from '#server/interventions/read.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { employ, type Colleague } from '../support/people.ts';
import { eventsOf, openedCase } from './case-story.ts';

let house: TestHouse;
let joost: Colleague;
let amina: Colleague;
let annelies: Colleague;
let partId: string;
beforeAll(async () => {
	house = await freshHouse();
	joost = await employ(house, 'Joost', 'counsellor');
	amina = await employ(house, 'Amina', 'counsellor');
	annelies = await employ(house, 'Annelies', 'supervisor');
});
afterAll(() => house.close());
beforeEach(async () => {
	await house.superuser`DELETE FROM chosen_intervention`;
	await house.superuser`DELETE FROM intervention`;
	({ partId } = await openedCase(house, joost));
});

const today = () => localDate(new Date());
const inDays = (days: number) => localDate(addDays(new Date(), days));
const offered: InterventionRequest = {
	...{ name: 'Weerbaar opvoeden', provider: 'Opvoedhuis', category: 'parenting_support' },
	...{ audiences: ['parents'], region: '', cost: '', evidence: 'well_founded' },
	...{ elements: '', evaluated: 'no', report: '', validUntil: '', endedOn: '' }
};
async function offers(given: Partial<InterventionRequest> = {}, who = annelies): Promise<string> {
	const outcome = await keepIntervention(who, { id: '', version: 0 }, { ...offered, ...given });
	if (!('interventionId' in outcome)) throw new Error(JSON.stringify(outcome));
	return outcome.interventionId;
}
async function list(asked: Parameters<typeof listInterventions>[1] = {}, who = joost) {
	const read = await listInterventions(who, asked);
	if ('problem' in read) throw new Error(read.problem);
	return read;
}
async function page(who: Colleague = joost): Promise<ChosenPage> {
	const read = await readChosen(who, partId, undefined);
	if (!('chosen' in read)) throw new Error(JSON.stringify(read));
	return read;
}
async function chooses(interventionId: string, startsOn = today(), who: Colleague = joost) {
	const { trajectory } = await page();
	const at = { partId, trajectoryId: trajectory.id };
	return chooseIntervention(who, at, { interventionId, startsOn, words: 'Zij wil dit.' });
}
async function ends(chosenId: string, given: Partial<Record<string, string>> = {}, who = joost) {
	const { trajectory } = await page();
	const at = { partId, trajectoryId: trajectory.id, chosenId };
	const ending = { endsOn: today(), outcome: 'completed', words: 'Zij kookt weer.' };
	return endIntervention(who, at, { ...ending, ...given });
}

describe('the catalogue', () => {
	test('is kept by supervisors, read by whoever helps people, and by name', async () => {
		await offers({ name: 'Theater' });
		await offers();
		expect((await list()).interventions.map(({ name }) => name)).toEqual([
			'Theater',
			'Weerbaar opvoeden'
		]);
		expect((await list()).mayKeep).toBe(false);
		expect((await list({}, annelies)).mayKeep).toBe(true);
		const another = { id: '', version: 0 };
		expect(await keepIntervention(joost, another, offered)).toEqual({ problem: 'not-allowed' });
		const fenna = await employ(house, 'Fenna', 'front_desk');
		expect(await listInterventions(fenna, {})).toEqual({ problem: 'not-found' });
		const [event] = await house.superuser`SELECT kind FROM event WHERE kind = 'intervention.kept'`;
		expect(event).toBeDefined();
	});

	test('is changed by whoever read it last, and a refusal says by field what is missing', async () => {
		const id = await offers();
		const at = { id, version: 1 };
		const change = { ...offered, region: 'Utrecht' };
		expect(await keepIntervention(annelies, at, change)).toEqual({ interventionId: id });
		expect(await keepIntervention(annelies, at, change)).toEqual({ problem: 'not-possible-now' });
		expect((await list({ edit: id }, annelies)).edited).toMatchObject({ region: 'Utrecht' });
		expect((await list({ edit: id })).edited).toBeUndefined();
		const gone = { id: randomUUID(), version: 1 };
		expect(await keepIntervention(annelies, gone, change)).toEqual({ problem: 'not-found' });
		expect(
			await keepIntervention(annelies, { id: '', version: 0 }, { ...offered, name: '' })
		).toEqual({ problems: { name: 'words-missing' } });
	});

	test('is read page by page, each of it once, and by kind', async () => {
		const names = Array.from({ length: 53 }, (_, index) => `Naam ${String(index % 7)}`);
		for (const name of names) await offers({ name });
		await offers({ name: 'Mentor', category: 'mentor' });
		const first = await list();
		expect(first.interventions).toHaveLength(50);
		const rest = await list({ after: first.next });
		expect(rest.next).toBeUndefined();
		const ids = [...first.interventions, ...rest.interventions].map(({ id }) => id);
		expect(new Set(ids).size).toBe(54);
		const kind = await list({ category: 'mentor' });
		expect(kind.interventions.map(({ name }) => name)).toEqual(['Mentor']);
		expect((await list({ category: 'x', after: 'y' })).interventions).toHaveLength(50);
	});
});

describe('in a trajectory', () => {
	test('something is chosen, runs, and ends with a word; what is offered no more stays to be read', async () => {
		const id = await offers();
		const outcome = await chooses(id, inDays(-30));
		if (!('chosenId' in outcome)) throw new Error(JSON.stringify(outcome));
		await keepIntervention(annelies, { id, version: 1 }, { ...offered, endedOn: today() });
		const now = await page();
		expect(now.offered).toEqual([]);
		expect(now.chosen).toMatchObject([
			{ words: 'Zij wil dit.', ended: undefined, of: { name: 'Weerbaar opvoeden' } }
		]);
		expect(await chooses(id)).toEqual({ problems: { intervention: 'offered-no-more' } });
		expect(await ends(outcome.chosenId, { outcome: '' })).toEqual({
			problems: { outcome: 'ended-how-missing' }
		});
		expect(await ends(outcome.chosenId)).toEqual({ ended: true });
		expect(await ends(outcome.chosenId)).toEqual({ problem: 'not-possible-now' });
		expect((await page()).chosen).toMatchObject([
			{ ended: { endsOn: today(), outcome: 'completed', words: 'Zij kookt weer.' } }
		]);
		const kinds = await eventsOf(house, partId);
		expect(kinds).toContain('trajectory.intervention-chosen');
		expect(kinds).toContain('trajectory.intervention-ended');
		const [row] = await house.superuser`SELECT sealed, ending FROM chosen_intervention`;
		for (const sealed of [row!['sealed'], row!['ending']] as Buffer[])
			expect(sealed.toString('latin1')).not.toContain('Zij');
	});

	test('only by whoever works on it; of a colleague’s case nothing is seen', async () => {
		const id = await offers();
		expect(await chooses(id, today(), amina)).toEqual({ problem: 'not-found' });
		expect(await chooses(id, today(), annelies)).toEqual({ problem: 'not-allowed' });
		expect(await chooses(randomUUID())).toEqual({
			problems: { intervention: 'intervention-missing' }
		});
		expect(await ends(randomUUID())).toEqual({ problem: 'not-found' });
		expect(await readChosen(amina, partId, undefined)).toEqual({ problem: 'not-found' });
		expect(await page(annelies)).toMatchObject({ mayWrite: false, offered: [] });
	});
});
