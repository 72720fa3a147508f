import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type postgres from 'postgres';

/** A word in every form in which it might lie about: as text, escaped, in base64 at each of three places, in hex. */
export function formsOf(word: string): [form: string, bytes: Buffer][] {
	const utf8 = Buffer.from(word, 'utf8');
	const utf16 = Buffer.from(word, 'utf16le');
	const escaped = [...word]
		.map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)
		.join('');
	const hex = utf8.toString('hex');
	return [
		['UTF-8', utf8],
		['UTF-16 LE', utf16],
		['UTF-16 BE', Buffer.from(utf16).swap16()],
		['escaped', Buffer.from(escaped)],
		['escaped in a dump', Buffer.from(escaped.replaceAll('\\', '\\\\'))],
		['hex', Buffer.from(hex)],
		['HEX', Buffer.from(hex.toUpperCase())],
		['reversed', Buffer.from([...word].toReversed().join(''))],
		['capitals', Buffer.from(word.toUpperCase())],
		...[0, 1, 2].map((place): [string, Buffer] => [
			`base64 at ${place}`,
			Buffer.from(base64Core(utf8, place))
		])
	];
}

// what is left of the base64 text when the bytes before and after are not known
function base64Core(bytes: Buffer, place: number): string {
	const whole = Buffer.concat([Buffer.alloc(place), bytes])
		.toString('base64')
		.replace(/=+$/, '');
	const first = place === 0 ? 0 : place === 1 ? 2 : 3;
	const last = (place + bytes.length) % 3 === 0 ? whole.length : whole.length - 1;
	return whole.slice(first, last);
}

/** Where any of these words lies, in any form: "place: form of word". */
export function findIn(place: string, bytes: Buffer, words: string[]): string[] {
	return words.flatMap((word) =>
		formsOf(word)
			.filter(([, needle]) => bytes.includes(needle))
			.map(([form]) => `${place}: ${form} of ${word}`)
	);
}

/** Every file below a folder, opened once. */
export function findInFolder(folder: string, words: string[], leaveOut: RegExp = /^$/): string[] {
	const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
		entry.isFile()
	);
	return files.flatMap((entry) => {
		const path = join(entry.parentPath, entry.name);
		return leaveOut.test(path) ? [] : findIn(path, bytesOf(path), words);
	});
}

// PostgreSQL makes and takes away files while it runs
function bytesOf(path: string): Buffer {
	try {
		return readFileSync(path);
	} catch (reason) {
		if (reason instanceof Error && 'code' in reason && reason.code === 'ENOENT')
			return Buffer.alloc(0);
		throw reason;
	}
}

/** Every table of ours by COPY, as a dump has them. */
export async function findInTables(superuser: postgres.Sql, words: string[]): Promise<string[]> {
	const tables = await superuser`
		SELECT schemaname || '.' || quote_ident(tablename) AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`;
	const found: string[] = [];
	for (const { name } of tables) {
		const chunks: Buffer[] = [];
		const copy = await superuser.unsafe(`COPY ${name} TO STDOUT`).readable();
		for await (const chunk of copy) chunks.push(chunk as Buffer);
		found.push(...findIn(String(name), Buffer.concat(chunks), words));
	}
	return found;
}
