import { sql, type SQL } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { timelineShows } from '#domain/timeline.ts';
import { isElsewhere } from '#server/safe-contact/store.ts';
import * as timeline from '#server/timeline/store.ts';
import { together } from '#server/work.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { employ, type Colleague } from '../support/people.ts';
import { openedCase } from './case-story.ts';

// Ten notes, messages, follow-ups and readings of each day for years: whatever sorts or reads them all shows here.
const many = 20_000;
const page = 41;

let house: TestHouse;
let joost: Colleague;
let partId: string;
beforeAll(async () => {
	house = await freshHouse();
	joost = await employ(house, 'Joost', 'counsellor');
	const opened = await openedCase(house, joost);
	({ partId } = opened);
	await house.superuser.begin(async (tx) => {
		await tx`SET LOCAL session_replication_role = replica`;
		const [key] = await tx`SELECT key_id FROM part WHERE id = ${partId}`;
		const at = tx`now() - make_interval(mins => 60 * n)`;
		const each = tx`FROM generate_series(1, ${many}) n`;
		await tx`INSERT INTO note SELECT gen_random_uuid(), ${partId}, ${key!['key_id']}, '\\x00', ${joost.id}, ${at} ${each}`;
		await tx`INSERT INTO intake_message (id, intake_id, key_id, author, sealed, written_at)
			SELECT gen_random_uuid(), ${opened.intakeId}, ${key!['key_id']}, 'seeker', '\\x00', ${at} ${each}`;
		await tx`INSERT INTO event (chain_id, seq, at, recorded_at, kind, actor_id, actor_role, subject_id, previous, hash)
			SELECT ${partId}, 1000 + n, ${at}, now(), CASE n % 20 WHEN 0 THEN 'follow-up.completed' WHEN 1 THEN 'notification.sent'
				WHEN 2 THEN 'note.written' ELSE 'part.read' END, ${joost.id}, 'counsellor', ${partId}, '\\x00', '\\x00' ${each}`;
		await tx`INSERT INTO follow_up (id, kind, part_id, status, starts_at, ends_at, created_at)
			SELECT gen_random_uuid(), 'task', ${partId}, CASE WHEN n % 400 = 0 THEN 'open' ELSE 'done' END, ${at}, ${at} + interval '1 hour', ${at} ${each}`;
	});
	await house.superuser`ANALYZE`;
}, 120_000);
afterAll(() => house.close());

/** The rows that each node of the plan read, and the widest sort in it, as PostgreSQL counted them. */
async function planOf(asked: timeline.Part): Promise<{ read: number; whole: string[] }> {
	return together(joost, async (work) => {
		const statements: string[] = [];
		const { db } = work;
		const explaining = new Proxy(db, {
			get(target, name) {
				if (name !== 'execute') return Reflect.get(target, name) as unknown;
				return async (query: SQL) => {
					const plan = await db.execute<{ 'QUERY PLAN': string }>(
						sql`EXPLAIN (ANALYZE, TIMING OFF, COSTS OFF, SUMMARY OFF) ${query}`
					);
					statements.push(...plan.map((line) => line['QUERY PLAN']));
					return db.execute(query);
				};
			}
		});
		await timeline.rowsOf({ ...work, db: explaining }, partId, asked);
		const counts = statements.flatMap((line) => [
			...(/rows=([\d.]+) loops=(\d+)/.exec(line)?.slice(1, 3).map(Number) ?? [])
		]);
		const removed = statements.flatMap((line) =>
			Number(/Removed by Filter: (\d+)/.exec(line)?.[1] ?? 0)
		);
		return {
			read: Math.max(...counts, ...removed),
			whole: statements.filter((line) => /Seq Scan on (note|event|intake_message)/.test(line))
		};
	});
}

test('a page of a case of years reads a page of each thing and no more', async () => {
	const { read, whole } = await planOf({ limit: page });
	expect(whole).toEqual([]);
	expect(read).toBeLessThan(5 * page);
});

test.each(timelineShows)(
	'narrowed to %s it reads no more than what is told of the case',
	async (show) => {
		const { read, whole } = await planOf({ show, limit: page });
		expect(whole).toEqual([]);
		expect(read).toBeLessThan(many / 10);
	}
);

test('deep in it a page costs no more than the first', async () => {
	const at = new Date(Date.now() - (many / 2) * 3_600_000);
	const from = { at, id: 'f', isIn: false };
	const { read, whole } = await planOf({ from, limit: page });
	expect(whole).toEqual([]);
	expect(read).toBeLessThan(5 * page);
});

test('whether her number is somebody else’s too is asked of her number, not of everybody’s', async () => {
	const [whose] = await house.superuser`SELECT p.id, p.part_id, k.id AS key_id FROM person p
		JOIN part ON part.id = p.part_id JOIN data_key k ON k.id = part.key_id WHERE p.part_id = ${partId} LIMIT 1`;
	const { id, key_id: keyId } = whose as unknown as Record<'id' | 'key_id', string>;
	await house.superuser.begin(async (tx) => {
		await tx`SET LOCAL session_replication_role = replica`;
		await tx`INSERT INTO contact_point (id, person_id, part_id, key_id, kind, sealed, value_index, created_at)
			SELECT gen_random_uuid(), CASE n WHEN 1 THEN ${id}::uuid ELSE gen_random_uuid() END, ${partId}, ${keyId}, 'phone', '\\x00',
				decode(md5('number' || greatest(n, 2)), 'hex'), now() FROM generate_series(1, ${many}) n`;
	});
	await house.superuser`ANALYZE contact_point`;
	await together(joost, async (work) => {
		const rowsRead = async () => {
			const [row] = await work.db.execute<{ n: string }>(
				sql`SELECT seq_tup_read + idx_tup_fetch AS n FROM pg_stat_xact_user_tables WHERE relname = 'contact_point'`
			);
			return Number(row!.n);
		};
		const before = await rowsRead();
		expect(await isElsewhere(work, id)).toBe(true);
		expect((await rowsRead()) - before).toBeLessThan(10);
	});
});

test('the guard notices when an index is gone', async () => {
	await house.superuser`DROP INDEX event_told`;
	expect((await planOf({ limit: page })).read).toBeGreaterThan(20 * page);
});
