// GSM 03.38, written apart from the product's own counting so that neither proves itself
const plain = new Set(
	'@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡' +
		'ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'
);
const extended = new Set('^{}[]~|\\€\f');

export function countSegments(text: string): number {
	const characters = [...text];
	const gsm = characters.every((one) => plain.has(one) || extended.has(one));
	const widths = characters.map((one) => (gsm ? (extended.has(one) ? 2 : 1) : one.length));
	const total = widths.reduce((sum, width) => sum + width, 0);
	return total <= (gsm ? 160 : 70) ? 1 : fill(widths, gsm ? 153 : 67);
}

function fill(widths: number[], room: number): number {
	let segments = 1;
	let used = 0;
	for (const width of widths) {
		if (used + width > room) {
			segments += 1;
			used = 0;
		}
		used += width;
	}
	return segments;
}
