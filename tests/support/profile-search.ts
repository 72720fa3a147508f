import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, constants, inflateRawSync } from 'node:zlib';
import { findIn } from './search.ts';

const gzipMark = Buffer.from([0x1f, 0x8b, 0x08]);
// how an entry of Chromium's cache begins: this mark, then its address, then the body as it came
const entryMark = Buffer.from('305c72a71b6dfbfc', 'hex');
const entryHead = 24;
const lengthAt = 12;

/** Where any of these words lies below a folder, also inside what is compressed: "file: form of word". */
export function findInProfile(folder: string, words: string[]): string[] {
	const files = readdirSync(folder, { recursive: true, withFileTypes: true });
	return files
		.filter((entry) => entry.isFile())
		.flatMap((entry) => {
			const path = join(entry.parentPath, entry.name);
			const bytes = readFileSync(path);
			const inside = inflated(bytes).flatMap(([how, plain]) =>
				findIn(`${path} ${how}`, plain, words)
			);
			return [
				...findIn(path, bytes, words),
				...findIn(`name of ${path}`, Buffer.from(path), words),
				...inside
			];
		});
}

/** Everything in it that can be unpacked, wherever it begins. */
function inflated(bytes: Buffer): [how: string, plain: Buffer][] {
	const flush = { finishFlush: constants.Z_SYNC_FLUSH };
	const brotliFlush = { finishFlush: constants.BROTLI_OPERATION_FLUSH };
	const bodies = placesOf(bytes, entryMark).map(
		(at) => at + entryHead + (bytes.length > at + entryHead ? bytes.readUInt32LE(at + lengthAt) : 0)
	);
	return [
		...unpack('gzip', placesOf(bytes, gzipMark), (at) =>
			inflateRawSync(bytes.subarray(gzipBody(bytes, at)), flush)
		),
		...unpack('brotli', [0, ...bodies], (at) =>
			brotliDecompressSync(bytes.subarray(at), brotliFlush)
		)
	];
}

function unpack(
	how: string,
	places: number[],
	from: (at: number) => Buffer
): [how: string, plain: Buffer][] {
	return places.flatMap((at): [string, Buffer][] => {
		try {
			return [[how, from(at)]];
		} catch {
			return [];
		}
	});
}

function placesOf(bytes: Buffer, mark: Buffer): number[] {
	const places: number[] = [];
	for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + 1)) places.push(at);
	return places;
}

// the browser's own record follows the packed bytes at once, which a reader of whole gzip files refuses
function gzipBody(bytes: Buffer, at: number): number {
	const flags = bytes[at + 3] ?? 0;
	let from = at + 10;
	if (flags & 4) from += 2 + bytes.readUInt16LE(from);
	for (const named of [8, 16]) if (flags & named) from = bytes.indexOf(0, from) + 1;
	return flags & 2 ? from + 2 : from;
}
