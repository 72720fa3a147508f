import type { KeyObject } from 'node:crypto';
import { house, type House } from '../house.ts';

/**
 * Keys of conversations that go on, for a minute: what is said then costs one statement. They open nothing by
 * themselves. Whether a line may still be kept, and by whom, the database decides with the line.
 */
const known = new WeakMap<House, Map<string, { key: KeyObject; until: number }>>();
const most = 2000;
const heldFor = 60_000;

export function knownKey(chatId: string): KeyObject | undefined {
	const held = known.get(house())?.get(chatId);
	return held && held.until > performance.now() ? held.key : undefined;
}

export function rememberKey(chatId: string, key: KeyObject): KeyObject {
	const keys = known.get(house()) ?? new Map<string, { key: KeyObject; until: number }>();
	if (keys.size >= most) keys.clear();
	keys.set(chatId, { key, until: performance.now() + heldFor });
	known.set(house(), keys);
	return key;
}
