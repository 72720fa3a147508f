import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FEWEST } from '#domain/suppression.ts';
import { readFigures } from '#server/figures/read.ts';
import { acting } from '../support/acting.ts';
import { allowedWords } from '../support/allowed-words.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { employ, type Colleague } from '../support/people.ts';
import { rowsSeen } from '../support/sealed-tables.ts';
import { openedCase } from './case-story.ts';

const doors = ['contacts', 'opened', 'closed', 'attained'];
const counting = doors.slice(0, 3);
let web: TestHouse;
let app: postgres.Sql;
let noor: Colleague;
let amina: Colleague;
beforeAll(async () => {
	web = await freshHouse();
	app = postgres(web.urls.app, { max: 1, onnotice: () => undefined });
	noor = await employ(web, 'Noor', 'analyst');
	amina = await employ(web, 'Amina', 'counsellor');
});
afterAll(async () => {
	await app.end();
	await web.close();
});

async function figures() {
	const read = await readFigures(noor);
	if ('problem' in read) throw new Error(read.problem);
	return read;
}

/** As many contacts as asked, `monthsAgo` months before this one, on its tenth day. */
async function came(
	count: number,
	{ monthsAgo, channel = 'form', level = 'T3', ended = false }: Came
): Promise<void> {
	const { key_id: keyId } = (
		await web.superuser`SELECT id AS key_id FROM data_key WHERE staff_id = ${amina.id}`
	)[0] as unknown as { key_id: string };
	const at = await monthBefore(monthsAgo);
	for (let n = 0; n < count; n++)
		await web.superuser`INSERT INTO intake (id, key_id, reference, channel, status, level, rule_version, acute_unclear,
			supervisor_look, received_at, waiting_since, deadline_at, read_by, closed_at)
			VALUES (${randomUUID()}, ${keyId}, 'CDFG', ${channel}, ${ended ? 'closed' : 'new'}, ${level}, 1, false, false,
				${at}, ${at}, ${at}, ${at}, ${ended ? at : null})`;
}
function shown(cell: number | string) {
	if (typeof cell === 'number') return { exactly: cell };
	return cell === 'few' ? { below: FEWEST } : { from: Number(cell.slice(5)), to: 11 };
}

interface Came {
	monthsAgo: number;
	channel?: string;
	level?: string;
	ended?: boolean;
}

async function monthBefore(months: number): Promise<Date> {
	const [row] =
		await web.superuser`SELECT (date_trunc('month', door.time() AT TIME ZONE 'Europe/Amsterdam')
		- make_interval(months => ${months}) + interval '9 days 12 hours') AT TIME ZONE 'Europe/Amsterdam' AS at`;
	return row!['at'] as Date;
}

test('a house in which nothing happened shows twelve months of nobody', async () => {
	const { channels, levels, opened, closed } = await figures();
	for (const table of [channels, levels, opened, closed]) {
		expect(table.rows).toHaveLength(12);
		expect(table.total).toEqual({ exactly: 0 });
	}
	const months = channels.rows.map(({ month }) => month);
	expect(months).toEqual(months.toSorted().reverse());
	expect(months.at(0)).toBe((await monthBefore(1)).toISOString().slice(0, 7));
	expect(months.at(-1)).toBe((await monthBefore(12)).toISOString().slice(0, 7));
});

