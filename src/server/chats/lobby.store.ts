import { sql } from 'drizzle-orm';
import type { Lobby } from '#domain/chat-queue.ts';
import { askTheDoor } from '../work.ts';

/** How many wait, and whether what this first page began is among what goes on. */
export async function lobby(formHash: Buffer): Promise<Lobby & { isIn: boolean }> {
	const [row] = await askTheDoor<{ suspect: number; others: number; is_in: boolean }>(
		sql`SELECT l.*, door.chat_of_form(${formHash}::bytea) IS NOT NULL AS is_in FROM door.chat_lobby() l`
	);
	const { is_in: isIn, ...waiting } = row!;
	return { ...waiting, isIn };
}
