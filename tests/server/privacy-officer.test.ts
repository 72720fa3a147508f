import { addDays, addMinutes } from 'date-fns';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { missesToTell } from '#domain/search.ts';
import { localDay, midnight } from '#domain/time.ts';
import { record } from '#server/audit/record.ts';
import { readCase } from '#server/cases/read.ts';
import { declareConflict } from '#server/conflicts/declare.ts';
import { giveConsent } from '#server/consents/give.ts';
import { shareWithPartner } from '#server/consents/share.ts';
import { breakGlass } from '#server/glass/break.ts';
import { reviewGlass } from '#server/glass/review.ts';
import { writeNote } from '#server/notes/write.ts';
import { privacyOverview } from '#server/privacy/overview.ts';
import { findLog, readLog, type CaseLog } from '#server/privacy/read-log.ts';
import { findInOwnCases } from '#server/search/find.ts';
import { vouchFor } from '#server/staff/vouch.ts';
import { together } from '#server/work.ts';
import { acting } from '../support/acting.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { employ, type Colleague } from '../support/people.ts';
import { rowsSeen } from '../support/sealed-tables.ts';
import { eventsOf, openedCase } from './case-story.ts';

const reason = 'Haar zus belt: zij neemt al twee dagen niet op.';
const words = 'Zij wil eerst met haar zus praten.';
let web: TestHouse;
let app: postgres.Sql;
let femke: Colleague;
let amina: Colleague;
let joost: Colleague;
let annelies: Colleague;
let noor: Colleague;
let hers: Awaited<ReturnType<typeof openedCase>>;
beforeAll(async () => {
	web = await freshHouse();
	app = postgres(web.urls.app, { max: 1, onnotice: () => undefined });
	femke = await employ(web, 'Femke', 'privacy_officer');
	amina = await employ(web, 'Amina', 'counsellor');
	joost = await employ(web, 'Joost', 'counsellor');
	annelies = await employ(web, 'Annelies', 'supervisor');
	noor = await employ(web, 'Noor', 'analyst');
	hers = await openedCase(web, amina);
	await writeNote(amina, hers.partId, words);
});
afterAll(async () => {
	await app.end();
	await web.close();
});

async function overview(of: Colleague = femke) {
	const read = await privacyOverview(of);
	if ('problem' in read) throw new Error(read.problem);
	return read;
}

async function log(partId = hers.partId, page: Parameters<typeof readLog>[2] = {}) {
	const read = await readLog(femke, partId, page);
	if ('problem' in read) throw new Error(read.problem);
	return read;
}

async function personOf(partId: string): Promise<string> {
	const [row] =
		await web.superuser`SELECT id FROM person WHERE part_id = ${partId} ORDER BY created_at, id LIMIT 1`;
	return row!['id'] as string;
}

describe('a quiet house', () => {
	test('has nothing to tell', async () => {
		expect(await overview()).toMatchObject({
			...{ late: [], glass: [], readings: [], refusals: [] },
			...{ conflicts: [], searches: [], accounts: [] }
		});
	});
});

