import { gzipSync } from 'node:zlib';
import type { Answer, Visitor } from './visitor.ts';
import { formOf } from './sealed-form.ts';

/** What a page weighs on the wire, in kB of 1024 bytes, packed as tightly as gzip can. */
export interface Weight {
	page: string;
	/** HTML and CSS: the page can be read and used. */
	readable: number;
	/** The same with the fonts its words need and its script. */
	whole: number;
}

/** The home page, the door of the chat and each page of the form, of one language. */
export async function weighPublicPages(mother: Visitor, language: string): Promise<Weight[]> {
	const home = await weigh(mother, `/${language}`, await mother.get(`/${language}`));
	const path = `/${language}/write`;
	const chat = `/${language}/chat`;
	const weights = [home, await weigh(mother, chat, await mother.get(chat))];
	let answer = await mother.get(path);
	for (let step = 0; step < 20; step++) {
		const form = formOf(answer);
		weights.push(await weigh(mother, `${path} ${form.page}`, answer));
		if (form.page === 'check') return weights;
		answer = await mother.post(path, { ...form, ...told, door: 'relative', move: 'next' });
	}
	throw new Error('the form does not end');
}

// so that every page is asked
const told = { safeToTalk: 'yes', story: 'Hij is veranderd.', phone: '0612345678', mayText: 'yes' };

/** What one page weighs that was answered. */
export async function weigh(
	mother: Visitor,
	page: string,
	{ status, body }: Answer
): Promise<Weight> {
	if (status !== 200) throw new Error(`${page} answered ${status}`);
	const styles = await texts(mother, body, /<link[^>]*href="([^"]+[.]css)"/g);
	const scripts = await texts(mother, body, /<script[^>]*src="([^"]+)"/g);
	const fonts = fontsFor(body, styles.join('\n')).map((path) => bytes(mother, path));
	const readable = sum([body, ...styles].map(packed));
	const rest = sum([...scripts.map(packed), ...(await Promise.all(fonts))]);
	return { page, readable: readable / 1024, whole: (readable + rest) / 1024 };
}

function texts(mother: Visitor, body: string, link: RegExp): Promise<string[]> {
	const paths = [...body.matchAll(link)].map(([, path]) => path!);
	return Promise.all(paths.map(async (path) => found(path, await mother.get(path))));
}

function found(path: string, { status, body }: Answer): string {
	if (status !== 200) throw new Error(`${path} answered ${status}`);
	return body;
}

// a font is packed already
async function bytes({ origin }: Visitor, path: string): Promise<number> {
	const answer = await fetch(new URL(path, origin));
	if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
	return (await answer.arrayBuffer()).byteLength;
}

/** The font files that a browser asks for to show these words. Arabic stands in the system's own fonts. */
function fontsFor(body: string, styles: string): string[] {
	if (/<html[^>]*lang="ar"/.test(body)) return [];
	const signs = new Set([...body.replace(/<[^>]+>/g, '')].map((sign) => sign.codePointAt(0)!));
	return [...styles.matchAll(/@font-face\s*{([^}]+)}/g)]
		.map(([, face]) => face!)
		.filter((face) => rangesOf(face).some(([from, to]) => hasBetween(signs, from, to)))
		.map(
			(face) => new URL(/url\(["']?([^"')]+)/.exec(face)![1]!, 'http://x/_app/immutable/assets/')
		)
		.map((address) => address.pathname);
}

function rangesOf(face: string): [number, number][] {
	const ranges = /unicode-range:([^;}]+)/.exec(face)?.[1] ?? 'U+0-10FFFF';
	return ranges.split(',').map((range) => {
		const text = range.trim().replace(/^u\+/i, '');
		const [from, to = from] = text.split('-');
		const low = parseInt(from!.replaceAll('?', '0'), 16);
		return [low, parseInt(to!.replaceAll('?', 'f'), 16)];
	});
}

function hasBetween(signs: Set<number>, from: number, to: number): boolean {
	return [...signs].some((sign) => sign > 32 && sign >= from && sign <= to);
}

function packed(text: string): number {
	return gzipSync(text, { level: 9 }).length;
}

function sum(numbers: number[]): number {
	return numbers.reduce((total, one) => total + one, 0);
}
