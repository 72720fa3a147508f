const identifier = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether this can be the id of a row at all; anything else is as good as missing. */
export function isId(text: string): boolean {
	return identifier.test(text);
}