describe('who opened what is not theirs', () => {
	let glassId: string;
	beforeAll(async () => {
		await readCase(amina, hers.partId);
		await breakGlass(joost, { code: hers.code, reason });
		await readCase(joost, hers.partId);
		await readCase(joost, hers.partId);
		await readCase(annelies, hers.partId);
		glassId = (await overview()).glass[0]!.id;
	});

	test('broken glass waits, is late after its term and then has a verdict', async () => {
		const { glass, late } = await overview();
		expect(late).toEqual([]);
		expect(glass).toMatchObject([
			{ by: 'Joost', code: hers.code, standing: 'waiting', isOpen: true, reviewedBy: '' }
		]);
		await web.moveClockTo(addDays(new Date(), 40));
		expect((await overview()).late).toMatchObject([{ id: glassId, standing: 'late' }]);
		await web.moveClockTo(new Date());
		await reviewGlass(annelies, glassId, { verdict: 'wrong', words: 'Zij had kunnen bellen.' });
		expect(await overview()).toMatchObject({
			late: [],
			glass: [{ standing: 'wrong', reviewedBy: 'Annelies' }]
		});
	});

	test('whoever works on a case is not among its strangers', async () => {
		const { readings, isCut } = await overview();
		expect(isCut).toBe(false);
		const told = readings.map(({ by, code, times }) => `${by} ${code} ${times}`);
		expect(told.toSorted()).toEqual([`Annelies ${hers.code} 1`, `Joost ${hers.code} 2`]);
	});

	test('refusals are counted by who tried, and never where', async () => {
		const other = await openedCase(web, amina);
		await readCase(joost, other.partId);
		await readCase(joost, other.partId);
		const { refusals } = await overview();
		expect(refusals).toMatchObject([{ by: 'Joost', role: 'counsellor', times: 2 }]);
		expect(JSON.stringify(refusals)).not.toContain(other.code);
	});

	test('a conflict, searches in vain and an account that was let in are told', async () => {
		const other = await openedCase(web, amina);
		await declareConflict(amina, other.partId, 'Dit is het gezin van mijn zus.');
		for (let n = 0; n < missesToTell; n++) await findInOwnCases(joost, 'Wilhelmina');
		const piet = await employ(web, 'Piet', 'counsellor');
		await web.superuser`UPDATE staff SET vouched_at = NULL WHERE id = ${piet.id}`;
		await vouchFor(annelies, { id: piet.id, version: 1 });
		expect(await overview()).toMatchObject({
			conflicts: [{ by: 'Amina', code: other.code }],
			accounts: [{ kind: 'staff.vouched', by: 'Annelies', about: 'Piet' }]
		});
		expect((await overview()).searches.map(({ by }) => by)).toContain('Joost');
	});

	test('after thirty days only what waits is left', async () => {
		const other = await openedCase(web, amina);
		await breakGlass(joost, { code: other.code, reason });
		await web.moveClockTo(addDays(new Date(), 31));
		const { glass, ...rest } = await overview();
		expect(rest).toMatchObject({ readings: [], refusals: [], conflicts: [] });
		expect(glass.map(({ code }) => code)).toContain(other.code);
		expect(glass.map(({ standing }) => standing)).toEqual(glass.map(() => 'late'));
		await web.moveClockTo(new Date());
	});

	test('each day on which it happened is told, also where the list has one line for all', async () => {
		const other = await openedCase(web, amina);
		// past midnight by our clock, which is not that of the database
		const goTo = (day: number) => web.moveClockTo(addMinutes(midnight(day), 20));
		const first = localDay(new Date()) + 100;
		const lookers = { [first]: [annelies], [first + 3]: [amina, annelies] };
		Object.assign(lookers, { [first + 5]: [amina], [first + 7]: [joost] });
		for (const [day, who] of Object.entries(lookers)) {
			await goTo(Number(day));
			for (const one of who) await readCase(one, other.partId);
		}
		const { days, readings } = await overview();
		expect(readings).toMatchObject([{ by: 'Annelies', times: 2 }]);
		expect(days).toEqual([
			{ day: first, wasRead: true, wasRefused: false },
			{ day: first + 3, wasRead: true, wasRefused: false },
			{ day: first + 7, wasRead: false, wasRefused: true }
		]);
		await goTo(first + 30);
		expect((await overview()).days.map(({ day }) => day)).toEqual([first + 3, first + 7]);
		await web.moveClockTo(new Date());
	});
});

