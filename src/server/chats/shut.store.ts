import { sql, type SQL } from 'drizzle-orm';
import { leftAt } from '../access/spent.ts';
import { askTheDoor } from '../work.ts';
import type { Talking } from './token.ts';

/**
 * That this page opens nothing any more, as an expression for a statement that asks more: she left it in a
 * hurry, or chose another word since, and whoever came in by the old one is out.
 */
export function isShut({ chatId, visitId, wordVersion }: Talking): SQL {
	return sql`(${leftAt(visitId)} IS NOT NULL OR door.chat_word_version(${chatId}::uuid) > ${wordVersion}::integer)`;
}

export async function wasShut(talking: Talking): Promise<boolean> {
	const [row] = await askTheDoor<{ shut: boolean }>(sql`SELECT ${isShut(talking)} AS shut`);
	return row!.shut;
}
