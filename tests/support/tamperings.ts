import type postgres from 'postgres';

/** A chain as it stands: how many events it has, and at which of them it was sealed. */
export interface Chain {
	id: string;
	length: number;
	sealedAt: number[];
}

/** One way of rewriting the past, and what the check must say of it. */
export interface Tampering {
	what: string;
	chain: Chain;
	act(sql: postgres.TransactionSql): Promise<unknown>;
	mustSay: RegExp;
}

type Chance = () => number;
type Forger = (chain: Chain, chance: Chance) => Omit<Tampering, 'chain'>;

const upTo = (chance: Chance, least: number, most: number) =>
	least + Math.floor(chance() * (most - least + 1));
const lastGood = (seq: number) =>
	seq > 0 ? `the last good event is ${seq}` : 'no event of it is surely good';

/** Whoever tampers knows how the hashes are made. */
export const forgersHands = `
	CREATE FUNCTION forge_hash(p_chain uuid, p_seq bigint) RETURNS void LANGUAGE sql AS $$
		UPDATE event SET hash = sha256(previous || convert_to(concat_ws('|', chain_id, seq, extract(epoch FROM at),
			extract(epoch FROM recorded_at), kind, coalesce(actor_id::text, ''), actor_role, coalesce(subject_id::text, ''),
			coalesce(key_id::text, ''), coalesce('x' || encode(detail, 'hex'), '')), 'UTF8'))
		WHERE chain_id = p_chain AND seq = p_seq $$;
	CREATE FUNCTION forge_follow(p_chain uuid, p_seq bigint) RETURNS void LANGUAGE sql AS $$
		UPDATE event e SET previous = b.hash FROM event b
		WHERE e.chain_id = p_chain AND e.seq = p_seq AND b.chain_id = p_chain AND b.seq = p_seq - 1;
		SELECT forge_hash(p_chain, p_seq) $$;
	CREATE FUNCTION forge_head(p_chain uuid) RETURNS void LANGUAGE sql AS $$
		UPDATE chain_head h SET seq = e.seq, hash = e.hash FROM event e
		WHERE h.chain_id = p_chain AND e.chain_id = p_chain AND e.seq = (SELECT max(seq) FROM event WHERE chain_id = p_chain) $$`;

const edits = [
	`kind = kind || '.'`,
	`at = at - interval '1 day'`,
	`recorded_at = recorded_at + interval '1 microsecond'`,
	`actor_id = gen_random_uuid()`,
	`actor_id = NULL`,
	`actor_role = 'seeker'`,
	`subject_id = gen_random_uuid()`,
	`key_id = gen_random_uuid()`,
	`detail = coalesce(detail, '') || '\\x00'`,
	`detail = CASE WHEN detail IS NULL THEN ''::bytea END`,
	`previous = sha256(previous)`,
	`hash = sha256(hash)`
];

function edit(chain: Chain, chance: Chance) {
	const seq = upTo(chance, 1, chain.length);
	const change = edits[upTo(chance, 0, edits.length - 1)]!;
	const isHashed = chance() < 0.5 && !change.startsWith('hash');
	return {
		what: `event ${seq} of ${chain.length} edited: ${change}${isHashed ? ', hash made anew' : ''}`,
		mustSay: new RegExp(`\\bevent ${seq}\\b`),
		async act(sql: postgres.TransactionSql) {
			await sql.unsafe(`UPDATE event SET ${change} WHERE chain_id = $1 AND seq = $2`, [
				chain.id,
				seq
			]);
			if (isHashed) await sql`SELECT forge_hash(${chain.id}, ${seq})`;
		}
	};
}

function remove(chain: Chain, chance: Chance) {
	const first = upTo(chance, 1, chain.length);
	const last = upTo(chance, first, chain.length);
	return {
		what: `events ${first} to ${last} of ${chain.length} deleted`,
		mustSay: new RegExp(lastGood(first - 1)),
		act: (sql: postgres.TransactionSql) =>
			sql`DELETE FROM event WHERE chain_id = ${chain.id} AND seq BETWEEN ${first} AND ${last}`
	};
}

