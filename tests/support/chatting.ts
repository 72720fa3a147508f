import { randomUUID } from 'node:crypto';
import { say } from '#server/chats/say.ts';
import { secretsOf, startChat } from '#server/chats/start.ts';
import { takeChat } from '#server/chats/take.ts';
import type { Talking } from '#server/chats/token.ts';
import type { Sql } from 'postgres';
import type { Language } from '#domain/language.ts';
import type { Colleague } from './people.ts';

export interface Chatting extends Talking {
	code: string;
	word: string;
}

/** Somebody who waits for a conversation. */
export async function comesIn({
	language = 'nl' as Language,
	suspect = false,
	visitId = randomUUID() as string
} = {}): Promise<Chatting> {
	const chatId = await startChat({ visitId, language, suspect });
	if (!chatId) throw new Error('no conversation began');
	const { code, word } = secretsOf(visitId);
	return { chatId, visitId, beganHere: true, wordVersion: 1, code, word };
}

/** So many more who wait as this one does, put there by hand. */
export async function fillLobby(
	superuser: Sql,
	chatId: string,
	{ suspect, many }: { suspect: boolean; many: number }
): Promise<void> {
	await superuser`WITH i AS (INSERT INTO intake
			SELECT (jsonb_populate_record(n, jsonb_build_object('id', gen_random_uuid(), 'reference', gen_random_uuid(), 'form_hash', null))).*
			FROM intake n, generate_series(1, ${many}) WHERE n.id = (SELECT intake_id FROM chat WHERE id = ${chatId}) RETURNING id)
		INSERT INTO chat SELECT (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'intake_id', i.id, 'suspect', ${suspect}::boolean))).*
		FROM chat c, i WHERE c.id = ${chatId}`;
}

/** What she says, in order. */
export async function says(her: Talking, ...texts: string[]): Promise<number[]> {
	const seqs: number[] = [];
	for (const text of texts) {
		const said = await say(her, { id: randomUUID(), text });
		if (!('seq' in said)) throw new Error(said.problem);
		seqs.push(said.seq);
	}
	return seqs;
}

/** A conversation that this counsellor holds, with a line of hers. */
export async function talkingWith(counsellor: Colleague): Promise<Chatting> {
	const her = await comesIn();
	await says(her, 'Bent u daar?');
	const taken = await takeChat(counsellor, her.chatId);
	if ('problem' in taken) throw new Error(taken.problem);
	return her;
}
