import { createCipheriv, createDecipheriv, randomBytes, type KeyObject } from 'node:crypto';

const version = 1;
const versionByte = Buffer.from([version]);
const ivLength = 12;
const tagLength = 16;

/** Where a sealed value lives. It opens nowhere else: table, row and column are authenticated with it. */
export interface Place {
	table: string;
	row: string;
	column: string;
}

/** AES-256-GCM: version (1 byte), IV (12), tag (16), ciphertext. */
export function seal(key: KeyObject, place: Place, plain: Buffer | string): Buffer {
	const iv = randomBytes(ivLength);
	const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: tagLength });
	cipher.setAAD(placeBytes(place));
	const text = typeof plain === 'string' ? Buffer.from(plain, 'utf8') : plain;
	const sealed = cipher.update(text);
	// gives nothing more, and makes the tag
	cipher.final();
	return Buffer.concat([versionByte, iv, cipher.getAuthTag(), sealed]);
}

/** Throws when the value was changed, moved, or sealed with another key. */
export function open(key: KeyObject, place: Place, sealed: Buffer): Buffer {
	if (sealed[0] !== version || sealed.length < 1 + ivLength + tagLength) {
		throw new Error('sealed value of an unknown form');
	}
	const iv = sealed.subarray(1, 1 + ivLength);
	const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: tagLength });
	decipher.setAAD(placeBytes(place));
	decipher.setAuthTag(sealed.subarray(1 + ivLength, 1 + ivLength + tagLength));
	const plain = decipher.update(sealed.subarray(1 + ivLength + tagLength));
	// gives nothing more, and throws when the tag is another
	decipher.final();
	return plain;
}

export function openText(key: KeyObject, place: Place, sealed: Buffer): string {
	return open(key, place, sealed).toString('utf8');
}

function placeBytes({ table, row, column }: Place): Buffer {
	return Buffer.from(JSON.stringify([version, table, row, column]));
}
