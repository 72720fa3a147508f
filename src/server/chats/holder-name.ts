import { openText } from '../keys/envelope.ts';
import { unwrap } from '../keys/ring.ts';
import { house } from '../house.ts';
import type { ChatState } from './state.store.ts';
import { aliasPlace } from './sealed-line.ts';

/** The name by which she knows who is there: an alias, or else a first name. */
export function holderName(holder: ChatState['holder']): string | undefined {
	if (!holder) return undefined;
	const key = unwrap(house().keys, holder.key);
	const alias = holder.alias && openText(key, aliasPlace(holder.id), holder.alias);
	const name = openText(key, { table: 'staff', row: holder.id, column: 'name' }, holder.name);
	return alias || firstName(name);
}

export function firstName(name: string): string {
	return name.trim().split(/\s+/)[0] ?? '';
}
