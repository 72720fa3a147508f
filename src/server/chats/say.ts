import type { KeyObject } from 'node:crypto';
import { lineProblem } from '#domain/chat.ts';
import { plainText } from '#domain/plain-text.ts';
import type { Pace } from '../access/throttle.ts';
import { house } from '../house.ts';
import { unwrap } from '../keys/ring.ts';
import * as chats from './door.store.ts';
import { knownKey, rememberKey } from './known-keys.ts';
import { stateOf } from './state.store.ts';
import { sealLine } from './sealed-line.ts';
import type { Talking } from './token.ts';

export type SaidOutcome =
	| { seq: number }
	| { problem: 'text-missing' | 'too-long' | 'over' }
	| { problem: 'slow-down'; seconds: number };

/** Of one conversation: nobody writes faster for long. */
const pace: Pace = { lane: 'chat line', everySeconds: 1, burst: 40 };

/** One line of hers, kept before it is answered; the same id again is the same line. */
export async function say(
	talking: Talking,
	line: { id: string; text: string }
): Promise<SaidOutcome> {
	const text = plainText(line.text);
	const problem = lineProblem(text);
	if (problem) return { problem };
	const key = knownKey(talking.chatId) ?? (await keyOf(talking));
	if (!key) return { problem: 'over' };

	const sealed = sealLine(key, line.id, { text: text.trim() });
	const said = await chats.say(talking, { id: line.id, sealed }, [
		['', { ...pace, lane: `${pace.lane} ${talking.chatId}` }]
	]);
	if ('seconds' in said) return { problem: 'slow-down', seconds: said.seconds };
	return said.seq === null ? { problem: 'over' } : { seq: said.seq };
}

async function keyOf(talking: Talking): Promise<KeyObject | undefined> {
	const state = await stateOf(talking);
	if (!state || state.isShut) return undefined;
	return rememberKey(talking.chatId, unwrap(house().keys, state.key));
}
