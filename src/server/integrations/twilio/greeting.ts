/** Sentences a caller hears, in order; the language is a BCP 47 tag. */
export interface Spoken {
	language: 'nl-NL' | 'en-GB';
	text: string;
}

/** A document that says this and hangs up politely. Nothing is recorded. */
export function greeting(sentences: readonly Spoken[]): string {
	const said = sentences.map(
		({ language, text }) => `<Say language="${language}">${escaped(text)}</Say><Pause length="1"/>`
	);
	return document(`${said.join('')}<Hangup/>`);
}

/** Answers nothing: a reply could be read by somebody else. */
export const silence = '<?xml version="1.0" encoding="UTF-8"?><Response/>';

function document(inside: string): string {
	return `<?xml version="1.0" encoding="UTF-8"?><Response>${inside}</Response>`;
}

function escaped(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
