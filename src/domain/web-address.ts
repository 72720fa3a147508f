const address =
	/\b(?:https?:\/\/|www\.)\S|\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:nl|com|org|net|eu|be|de|tr|me|io|ru|ly|gl|info|app|link|tk|xyz)\b(?!@)/i;

/** Whether something in these words leads to a website; of an e-mail address only the name of its house is one. */
export function namesAddress(text: string): boolean {
	return address.test(text);
}