describe('with contacts', () => {
	beforeAll(async () => {
		await came(7, { monthsAgo: 1 });
		await came(3, { monthsAgo: 1, channel: 'phone' });
		await came(6, { monthsAgo: 2, channel: 'phone' });
		await came(FEWEST, { monthsAgo: 3, level: 'T1', ended: true });
		await came(FEWEST - 1, { monthsAgo: 3, level: 'T0', ended: true });
		// neither of a month that still runs nor of one that is too long ago
		await came(9, { monthsAgo: 0, channel: 'sms' });
		await came(9, { monthsAgo: 13, channel: 'sms' });
	});

	test('a few are few, and no total gives them away', async () => {
		const { channels } = await figures();
		expect(channels.words).toEqual([
			'form',
			'phone',
			'chat',
			'meeting',
			'sms',
			'email_letter',
			'referral'
		]);
		expect(channels.rows[0]).toEqual({
			month: (await monthBefore(1)).toISOString().slice(0, 7),
			cells: [7, 'few', 0, 0, 0, 0, 0].map(shown),
			total: { from: 8, to: 11 }
		});
		expect(channels.rows[1]).toMatchObject({
			cells: [0, 6, 0, 0, 0, 0, 0].map(shown),
			total: { exactly: 6 }
		});
		expect(channels.totals).toEqual([
			{ from: 13, to: 16 },
			{ from: 7, to: 10 },
			...[0, 0, 0, 0, 0].map(shown)
		]);
		expect(channels.total).toEqual({ from: 20, to: 26 });
	});

	test('what is few by channel and level at once is few in both tables', async () => {
		const { channels, levels } = await figures();
		expect(levels.rows[2]!.cells).toEqual(['few', 5, 0, 0, 0].map(shown));
		expect(channels.rows[2]!.cells[0]).toEqual({ from: 6, to: 9 });
		expect(levels.rows[0]!.cells).toEqual([0, 0, 0, 'from 8', 0].map(shown));
		for (const [at, { total }] of levels.rows.entries())
			expect(total).toEqual(channels.rows[at]!.total);
	});

	test('cases count by the kind of help, when they open and when they close', async () => {
		const opening = await monthBefore(1);
		for (let n = 0; n < FEWEST + 1; n++) {
			const { partId, intakeId } = await openedCase(web, amina);
			await web.superuser`UPDATE trajectory SET opened_at = ${opening} WHERE part_id = ${partId}`;
			await web.superuser`UPDATE part SET opened_at = ${opening} WHERE id = ${partId}`;
			await web.superuser`UPDATE intake SET received_at = ${opening} WHERE id = ${intakeId}`;
			if (n > 1) await web.superuser`UPDATE part SET closed_at = ${opening} WHERE id = ${partId}`;
		}
		const { opened, closed } = await figures();
		const others = opened.words.slice(1).map(() => 0);
		expect(opened.rows[0]).toMatchObject({
			cells: [6, ...others].map(shown),
			total: { exactly: 6 }
		});
		expect(closed.rows[0]).toMatchObject({
			cells: ['few', ...others].map(shown),
			total: { below: 5 }
		});
		expect(closed.total).toEqual({ below: 5 });
	});

	test('a small number never leaves the database', async () => {
		const told = await acting(app, noor.id, async (tx) => {
			const rows = await Promise.all(
				counting.map((door) => tx.unsafe(`SELECT n FROM door.figures_${door}()`))
			);
			return rows.flat().map(({ n }) => n as number | null);
		});
		expect(told.filter((n) => n !== null && n > 0 && n < FEWEST)).toEqual([]);
		expect(told).toContain(null);
		expect(told).toContain(FEWEST);
	});
});

test('every channel, level and kind of help there is has a column', async () => {
	const { channels, levels, opened, closed } = await figures();
	expect(channels.words.toSorted()).toEqual(await wordsOf('intake', 'channel'));
	expect(levels.words.toSorted()).toEqual(await wordsOf('intake', 'level'));
	for (const { words } of [opened, closed])
		expect(words.toSorted()).toEqual(await wordsOf('trajectory', 'service_type'));
	const told = await acting(app, noor.id, (tx) =>
		tx.unsafe(`SELECT array_agg(DISTINCT word ORDER BY word) AS words, array_agg(DISTINCT other ORDER BY other) AS others
			FROM door.figures_contacts()`)
	);
	expect(told[0]).toEqual({
		words: await wordsOf('intake', 'channel'),
		others: await wordsOf('intake', 'level')
	});
	for (const door of ['opened', 'closed', 'attained']) {
		const [row] = await acting(app, noor.id, (tx) =>
			tx.unsafe(
				`SELECT array_agg(DISTINCT word ORDER BY word) AS words FROM door.figures_${door}()`
			)
		);
		expect(row!['words']).toEqual(await wordsOf('trajectory', 'service_type'));
	}
});

