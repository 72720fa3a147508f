import { addDays } from 'date-fns';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Goal } from '#domain/goal.ts';
import { localDate } from '#domain/time.ts';
import { unknownPerson } from '#domain/person.ts';
import { reviewTopics } from '#domain/trajectory-review.ts';
import { joinParts } from '#server/cases/join-parts.ts';
import { giveConsent } from '#server/consents/give.ts';
import { withdrawConsent } from '#server/consents/withdraw.ts';
import { agreePlan } from '#server/help-plans/agree.ts';
import { readCopy, type CopyPage } from '#server/help-plans/copy.ts';
import { keepGoal } from '#server/help-plans/goal.ts';
import { readHelpPlan } from '#server/help-plans/read.ts';
import { addStep } from '#server/help-plans/step.ts';
import { noteMeasure } from '#server/measures/note.ts';
import { writeNote } from '#server/notes/write.ts';
import { addPerson } from '#server/people/add.ts';
import { showRoom, type RoomPage } from '#server/rooms/show.ts';
import { keepReview } from '#server/trajectory-reviews/keep.ts';
import * as trajectories from '#server/trajectories/store.ts';
import { together } from '#server/work.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { employ, type Colleague } from '../support/people.ts';
import { openedCase } from './case-story.ts';

const canary = 'kanariezwqx';
const wish = 'Wij eten weer samen.';
const does = 'Zaterdag koken we';
const inDays = (days: number) => localDate(addDays(new Date(), days));

let house: TestHouse;
let joost: Colleague;
let annelies: Colleague;
let partId: string;
let intakeId: string;
let herself: string;
let brother: string;
let hers: string;
beforeAll(async () => {
	house = await freshHouse();
	joost = await employ(house, 'Joost', 'counsellor');
	annelies = await employ(house, 'Annelies', 'supervisor');
});
afterAll(() => house.close());

/** What stands on her copy in plain, and the canary in every field that is ours. */
const goal = (plain: string): Goal => ({
	...{ id: '', domain: 'family_communication', plain, importance: 3, difficulty: 2, baseline: -1 },
	levels: [`${canary} a`, `${canary} b`, `${canary} c`, `${canary} d`, `${canary} e`]
});
async function page(id: string, of: string) {
	const read = await readHelpPlan(joost, id, of);
	if (!('plan' in read)) throw new Error(JSON.stringify(read));
	return read;
}
/** A plan somebody agreed to: one goal, one step. */
async function agreed(id: string, of: string, personId: string, [plain, words]: [string, string]) {
	const at = async () => ({
		partId: id,
		trajectoryId: of,
		version: (await page(id, of)).plan.version
	});
	await keepGoal(joost, await at(), goal(plain));
	const [kept] = (await page(id, of)).plan.goals;
	const step = { goalId: kept!.id, words, owner: 'client', day: inDays(5) } as const;
	await addStep(joost, await at(), step);
	const yes = { personId, how: 'talk', on: inDays(0), reviewOn: inDays(60) };
	expect(await agreePlan(joost, await at(), yes)).toEqual({ agreed: true });
	return kept!.id;
}
const lookedAt = Object.fromEntries(
	reviewTopics.map((topic) => [topic, { answer: 'asks-attention', words: `${canary} ${topic}` }])
);
async function saysYes(personId: string) {
	const outcome = await giveConsent(joost, partId, {
		...{ personId, purpose: 'copy_in_room', how: 'talk', givenBy: 'self' },
		...{ witness: 'Zij zei het', recipient: '', categories: [], until: '' }
	});
	if (!('consentIds' in outcome)) throw new Error(outcome.problem);
	return outcome.consentIds[0]!;
}
async function copy(language: 'nl' | 'ar' = 'nl'): Promise<CopyPage> {
	const read = await readCopy(joost, partId, { of: hers, language });
	if (!('text' in read)) throw new Error(JSON.stringify(read));
	return read;
}
async function room(): Promise<RoomPage> {
	const [row] = await house.superuser`SELECT id FROM room WHERE intake_id = ${intakeId}`;
	return (await showRoom(String(row!['id'])))!;
}

