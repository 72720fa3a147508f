import { randomUUID, type KeyObject } from 'node:crypto';
import type postgres from 'postgres';
import { sealWords } from '#server/follow-ups/sealed-words.ts';
import { house } from '#server/house.ts';
import { sealIntake, sealMessage } from '#server/intakes/sealed-intake.ts';
import { newDataKey, unwrap } from '#server/keys/ring.ts';
import { sealNote } from '#server/notes/sealed-note.ts';
import { manyPlans, onePlan, writePlans, type Plans } from './seed-plans.ts';

/** One case of hers with a long history and three trajectories, and one with a short one; elsewhere notes too, so that 2,000 are searched. */
export interface Histories {
	long: string;
	short: string;
}
interface Whose {
	staffId: string;
	/** Of each of her parts, the key that opens it. */
	keys: Map<string, KeyObject>;
}
interface Part {
	partId: string;
	keyId: string;
	key: KeyObject;
	intakeId: string | undefined;
}

const long = { notes: 1200, messages: 200, followUps: 300, plans: manyPlans };
const short = { notes: 32, messages: 6, followUps: 6, plans: onePlan };
const elsewhere = { notes: 20, messages: 0, followUps: 0 };
const elsewhereIn = 40;

const words =
	'zij vertelde dat hij weer laat thuis kwam en niets wilde zeggen over de avond met zijn vrienden aan tafel bleef het stil maar later vroeg hij zelf naar zijn oma en dat vond zij een goed teken';
const spoken = words.split(' ');
/** In every hundredth note. */
export const rareWord = 'zomerhuis';

/** Writes them past the walls, sealed like real ones: pages and searches open every word. */
export async function writeHistories(sql: postgres.Sql, whose: Whose): Promise<Histories> {
	const parts = await openParts(sql, whose);
	// those that a message of hers came to first; a world for a test may have fewer
	const order = parts.toSorted((one, other) => Number(!one.intakeId) - Number(!other.intakeId));
	for (const [n, part] of order.slice(0, 2 + elsewhereIn).entries()) {
		await write(sql, part, { ...([long, short][n] ?? elsewhere), by: whose.staffId });
	}
	return { long: order[0]?.partId ?? '', short: order[1]?.partId ?? '' };
}

async function openParts(sql: postgres.Sql, { keys }: Whose): Promise<Part[]> {
	const rows = await sql`SELECT p.id, p.key_id, i.id AS intake, i.key_id AS intake_key
		FROM part p LEFT JOIN intake i ON i.part_id = p.id WHERE p.id = ANY(${[...keys.keys()]}) ORDER BY p.code DESC`;
	const parts: Part[] = [];
	for (const row of rows) {
		const [partId, keyId] = [String(row['id']), String(row['key_id'])];
		const intakeId = row['intake'] ? String(row['intake']) : undefined;
		if (intakeId) await openIntake(sql, intakeId, String(row['intake_key']));
		parts.push({ partId, keyId, key: keys.get(partId)!, intakeId });
	}
	return parts;
}

// what she told first is looked through too, so it opens
async function openIntake(sql: postgres.Sql, id: string, keyId: string): Promise<void> {
	const { key, row } = newDataKey(house().keys, keyId);
	const told = { door: 'relative', language: 'nl', answers: { story: textOf(1) } } as const;
	const sealed = sealIntake(key, id, { ...told, weighing: { matchedRules: [] } });
	await sql`UPDATE data_key SET wrapped = ${row.wrapped} WHERE id = ${keyId}`;
	await sql`UPDATE intake_answers SET sealed = ${sealed} WHERE intake_id = ${id}`;
}

interface Amounts {
	notes: number;
	messages: number;
	followUps: number;
	plans?: Plans;
	by: string;
}

async function write(sql: postgres.Sql, part: Part, amounts: Amounts): Promise<void> {
	await writeNotes(sql, part, amounts);
	if (amounts.messages > 0 && part.intakeId) await writeMessages(sql, part, amounts);
	if (amounts.followUps > 0) await writeFollowUps(sql, part, amounts);
	if (amounts.plans) await writePlans(sql, part, { ...amounts.plans, by: amounts.by });
}

