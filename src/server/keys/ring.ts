import { createHmac, createSecretKey, hkdfSync, randomBytes, type KeyObject } from 'node:crypto';
import { open, seal } from './envelope.ts';

/** The keys outside the database. `active` wraps new data keys; older ones still open what they wrapped. */
export interface KeyRing {
	active: string;
	wrapping: Map<string, KeyObject>;
	index: KeyObject;
	code: KeyObject;
	page: KeyObject;
}

export interface WrappedKey {
	id: string;
	kekId: string;
	wrapped: Buffer;
}

/** The code of an error, as PostgreSQL has them: the key of what was visible is not any more. */
export const keyGone = 'KEY_GONE';

const ringEntry = /^([a-z0-9-]{1,20}):([A-Za-z0-9+/]{43}=)$/;
const indexKey = /^[A-Za-z0-9+/]{43}=$/;

/** `encryptionKeys` is "id:base64 of 32 bytes", comma separated, the active one first. */
export function readKeyRing(encryptionKeys: string, index: string): KeyRing | { problem: string } {
	const entries = encryptionKeys.split(',').map((entry) => ringEntry.exec(entry.trim()));
	if (entries.some((entry) => entry === null)) return { problem: 'ENCRYPTION_KEYS' };
	if (!indexKey.test(index)) return { problem: 'INDEX_KEY' };

	const wrapping = new Map(entries.map((entry) => [entry![1]!, keyOf(entry![2]!)]));
	if (wrapping.size !== entries.length) return { problem: 'ENCRYPTION_KEYS' };
	const derive = (purpose: string) =>
		createSecretKey(
			Buffer.from(
				hkdfSync('sha256', Buffer.from(index, 'base64'), '', `naastenlijn ${purpose} 1`, 32)
			)
		);
	return {
		active: entries[0]![1]!,
		wrapping,
		index: derive('index'),
		code: derive('code'),
		page: derive('page')
	};
}

/** A fresh data key, and what the database keeps of it. */
export function newDataKey(ring: KeyRing, id: string): { key: KeyObject; row: WrappedKey } {
	const bytes = randomBytes(32);
	const wrapped = seal(ring.wrapping.get(ring.active)!, wrapPlace(id), bytes);
	return { key: createSecretKey(bytes), row: { id, kekId: ring.active, wrapped } };
}

export function unwrap(ring: KeyRing, row: WrappedKey): KeyObject {
	const kek = ring.wrapping.get(row.kekId);
	if (!kek) throw new Error('a data key is wrapped with a key that is not in ENCRYPTION_KEYS');
	const known = unwrapped.get(kek) ?? new Map<string, KeyObject>();
	const name = row.id + row.wrapped.toString('latin1');
	const kept = known.get(name);
	if (kept) return kept;
	const key = createSecretKey(open(kek, wrapPlace(row.id), row.wrapped));
	if (known.size >= mostUnwrapped) known.clear();
	unwrapped.set(kek, known.set(name, key));
	return key;
}

// To unwrap costs more than what the key then opens. It is found again only by whoever read its row just now and holds the
// same wrapped bytes: a key that was erased, or that this actor may not see, is asked for by nobody.
const unwrapped = new WeakMap<KeyObject, Map<string, KeyObject>>();
const mostUnwrapped = 1000;

/** The same data key, wrapped by the active key. Throws when it does not open. */
export function rewrap(ring: KeyRing, row: WrappedKey): WrappedKey {
	const kek = ring.wrapping.get(row.kekId);
	if (!kek) throw new Error('a data key is wrapped with a key that is not in ENCRYPTION_KEYS');
	const bytes = open(kek, wrapPlace(row.id), row.wrapped);
	const wrapped = seal(ring.wrapping.get(ring.active)!, wrapPlace(row.id), bytes);
	return { id: row.id, kekId: ring.active, wrapped };
}

/** Lets the database notice a ring that has the right id and the wrong bytes. */
export function proofOf(ring: KeyRing, kekId: string): Buffer {
	return createHmac('sha256', ring.wrapping.get(kekId)!).update('naastenlijn key proof').digest();
}

/** Keyed index of a normalised value (E.164 number, lower-case e-mail): equal values meet, nothing can be read back. */
export function indexOf(ring: KeyRing, kind: 'phone' | 'email', value: string): Buffer {
	return createHmac('sha256', ring.index).update(`${kind}|v1|${value}`).digest();
}

export function codeIndex(
	ring: KeyRing,
	label:
		| 'code'
		| 'word'
		| 'spoken'
		| 'form'
		| 'content'
		| 'left'
		| 'entered'
		| 'proved'
		| 'acted'
		| 'text'
		| 'proof'
		| 'line',
	text: string
): Buffer {
	return createHmac('sha256', ring.code).update(`${label}|v1|${text}`).digest();
}

function keyOf(base64: string): KeyObject {
	return createSecretKey(Buffer.from(base64, 'base64'));
}

function wrapPlace(id: string) {
	return { table: 'data_key', row: id, column: 'wrapped' };
}