beforeEach(async () => {
	({ partId, intakeId } = await openedCase(house, joost));
	const read = await readHelpPlan(joost, partId, undefined);
	if (!('plan' in read)) throw new Error('no plan');
	hers = read.trajectory.id;
	herself = read.people.find(({ role }) => role === 'asker')!.id;
	const added = await addPerson(joost, partId, {
		who: { ...unknownPerson, roles: ['sibling'], name: 'Bilal', ageBand: '18-22' },
		householdId: null
	});
	brother = 'personId' in added ? added.personId : '';

	// beside hers: her brother's trajectory in the same part, and a part of another about the same people
	const his = await together(joost, (work) => trajectories.add(work, partId, 'individual_exit'));
	await agreed(partId, his, brother, [`${canary} zijn doel`, `${canary} zijn stap`]);
	await saysYes(brother);
	const other = await openedCase(house, joost);
	const reason = 'Twee ouders van één gezin';
	expect(await joinParts(annelies, partId, { code: other.code, reason })).toEqual({ done: true });
	const [beside] = await together(joost, (work) => trajectories.ofPart(work, other.partId));
	const [asker] = (await page(other.partId, beside!.id)).people;
	await agreed(other.partId, beside!.id, asker!.id, [`${canary} van ander`, `${canary} ander`]);

	// and everything that is said about her and not to her
	const goalId = await agreed(partId, hers, herself, [wish, does]);
	await keepReview(joost, partId, {
		...{ trajectoryId: hers, heldOn: inDays(0), present: ['counsellor'], topics: lookedAt },
		...{ outcome: 'change', reason: `${canary} reden`, nextOn: inDays(30) },
		scores: [{ goalId, score: 0 }]
	});
	await noteMeasure(
		joost,
		{ partId, trajectoryId: hers },
		{
			...{ kind: 'external', personId: '', takenOn: inDays(0) },
			fields: { name: `${canary} naam`, doneBy: `${canary} door`, outcome: `${canary} uit` }
		}
	);
	await writeNote(joost, partId, `${canary} notitie`);
});

describe('her copy', () => {
	test('holds her own words, how they stand, and nothing of other people’s parts', async () => {
		const { sheet, text } = await copy();
		expect(sheet).toMatchObject({
			client: 'Samira',
			reviewOn: inDays(30),
			goals: [{ plain: wish, reading: 'reached', steps: [{ words: does, owner: 'client' }] }],
			steps: []
		});
		for (const words of [wish, does]) expect(text).toContain(words);
		expect(JSON.stringify({ sheet, text })).not.toContain(canary);
		expect((await copy('ar')).text).not.toContain(canary);
	});

	test('is printed by whoever works on the case and told to the trail; a stranger finds nothing', async () => {
		await copy();
		const kinds = await house.superuser`SELECT kind FROM event WHERE chain_id = ${partId}`;
		expect(kinds.map(({ kind }) => kind)).toContain('case.printed');
		const amina = await employ(house, 'Amina', 'counsellor');
		expect(await readCopy(amina, partId, { of: hers, language: 'nl' })).toEqual({
			problem: 'not-found'
		});
	});

	test('stays the version she agreed to while another is written', async () => {
		const { plan } = await page(partId, hers);
		const at = { partId, trajectoryId: hers, version: plan.version };
		await keepGoal(joost, at, { ...plan.goals[0]!, plain: `${canary} nog niet afgesproken` });
		expect((await copy()).text).toContain(wish);
		expect((await copy()).text).not.toContain(canary);
	});
});

describe('her room', () => {
	test('shows it from her yes until she takes it back, and never what another agreed to', async () => {
		expect((await room()).helpPlans).toEqual([]);
		const consentId = await saysYes(herself);
		const shown = await room();
		expect(shown.helpPlans).toEqual([
			{
				goals: [
					{
						...{ plain: wish, reading: 'reached' },
						steps: [{ words: does, owner: 'client', day: inDays(5) }]
					}
				],
				...{ steps: [], agreedOn: inDays(0), reviewOn: inDays(30) }
			}
		]);
		expect(JSON.stringify(shown)).not.toContain(canary);
		await withdrawConsent(joost, partId, { personId: herself, consentId });
		expect((await room()).helpPlans).toEqual([]);
	});

	test('shows none of a trajectory that ended, nor after the yes ran out', async () => {
		await saysYes(herself);
		await house.superuser`UPDATE consent SET valid_until = now() - interval '1 minute', given_at = now() - interval '1 day'
			WHERE purpose = 'copy_in_room' AND person_id = ${herself}`;
		expect((await room()).helpPlans).toEqual([]);
		await saysYes(herself);
		expect((await room()).helpPlans).toHaveLength(1);
		await house.superuser`UPDATE trajectory SET status = 'stopped' WHERE id = ${hers}`;
		expect((await room()).helpPlans).toEqual([]);
	});
});
