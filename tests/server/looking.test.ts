import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askTheDoor, glancing, looking, sqlState, together, type Look } from '#server/work.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { employ, type Colleague } from '../support/people.ts';

let house: TestHouse;
let amina: Colleague;
let joris: Colleague;
beforeAll(async () => {
	house = await freshHouse();
	amina = await employ(house, 'Amina', 'counsellor');
	joris = await employ(house, 'Joris', 'counsellor');
});
afterAll(() => house.close());

const whoLooks = async ({ db }: Pick<Look, 'db'>) => {
	const [row] = await db.execute<{ pid: number; at: string; actor: string }>(
		sql`SELECT pg_backend_pid() AS pid, transaction_timestamp()::text AS at, door.actor() AS actor`
	);
	return row!;
};
const whoGlances = async ({ db }: Pick<Look, 'db'>) => {
	const question = sql`SELECT pg_backend_pid() AS pid, transaction_timestamp()::text AS at, door.actor() AS actor`;
	const asked = db.execute<{ pid: number; at: string; actor: string }>(question).execute();
	const [row] = await asked;
	return row!;
};
/** Every connection of the house, one after the other asked for long enough that none answers twice. */
const actorsLeft = async () => {
	const asked = Array.from({ length: 10 }, () =>
		askTheDoor<{ pid: number; actor: string | null }>(
			sql`SELECT pg_backend_pid() AS pid, door.actor() AS actor, pg_sleep(0.2)`
		)
	);
	return (await Promise.all(asked)).map(([row]) => row!.actor);
};

test('whoever looks changes nothing, not even through a door', async () => {
	const change = (look: Pick<Look, 'db'>) => look.db.execute(sql`SELECT door.set_duty(true)`);
	const reason = await looking(amina, change).catch((refused: unknown) => refused);
	expect(sqlState(reason)).toBe('25006');
	await together(amina, change);
});

test('what one request looks at side by side is one transaction; another person has her own', async () => {
	const [frame, page, other] = await Promise.all([
		looking(amina, whoLooks),
		looking(amina, async (look) => [await whoLooks(look), await whoLooks(look)]),
		looking(joris, whoLooks)
	]);
	expect(page).toEqual([frame, frame]);
	expect(frame.actor).toBe(amina.id);
	expect(other.actor).toBe(joris.id);
	expect(other.pid).not.toBe(frame.pid);
	expect((await looking(amina, whoLooks)).at).not.toBe(frame.at);
});

test('many who look and act at once each see with their own eyes, and leave nobody behind', async () => {
	const asked = Array.from({ length: 60 }, (_, n) => {
		const me = { ...(n % 2 ? amina : joris) };
		const seen = n % 3 ? looking(me, whoLooks) : together(me, whoLooks);
		return seen.then(({ actor }) => actor === me.id);
	});
	expect((await Promise.all(asked)).every(Boolean)).toBe(true);
	expect(await actorsLeft()).toEqual(Array.from({ length: 10 }, () => null));
});

test('a look that fails says why, ends, and spoils no later one', async () => {
	for (let n = 0; n < 25; n++) {
		const failing = looking(amina, ({ db }) => db.execute(sql`SELECT 1 / 0`));
		expect(sqlState(await failing.catch((refused: unknown) => refused))).toBe('22012');
	}
	const own = looking(amina, () => Promise.reject(new Error('of the page itself')));
	await expect(own).rejects.toThrow('of the page itself');
	expect((await looking(amina, whoLooks)).actor).toBe(amina.id);
	expect(await actorsLeft()).toEqual(Array.from({ length: 10 }, () => null));
});

test('who glances sees with her own eyes in one transaction, also beside a longer look', async () => {
	const [frame, page] = await Promise.all([
		glancing(amina, whoGlances),
		glancing(amina, whoGlances)
	]);
	expect(page).toEqual(frame);
	expect(frame.actor).toBe(amina.id);
	const [beside, longer] = await Promise.all([
		glancing(amina, whoGlances),
		looking(amina, async (look) => [await whoLooks(look), await whoLooks(look)])
	]);
	expect(longer).toEqual([beside, beside]);
	const asked = Array.from({ length: 60 }, (_, n) => {
		const me = { ...(n % 2 ? amina : joris) };
		return glancing(me, whoGlances).then(({ actor }) => actor === me.id);
	});
	expect((await Promise.all(asked)).every(Boolean)).toBe(true);
	expect(await actorsLeft()).toEqual(Array.from({ length: 10 }, () => null));
});

test('what a glance asks after it waited is refused, not answered without walls', async () => {
	const late = glancing(amina, async (look) => [await whoGlances(look), await whoGlances(look)]);
	await expect(late).rejects.toMatchObject({ cause: { message: 'this transaction is over' } });
	const failing = glancing(amina, ({ db }) => db.execute(sql`SELECT 1 / 0`).execute());
	expect(sqlState(await failing.catch((refused: unknown) => refused))).toBe('22012');
	const change = ({ db }: Look) => db.execute(sql`SELECT door.set_duty(true)`).execute();
	expect(sqlState(await glancing(amina, change).catch((refused: unknown) => refused))).toBe(
		'25006'
	);
	expect((await glancing(amina, whoGlances)).actor).toBe(amina.id);
	expect(await actorsLeft()).toEqual(Array.from({ length: 10 }, () => null));
});

test('a connection that breaks while somebody looks breaks that look only', async () => {
	for (let n = 0; n < 5; n++) {
		const broken = looking(amina, async (look) => {
			const { pid } = await whoLooks(look);
			await house.superuser`SELECT pg_terminate_backend(${pid})`;
			return whoLooks(look);
		});
		await expect(broken).rejects.toThrow();
		expect((await looking(amina, whoLooks)).actor).toBe(amina.id);
	}
});