async function writeNotes(sql: postgres.Sql, part: Part, { notes, by }: Amounts): Promise<void> {
	const rows = times(notes).map((n) => {
		const id = randomUUID();
		const sealed = sealNote(part.key, id, textOf(n));
		const place = { part_id: part.partId, key_id: part.keyId };
		return { id, ...place, sealed, written_by: by, written_at: momentOf(n) };
	});
	await sql`INSERT INTO note ${sql(rows)}`;
}

async function writeMessages(
	sql: postgres.Sql,
	{ intakeId }: Part,
	{ messages }: Amounts
): Promise<void> {
	const [row] = await sql`SELECT key_id FROM intake WHERE id = ${intakeId!}`;
	const keyId = String(row!['key_id']);
	const [held] = await sql`SELECT kek_id, wrapped FROM data_key WHERE id = ${keyId}`;
	const key = unwrap(house().keys, {
		id: keyId,
		kekId: String(held!['kek_id']),
		wrapped: held!['wrapped'] as Buffer
	});
	const rows = times(messages).map((n) => {
		const id = randomUUID();
		const sealed = sealMessage(key, id, textOf(n));
		const place = { intake_id: intakeId!, key_id: keyId, author: 'seeker' };
		return { id, ...place, sealed, written_at: momentOf(n) };
	});
	await sql`INSERT INTO intake_message ${sql(rows)}`;
}

/** Each with the two events that tell of it, and a note's own event beside them. */
async function writeFollowUps(
	sql: postgres.Sql,
	{ partId, keyId, key }: Part,
	{ followUps, by }: Amounts
): Promise<void> {
	const rows = times(followUps).map((n) => {
		const id = randomUUID();
		const [starts_at, ends_at] = [momentOf(n), new Date(momentOf(n).getTime() + 3_600_000)];
		const sealed = sealWords(key, id, 'Bespreken hoe het thuis gaat.');
		const what = { kind: 'appointment', status: 'completed', method: 'phone' };
		return {
			...{ id, ...what, part_id: partId, counsellor_id: by, key_id: keyId, sealed },
			...{ starts_at, ends_at, created_at: starts_at }
		};
	});
	await sql`INSERT INTO follow_up ${sql(rows)}`;
	const [head] =
		await sql`SELECT coalesce(max(seq), 0)::int AS seq FROM chain_head WHERE chain_id = ${partId}`;
	const from = Number(head!['seq']);
	const kinds = ['follow-up.scheduled', 'follow-up.completed', 'note.written', 'part.read'];
	await sql`INSERT INTO event (chain_id, seq, at, recorded_at, kind, actor_id, actor_role, subject_id, previous, hash)
		SELECT ${partId}, ${from} + row_number() OVER (ORDER BY f.starts_at, k.n), f.starts_at, now(), k.kind, ${by}, 'counsellor', f.id, '\\x00', '\\x00'
		FROM follow_up f, unnest(${kinds}::text[]) WITH ORDINALITY k (kind, n) WHERE f.part_id = ${partId} AND f.sealed IS NOT NULL`;
	await sql`INSERT INTO chain_head (chain_id, seq, hash) VALUES (${partId}, ${from + followUps * kinds.length}, '\\x00')
		ON CONFLICT (chain_id) DO UPDATE SET seq = EXCLUDED.seq`;
}

function textOf(n: number): string {
	const from = (n * 7) % spoken.length;
	const sentence = [...spoken.slice(from), ...spoken.slice(0, from)].join(' ');
	return `${sentence}. ${n % 100 === 0 ? rareWord : ''} ${sentence}. ${n}`.repeat(2);
}

// some hours apart, for years
function momentOf(n: number): Date {
	return new Date(Date.now() - (n + 1) * 6 * 3_600_000);
}

function times(many: number): number[] {
	return Array.from({ length: many }, (_, n) => n);
}
