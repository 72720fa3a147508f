import * as chats from './door.store.ts';
import { wasShut } from './shut.store.ts';
import type { Talking } from './token.ts';

/** What her page says of her in between. */
export interface Sign {
	/** Up to which line it shows them. */
	seq: number;
	/** She did something herself. */
	acts: boolean;
	types: boolean;
}

/** A sign of life of her page; false when there is nothing more to wait for on it. */
export async function showUp(talking: Talking, sign: Sign): Promise<boolean> {
	const { chatId } = talking;
	if (await wasShut(talking)) return false;
	if (sign.types) await chats.hintTyping(chatId, 'seeker');
	return chats.seen(chatId, sign.seq, sign.acts);
}
