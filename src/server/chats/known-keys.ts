import type { KeyObject } from 'node:crypto';
import { house, type House } from '../house.ts';

interface Held {
	key: KeyObject;
	forgotten: NodeJS.Timeout;
}

/**
 * Keys of conversations that go on, for a minute: what is said then costs one statement. They open nothing by
 * themselves. Whether a line may still be kept, and by whom, the database decides with the line.
 */
const known = new WeakMap<House, Map<string, Held>>();
const most = 2000;
const heldFor = 60_000;

export function knownKey(chatId: string): KeyObject | undefined {
	return known.get(house())?.get(chatId)?.key;
}

export function rememberKey(chatId: string, key: KeyObject): KeyObject {
	const keys = known.get(house()) ?? new Map<string, Held>();
	known.set(house(), keys);
	if (keys.size >= most && !keys.has(chatId)) return key;
	clearTimeout(keys.get(chatId)?.forgotten);
	const forgotten = setTimeout(() => keys.delete(chatId), heldFor).unref();
	keys.set(chatId, { key, forgotten });
	return key;
}
