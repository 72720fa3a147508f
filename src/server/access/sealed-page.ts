import { gunzipSync, gzipSync } from 'node:zlib';
import { house } from '../house.ts';
import { open, seal } from '../keys/envelope.ts';

/** What a page carries in a hidden field or a link onwards. What is of one kind opens as no other. */
export type PageKind =
	'writing' | 'room' | 'draft' | 'entry' | 'leave' | 'chat' | 'timeline' | 'log';

const longest = 200_000;

/** Unfinished answers, or the way into a room, for a hidden field: nothing is kept here, and no cookie is set. */
export function sealPage(kind: PageKind, content: unknown): string {
	const packed = gzipSync(JSON.stringify(content));
	return seal(house().keys.page, placeOf(kind), packed).toString('base64url');
}

/** What `sealPage` took; undefined when it was changed, cut short, of another kind, or sealed with another key. */
export function openPage(kind: PageKind, text: unknown): unknown {
	if (typeof text !== 'string' || text === '' || text.length > longest) return undefined;
	try {
		const packed = open(house().keys.page, placeOf(kind), Buffer.from(text, 'base64url'));
		return JSON.parse(gunzipSync(packed, { maxOutputLength: longest * 5 }).toString('utf8'));
	} catch {
		return undefined;
	}
}

function placeOf(kind: PageKind) {
	return { table: 'page', row: kind, column: 'sealed' };
}
