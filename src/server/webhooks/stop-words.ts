// The provider's own words, and ours in Dutch, English, Turkish and Arabic (without marks).
const words = new Set([
	...['stop', 'stopall', 'unsubscribe', 'cancel', 'end', 'quit', 'revoke', 'optout'],
	...['stoppen', 'uit', 'niet meer', 'geen sms', 'geen sms meer', 'afmelden', 'no more'],
	...['dur', 'durdur', 'iptal', 'yeter', 'istemiyorum'],
	...['توقف', 'ايقاف', 'قف', 'الغاء', 'اوقف', 'كفى']
]);

/** Whether a text says, and says only, that no more texts are wanted. */
export function saysStop(text: string): boolean {
	return words.has(plain(text));
}

const beginnings = new Set(['stop', 'stoppen', 'unsubscribe', 'afmelden', 'dur', 'توقف', 'اوقف']);

/** Whether it begins so and goes on: no more texts until somebody has read the rest. */
export function beginsWithStop(text: string): boolean {
	return beginnings.has(plain(text).split(' ')[0] ?? '');
}

function plain(text: string): string {
	const bare = text.normalize('NFKD').replace(/[\p{M}\p{Cf}\u0640]/gu, '');
	const letters = bare
		.toLowerCase()
		.replaceAll('ı', 'i')
		.replace(/[^\p{L}\p{N}]+/gu, ' ');
	return letters.trim().replace(/[أإآ]/g, 'ا');
}
