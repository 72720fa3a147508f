import { addDays } from 'date-fns';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { localDate } from '#domain/time.ts';
import { inviteExpert } from '#server/cases/invite.ts';
import { noteFactor } from '#server/factors/note.ts';
import { readFactors } from '#server/factors/read.ts';
import { noteSignal } from '#server/signals/note.ts';
import { readSignals, type SignalsPage } from '#server/signals/read.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { employ, type Colleague } from '../support/people.ts';
import { eventsOf, openedCase } from './case-story.ts';

let house: TestHouse;
let joost: Colleague;
let amina: Colleague;
let annelies: Colleague;
let esma: Colleague;
let partId: string;
beforeAll(async () => {
	house = await freshHouse();
	joost = await employ(house, 'Joost', 'counsellor');
	amina = await employ(house, 'Amina', 'counsellor');
	annelies = await employ(house, 'Annelies', 'supervisor');
	esma = await employ(house, 'Esma', 'expert');
});
afterAll(() => house.close());
beforeEach(async () => {
	({ partId } = await openedCase(house, joost));
});

const today = () => localDate(new Date());
const ago = (days: number) => localDate(addDays(new Date(), -days));
async function page(who: Colleague = joost): Promise<SignalsPage> {
	const read = await readSignals(who, partId);
	if ('problem' in read) throw new Error(read.problem);
	return read;
}
const fact = 'Hij blokkeerde zijn vrienden van voetbal.';
async function notes(fields: Record<string, string>, given: object = {}, who = joost) {
	const personId = (await page()).concernId;
	const whole = { side: 'worry', fact, source: 'relative', observedOn: today(), ...fields };
	const asked = { personId, also: [], platforms: [], corrects: '', ...given };
	return noteSignal(who, partId, { ...asked, fields: whole });
}
async function seesFactor(fields: Record<string, string>, corrects = '', who = joost) {
	const personId = (await page()).concernId;
	const whole = { kind: 'protective', code: 'stable_adult', strength: '1', direction: 'away' };
	const also = { source: 'client', seenOn: today(), words: 'Zijn oom belt elke week.' };
	return noteFactor(who, partId, { personId, corrects, fields: { ...whole, ...also, ...fields } });
}

test('for a worry and against it alike; fact and opinion stay apart and are kept sealed', async () => {
	const opinion = 'Zijn moeder denkt dat hij zich schaamt.';
	await notes({ opinion, form: 'right_extremist' }, { also: ['conspiracy'], platforms: ['x'] });
	await notes({ side: 'contra', fact: 'Hij ging mee naar oma.', observedOn: ago(3) });
	const { signals } = await page();
	expect(signals).toMatchObject([
		{ side: 'worry', fact, opinion, form: 'right_extremist', also: ['conspiracy'], by: 'Joost' },
		{ side: 'contra', fact: 'Hij ging mee naar oma.', opinion: '', form: 'unclear', platforms: [] }
	]);
	const [row] = await house.superuser`SELECT sealed::text FROM signal WHERE part_id = ${partId}`;
	expect(JSON.stringify(row)).not.toContain(Buffer.from('voetbal').toString('hex'));
	expect(await eventsOf(house, partId)).toContain('signal.noted');
	expect((await eventsOf(house, partId)).at(-1)).toBe('part.read');
});

test('what was wrong is put right once and stays to be read; the second to do so is told', async () => {
	const first = await notes({});
	if (!('signalId' in first)) throw new Error('not kept');
	const corrects = first.signalId;
	expect(await notes({ fact: 'Het was zijn broer.' }, { corrects })).toEqual({
		problems: { reason: 'reason-missing' }
	});
	const reason = 'Moeder vergiste zich.';
	await notes({ fact: 'Het was zijn broer.', reason }, { corrects });
	expect(await notes({ fact: 'Nog eens.', reason }, { corrects })).toEqual({
		problems: { reason: 'changed-meanwhile' }
	});
	const { signals } = await page();
	expect(signals).toMatchObject([{ fact: 'Het was zijn broer.', reason, before: [{ fact }] }]);
	expect(await eventsOf(house, partId)).toContain('signal.corrected');
	expect(await notes({ reason }, { corrects: crypto.randomUUID() })).toEqual({
		problem: 'not-found'
	});
});

test('it is about somebody of this case; nothing of a colleague’s case is seen or written', async () => {
	expect(await notes({}, { personId: crypto.randomUUID() })).toEqual({
		problems: { personId: 'about-whom-missing' }
	});
	expect(await notes({}, {}, amina)).toEqual({ problem: 'not-found' });
	expect(await notes({}, {}, annelies)).toEqual({ problem: 'not-allowed' });
	expect(await readSignals(amina, partId)).toEqual({ problem: 'not-found' });
	expect(await readFactors(amina, partId)).toEqual({ problem: 'not-found' });
	expect((await page(annelies)).mayWrite).toBe(false);
	expect(await seesFactor({}, '', amina)).toEqual({ problem: 'not-found' });
});

test('who was asked to think along reads them, and writes none', async () => {
	await notes({});
	await inviteExpert(annelies, partId, {
		staffId: esma.id,
		reason: 'Om mee te denken over de duiding.'
	});
	expect((await page(esma)).signals).toHaveLength(1);
	expect((await page(esma)).mayWrite).toBe(false);
	expect(await notes({}, {}, esma)).toEqual({ problem: 'not-allowed' });
	expect(await seesFactor({}, '', esma)).toEqual({ problem: 'not-allowed' });
});

test('each factor is a line of its own over time, and nothing is made of several', async () => {
	await seesFactor({ seenOn: ago(40), strength: '0', words: 'Hij ziet niemand.' });
	await seesFactor({ strength: '2' });
	await seesFactor({ kind: 'driver', code: 'identity', direction: 'towards', strength: '3' });
	const event = { kind: 'trigger', code: 'problems_at_home', turn: 'catalyst' };
	await seesFactor({ ...event, direction: 'towards', seenOn: ago(90) });
	const read = await readFactors(joost, partId);
	if ('problem' in read) throw new Error(read.problem);
	expect(read.lines.map(({ kind, points }) => [kind, points.map((one) => one.strength)])).toEqual([
		['protective', [0, 2]],
		['driver', [3]],
		['trigger', [1]]
	]);
	expect(read.span).toEqual({ from: ago(90), to: today() });
	const numbers = Object.entries(read).filter(([, value]) => typeof value === 'number');
	expect(numbers).toEqual([]);
	expect(await eventsOf(house, partId)).toContain('factor.noted');
});

test('a factor that was wrong is put right with why', async () => {
	const first = await seesFactor({});
	if (!('factorId' in first)) throw new Error('not kept');
	expect(await seesFactor({ strength: '3' }, first.factorId)).toEqual({
		problems: { reason: 'reason-missing' }
	});
	await seesFactor({ strength: '3', reason: 'Het is elke dag.' }, first.factorId);
	const read = await readFactors(joost, partId);
	if ('problem' in read) throw new Error(read.problem);
	expect(read.lines).toMatchObject([{ points: [{ strength: 3, before: [{ strength: 1 }] }] }]);
	expect(await eventsOf(house, partId)).toContain('factor.corrected');
});
