import type { Answer } from '#domain/triage.ts';
import { sayDanger } from './danger.ts';
import * as chats from './door.store.ts';
import { mayHint, maySign } from './paces.ts';
import { wasShut } from './shut.store.ts';
import type { Talking } from './token.ts';

/** What her page says of her in between. */
export interface Sign {
	/** Up to which line it shows them. */
	seq: number;
	/** She did something herself. */
	acts: boolean;
	types: boolean;
	/** Her answer to the question after danger. */
	danger?: Answer | undefined;
}
/** `over`: there is nothing more to wait for on this page. `slow-down`: nothing was asked of anybody, and it may come once more. */
export type Shown =
	{ here: true } | { problem: 'over' } | { problem: 'slow-down'; seconds: number };

/** A sign of life of her page. */
export async function showUp(talking: Talking, sign: Sign): Promise<Shown> {
	const { chatId } = talking;
	if (!maySign(chatId)) return { problem: 'slow-down', seconds: 1 };
	const isHere = await (sign.danger ? sayDanger(talking, sign.danger) : isSeen(talking, sign));
	return isHere ? { here: true } : { problem: 'over' };
}

async function isSeen(talking: Talking, { seq, acts, types }: Sign): Promise<boolean> {
	const { chatId } = talking;
	if (await wasShut(talking)) return false;
	if (types && mayHint(`${chatId} seeker`)) await chats.hintTyping(chatId, 'seeker');
	return chats.seen(chatId, seq, acts);
}