describe('how far goals were reached', () => {
	interface Ended {
		yearsAgo: number;
		/** The last one last. */
		reviews: { began: number; t: number | null }[];
	}
	/** A case with help that ended in the middle of a year before this one. */
	async function ended(yearsAgo: number, reviews: Ended['reviews']): Promise<string> {
		const { partId } = await openedCase(web, amina);
		const [line] = await web.superuser`SELECT id FROM trajectory WHERE part_id = ${partId}`;
		await ends(partId, line!['id'] as string, { yearsAgo, reviews });
		return partId;
	}
	async function ends(partId: string, lineId: string, { yearsAgo, reviews }: Ended) {
		await web.superuser.begin(async (tx) => {
			await tx`SET LOCAL session_replication_role = replica`;
			for (const [index, { began, t }] of [{ began: 1, t: null }, ...reviews].entries())
				await tx`INSERT INTO trajectory_review (id, trajectory_id, part_id, plan_id, key_id, held_on, outcome, sealed, scores, t, t_began, reviewed_at, reviewed_by)
					SELECT ${randomUUID()}, ${lineId}, id, ${randomUUID()}, key_id, ${`2020-01-0${index + 1}`},
						${index === 0 ? null : 'continue'}, '\\x00', '\\x00', ${t}, ${t === null ? null : began}, now(), ${amina.id} FROM part WHERE id = ${partId}`;
			await tx`UPDATE trajectory SET ended_at = date_trunc('year', door.time()) - make_interval(years => ${yearsAgo}) + interval '6 months' WHERE id = ${lineId}`;
			await tx`UPDATE part SET closed_at = door.time() WHERE id = ${partId}`;
		});
	}
	/** Other help in the same case, that ended after what was there. */
	async function endedBeside(partId: string, service: string, reviews: Ended['reviews']) {
		const lineId = randomUUID();
		await web.superuser`INSERT INTO trajectory (id, part_id, service_type, phase, status, opened_at, changed_at)
			VALUES (${lineId}, ${partId}, ${service}, 'stabilise', 'closed', now(), now())`;
		await ends(partId, lineId, { yearsAgo: 1, reviews });
		await web.superuser`UPDATE trajectory SET ended_at = ended_at + interval '1 day' WHERE id = ${lineId}`;
	}
	const cellsOf = async (service: string) => {
		const { rows } = (await figures()).attained;
		return rows.find(({ word }) => word === service)!.cells;
	};
	const families = () => cellsOf('family_support');

	test('is told as two means of at least five cases of a year that is over, and else not', async () => {
		expect(await families()).toEqual(['nobody', 'nobody', 'nobody']);
		for (let n = 0; n < FEWEST - 1; n++)
			await ended(1, [
				{ began: 30, t: 99 },
				{ began: 30 + n, t: 50 + 2 * n }
			]);
		// without a T, and of a year that still runs
		await ended(1, []);
		for (let n = 0; n < FEWEST; n++) await ended(0, [{ began: 0, t: 0 }]);
		expect(await families()).toEqual(['few', 'nobody', 'nobody']);
		const told = await acting(app, noor.id, (tx) =>
			tx.unsafe('SELECT began, ended FROM door.figures_attained()')
		);
		expect(told.every(({ began, ended: last }) => began === null && last === null)).toBe(true);
		await ended(1, [{ began: 34, t: 58 }]);
		await ended(2, [{ began: 1, t: 1 }]);
		expect(await families()).toEqual([{ began: 32, ended: 54 }, 'few', 'nobody']);
		const { years } = (await figures()).attained;
		const thisYear = Number((await monthBefore(0)).toISOString().slice(0, 4));
		expect(years).toEqual([1, 2, 3].map((ago) => String(thisYear - ago)));
	});

	test('counts a case once, whatever other help ended in it and whether it is open again', async () => {
		const told = await families();
		const both: string[] = [];
		for (let n = 0; n < FEWEST; n++) both.push(await ended(3, [{ began: 40, t: 60 }]));
		expect(await families()).toEqual([...told.slice(0, 2), { began: 40, ended: 60 }]);
		for (const partId of both) await endedBeside(partId, 'individual_exit', [{ began: 20, t: 70 }]);
		await web.superuser`UPDATE part SET closed_at = NULL WHERE id = ${both[0]!}`;
		expect(await families()).toEqual([...told.slice(0, 2), { began: 40, ended: 60 }]);
		expect(await cellsOf('individual_exit')).toEqual(['nobody', 'nobody', 'nobody']);
	});
});

const wordsOf = (table: string, column: string) => allowedWords(web.superuser, table, column);

describe('nobody else', () => {
	test('gets them', async () => {
		const others = [
			amina,
			await employ(web, 'Annelies', 'supervisor'),
			await employ(web, 'Femke', 'privacy_officer'),
			await employ(web, 'Bram', 'administrator')
		];
		for (const who of others) {
			expect(await readFigures(who)).toEqual({ problem: 'not-allowed' });
			for (const door of doors)
				expect(
					await acting(
						app,
						who.id,
						async (tx) => (await tx.unsafe(`SELECT FROM door.figures_${door}()`)).count
					)
				).toBe(0);
		}
	});

	test('past the stores an analyst sees no row of anything', async () => {
		expect(await rowsSeen(app, web.superuser, noor.id)).toEqual({});
	});

	test('an account that nobody vouched for counts nothing', async () => {
		await web.superuser`UPDATE staff SET vouched_at = NULL WHERE id = ${noor.id}`;
		expect((await figures()).channels.rows).toEqual([]);
		await web.superuser`UPDATE staff SET vouched_at = now() WHERE id = ${noor.id}`;
	});
});