describe('the log of a case', () => {
	test('is found by its code as somebody types it', async () => {
		const found = { partId: hers.partId };
		expect(await findLog(femke, ` ${hers.code.toLowerCase()} `)).toEqual(found);
		expect(await findLog(femke, 'NL-2026-99999')).toEqual({ problem: 'no-such-case' });
		expect(await findLog(femke, '42')).toEqual({ problem: 'code-unreadable' });
		const [sought] =
			await web.superuser`SELECT count(*)::int AS n FROM event WHERE kind = 'log.sought' AND actor_id = ${femke.id}`;
		expect(sought!['n']).toBe(2);
		expect(await readLog(femke, crypto.randomUUID())).toEqual({ problem: 'not-found' });
		expect(await readLog(femke, 'x')).toEqual({ problem: 'not-found' });
	});

	test('says what kind, who and when, and nothing of what', async () => {
		const { lines } = await log();
		const kinds = lines.map(({ kind, by }) => `${by} ${kind}`);
		expect(kinds).toContain('Joost glass.broken');
		expect(kinds).toContain('Amina note.written');
		expect(kinds).toContain(' intake.received');
		expect(Object.keys(lines[0]!).toSorted()).toEqual(['actorId', 'at', 'by', 'kind', 'origin']);
		expect(JSON.stringify(lines)).not.toContain('Samira');
	});

	test('knows that it was looked at, once for each look', async () => {
		const looks = async () =>
			(await eventsOf(web, hers.partId)).filter((kind) => kind === 'part.log-read').length;
		const before = await looks();
		await log();
		await log();
		expect(await looks()).toBe(before + 2);
		expect((await log()).lines[0]).toMatchObject({ kind: 'part.log-read', by: 'Femke' });
	});

	test('is the same in pages as in one piece', async () => {
		const { lines: all } = await log(hers.partId, { linesAPage: 500 });
		const pages: CaseLog[] = [await log(hers.partId, { linesAPage: 4 })];
		for (let next = pages[0]!.next; next; next = pages.at(-1)!.next) {
			pages.push(await log(hers.partId, { linesAPage: 4, after: next }));
		}
		const [now, ...older] = pages.flatMap(({ lines }) => lines);
		expect(now!.kind).toBe('part.log-read');
		expect(older).toEqual(all);
		expect(pages.map(({ isFirst }) => isFirst).indexOf(false)).toBe(1);
	});

	test('a word under duress is any word in what the page gets, seen or not', async () => {
		const spoken = ['duress.spoken', 'duress.spoken-refused'] as const;
		for (const kind of spoken)
			await together(amina, (work) =>
				record(work, { chainId: hers.partId, kind, subjectId: hers.partId })
			);
		const kinds = (await log()).lines.map(({ kind }) => kind);
		expect(kinds).toEqual(expect.arrayContaining(['word.right', 'word.refused']));
		expect(kinds.filter((kind) => kind.startsWith('duress'))).toEqual([]);
	});

	test('a place that nobody sealed is the beginning', async () => {
		expect(await log(hers.partId, { after: 'x' })).toMatchObject({ isFirst: true });
	});

	test('tells what was agreed and shared by number and kind', async () => {
		const personId = await personOf(hers.partId);
		const given = await giveConsent(amina, hers.partId, {
			...{ personId, purpose: 'share_with_partner', recipient: 'Jeugdbescherming West' },
			...{ categories: ['concern'], givenBy: 'self', how: 'talk', witness: 'Aan de telefoon.' },
			until: ''
		});
		expect(given).not.toHaveProperty('problem');
		const shared = await shareWithPartner(amina, hers.partId, {
			...{ personId, purpose: 'share_with_partner', recipient: 'Jeugdbescherming West' },
			...{ categories: ['concern'], words: 'Wij maken ons zorgen.' }
		});
		expect(shared).not.toHaveProperty('problem');
		const { consents, shares } = await log();
		expect(consents.map(({ person, purpose }) => `${person} ${purpose}`)).toContain(
			'1 share_with_partner'
		);
		expect(shares).toMatchObject([
			{ person: 1, purpose: 'share_with_partner', by: 'Amina', withdrawnAt: null }
		]);
		expect(JSON.stringify({ consents, shares })).not.toMatch(/Samira|West|zorgen|telefoon/);
	});
});

describe('nobody else', () => {
	test('gets it, and she gets nothing else', async () => {
		for (const who of [amina, annelies, noor]) {
			expect(await privacyOverview(who)).toEqual({ problem: 'not-allowed' });
			expect(await findLog(who, hers.code)).toEqual({ problem: 'not-allowed' });
			expect(await readLog(who, hers.partId)).toEqual({ problem: 'not-allowed' });
		}
		expect(await readCase(femke, hers.partId)).toEqual({ problem: 'not-found' });
		expect(await breakGlass(femke, { code: hers.code, reason })).toEqual({
			problem: 'no-such-case'
		});
	});

	test('past the stores she sees no row of anything, not even an event', async () => {
		expect(await rowsSeen(app, web.superuser, femke.id)).toEqual({});
	});

	test('past the stores the doors answer no other role, and an account that waits', async () => {
		const asked = [
			...['glass', 'refusals', 'days', 'conflicts', 'house'].map((name) => `privacy_${name}()`),
			'privacy_readings(10)',
			`privacy_log('${hers.partId}', NULL, NULL, NULL, 10)`,
			`privacy_consents('${hers.partId}')`,
			`privacy_disclosures('${hers.partId}')`
		];
		const answered = async (id: string) => {
			const counts = asked.map((door) =>
				acting(app, id, async (tx) => (await tx.unsafe(`SELECT FROM door.${door}`)).count)
			);
			return (await Promise.all(counts)).reduce((sum, n) => sum + n, 0);
		};
		expect(await answered(femke.id)).toBeGreaterThan(5);
		for (const { id } of [amina, annelies, noor]) expect(await answered(id)).toBe(0);
		await web.superuser`UPDATE staff SET vouched_at = NULL WHERE id = ${femke.id}`;
		expect(await answered(femke.id)).toBe(0);
		await web.superuser`UPDATE staff SET vouched_at = now() WHERE id = ${femke.id}`;
	});
});