function insert(chain: Chain, chance: Chance) {
	const seq = upTo(chance, 2, chain.length + 1);
	const isHashed = chance() < 0.7;
	return {
		what: `an event put in as ${seq} of ${chain.length}${isHashed ? ', following the one before' : ''}`,
		mustSay: new RegExp(`\\bevent ${seq}\\b`),
		async act(sql: postgres.TransactionSql) {
			await sql`UPDATE event SET seq = -seq WHERE chain_id = ${chain.id} AND seq >= ${seq}`;
			await sql`UPDATE event SET seq = 1 - seq WHERE chain_id = ${chain.id} AND seq < 0`;
			await sql`INSERT INTO event SELECT chain_id, ${seq}, at, recorded_at, 'note.written', actor_id, actor_role, subject_id, key_id,
				detail, previous, hash FROM event WHERE chain_id = ${chain.id} AND seq = ${seq - 1}`;
			if (isHashed) await sql`SELECT forge_follow(${chain.id}, ${seq})`;
		}
	};
}

function reorder(chain: Chain, chance: Chance) {
	const one = upTo(chance, 1, chain.length - 1);
	const other = upTo(chance, one + 1, chain.length);
	const isHashed = chance() < 0.5;
	return {
		what: `events ${one} and ${other} of ${chain.length} changed places${isHashed ? ', hashes made anew' : ''}`,
		mustSay: new RegExp(`\\bevent ${one}\\b[^]*\\bevent ${other}\\b`),
		async act(sql: postgres.TransactionSql) {
			await sql`UPDATE event SET seq = CASE seq WHEN ${one} THEN ${-other}::bigint ELSE ${-one}::bigint END
				WHERE chain_id = ${chain.id} AND seq IN (${one}, ${other})`;
			await sql`UPDATE event SET seq = -seq WHERE chain_id = ${chain.id} AND seq < 0`;
			if (isHashed)
				await sql`SELECT forge_hash(${chain.id}, ${one}), forge_hash(${chain.id}, ${other})`;
		}
	};
}

/** Of what was sealed: the end cut off and the head put back, so that the chain holds by itself. */
function cut(chain: Chain, chance: Chance) {
	const left = upTo(chance, 1, chain.sealedAt.at(-1)! - 1);
	return {
		what: `cut off after event ${left} of ${chain.length}, head put back`,
		mustSay: new RegExp(`is gone, it goes to ${left}; ${lastGood(left)}`),
		async act(sql: postgres.TransactionSql) {
			await sql`DELETE FROM event WHERE chain_id = ${chain.id} AND seq > ${left}`;
			await sql`SELECT forge_head(${chain.id})`;
		}
	};
}

function drop(chain: Chain) {
	return {
		what: `all ${chain.length} events gone, and the head`,
		mustSay: /all of it is gone, event \d+ was sealed; no event of it is surely good/,
		async act(sql: postgres.TransactionSql) {
			await sql`DELETE FROM event WHERE chain_id = ${chain.id}`;
			await sql`DELETE FROM chain_head WHERE chain_id = ${chain.id}`;
		}
	};
}

/** Everything after it and the head made anew: only the seals tell, and between which two of them it was. */
function rewrite(chain: Chain, chance: Chance) {
	const seq = upTo(chance, 1, chain.sealedAt.at(-1)!);
	const good = chain.sealedAt.filter((sealed) => sealed < seq).at(-1) ?? 0;
	return {
		what: `event ${seq} of ${chain.length} edited, everything after it and the head made anew`,
		mustSay: new RegExp(`is not what was sealed; ${lastGood(good)}`),
		async act(sql: postgres.TransactionSql) {
			await sql`UPDATE event SET kind = 'note.read' WHERE chain_id = ${chain.id} AND seq = ${seq}`;
			await sql`SELECT forge_hash(${chain.id}, ${seq})`;
			for (let next = seq + 1; next <= chain.length; next++)
				await sql`SELECT forge_follow(${chain.id}, ${next})`;
			await sql`SELECT forge_head(${chain.id})`;
		}
	};
}

const forgers: Forger[] = [edit, remove, insert, reorder, cut, drop, rewrite];

/** Each kind of tampering in turn, on a chain and a place by chance. */
export function tampering(n: number, chains: Chain[], chance: Chance): Tampering {
	const chain = chains[upTo(chance, 0, chains.length - 1)]!;
	return { chain, ...forgers[n % forgers.length]!(chain, chance) };
}
