import { inflateSync } from 'node:zlib';

/** Of each sheet of a printed page: the signs on it in the order they were drawn, as numbers of the fonts in it. */
export function sheetsOf(pdf: Buffer): string[] {
	const text = pdf.toString('latin1');
	return [...text.matchAll(/stream\r?\n/g)].flatMap((found) => {
		if (text.slice(found.index - 3, found.index) === 'end') return [];
		const from = found.index + found[0].length;
		const drawn = drawingIn(pdf.subarray(from, text.indexOf('endstream', from)));
		const signs = [...drawn.matchAll(/<([0-9A-F]+)>\s*Tj/gi)].map(([, codes]) => codes);
		return signs.length > 0 ? [signs.join('')] : [];
	});
}

function drawingIn(packed: Buffer): string {
	try {
		return inflateSync(packed).toString('latin1');
	} catch {
		return '';
	}
}
