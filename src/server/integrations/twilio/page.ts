/** A document that asks for one key and sends it on; nobody answering ends it. Nothing is recorded. */
export function askKey(sentence: string, answerAt: string): string {
	const say = said(sentence);
	// twice: somebody who was asleep hears only the second one
	const gather = `<Gather input="dtmf" numDigits="1" timeout="8" action="${escaped(answerAt)}" method="POST">${say}<Pause length="2"/>${say}</Gather>`;
	return document(`${gather}<Hangup/>`);
}

/** A document that says one thing and hangs up. */
export function sayAndEnd(sentence: string): string {
	return document(`${said(sentence)}<Hangup/>`);
}

/** A document that hangs up. */
export const hangUp = document('<Hangup/>');

function said(sentence: string): string {
	return `<Say language="nl-NL">${escaped(sentence)}</Say>`;
}

function document(inside: string): string {
	return `<?xml version="1.0" encoding="UTF-8"?><Response>${inside}</Response>`;
}

function escaped(text: string): string {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}
