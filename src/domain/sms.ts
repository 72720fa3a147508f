export type SmsEncoding = 'GSM-7' | 'UCS-2';

/** Units are septets (GSM-7) or UTF-16 code units (UCS-2). */
export interface SmsSize {
	encoding: SmsEncoding;
	units: number;
	segments: number;
}

const basic = new Set(
	'@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
		'¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'
);
const extension = new Set('^{}\\[~]|€\f');
const room = { 'GSM-7': { alone: 160, joined: 153 }, 'UCS-2': { alone: 70, joined: 67 } };

/** What a text costs to send: encoding, units and segments (GSM 03.38; 3GPP TS 23.038 and 23.040). */
export function segments(text: string): SmsSize {
	const characters = [...text];
	const fitsGsm = characters.every((one) => basic.has(one) || extension.has(one));
	const encoding = fitsGsm ? 'GSM-7' : 'UCS-2';
	const sizes = characters.map((one) => (fitsGsm ? septets(one) : one.length));
	const units = sizes.reduce((sum, size) => sum + size, 0);
	const { alone, joined } = room[encoding];
	return { encoding, units, segments: units <= alone ? 1 : segmentsFilled(sizes, joined) };
}

function septets(character: string): number {
	return extension.has(character) ? 2 : 1;
}

function segmentsFilled(sizes: number[], room: number): number {
	let filled = 1;
	let used = 0;
	for (const size of sizes) {
		if (used + size > room) {
			filled += 1;
			used = 0;
		}
		used += size;
	}
	return filled;
}
