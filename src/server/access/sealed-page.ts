import { constants, gunzipSync, gzipSync } from 'node:zlib';
import { house } from '../house.ts';
import { open, seal } from '../keys/envelope.ts';

/** What a page carries in a hidden field or a link onwards. What is of one kind opens as no other. */
export type PageKind =
	'writing' | 'room' | 'draft' | 'entry' | 'leave' | 'chat' | 'timeline' | 'log' | 'place';

const longest = 200_000;
const worthPacking = 400;
// no text of JSON begins with it
const firstOfGzip = 0x1f;

/** Unfinished answers, or the way into a room, for a hidden field: nothing is kept here, and no cookie is set. */
export function sealPage(kind: PageKind, content: unknown): string {
	const text = JSON.stringify(content);
	const packed =
		text.length < worthPacking ? text : gzipSync(text, { level: constants.Z_BEST_SPEED });
	return seal(house().keys.page, placeOf(kind), packed).toString('base64url');
}

/** What `sealPage` took; undefined when it was changed, cut short, of another kind, or sealed with another key. */
export function openPage(kind: PageKind, text: unknown): unknown {
	if (typeof text !== 'string' || text === '' || text.length > longest) return undefined;
	try {
		const packed = open(house().keys.page, placeOf(kind), Buffer.from(text, 'base64url'));
		return JSON.parse(textOf(packed));
	} catch {
		return undefined;
	}
}

function textOf(packed: Buffer): string {
	const isPacked = packed[0] === firstOfGzip;
	return (isPacked ? gunzipSync(packed, { maxOutputLength: longest * 5 }) : packed).toString(
		'utf8'
	);
}

function placeOf(kind: PageKind) {
	return { table: 'page', row: kind, column: 'sealed' };
}
