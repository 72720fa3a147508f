import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newDataKey } from '#server/keys/ring.ts';
import { readiness } from '#server/readiness.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';

const many = 20_000;
let house: TestHouse;

beforeAll(async () => {
	house = await freshHouse();
});
afterAll(() => house.close());

async function keysRead(): Promise<number> {
	// counted per connection, and told when it is asked to
	await house.superuser`SELECT pg_stat_force_next_flush()`;
	const [row] = await house.superuser<{ read: number }[]>`SELECT
		(seq_tup_read + coalesce(idx_tup_fetch, 0))::int AS read FROM pg_stat_user_tables WHERE relname = 'data_key'`;
	return row!.read;
}

test('whoever asks whether it is ready looks at a few keys, not at all of them', async () => {
	const { row } = newDataKey(house.keys, randomUUID());
	await house.superuser`INSERT INTO data_key (id, kek_id, wrapped, staff_id)
		SELECT gen_random_uuid(), ${row.kekId}, ${row.wrapped}, gen_random_uuid() FROM generate_series(1, ${many})`;
	await house.superuser`VACUUM ANALYZE data_key`;
	expect(await readiness()).toEqual({ ready: true });
	const before = await keysRead();
	for (let n = 0; n < 10; n++) expect(await readiness()).toEqual({ ready: true });
	// what one connection counted is told within a second, or when it ends
	await house.database.sql.end();
	expect((await keysRead()) - before).toBeLessThan(many);
});

test('a key in use that this house does not hold is noticed', async () => {
	const again = await freshHouse();
	const { row } = newDataKey(again.keys, randomUUID());
	await again.superuser`INSERT INTO data_key (id, kek_id, wrapped, staff_id) VALUES
		(${randomUUID()}, ${row.kekId}, ${row.wrapped}, ${randomUUID()}), (${randomUUID()}, 'another', ${row.wrapped}, ${randomUUID()})`;
	expect(await readiness()).toEqual({ reason: 'state' });
	await again.close();
});
