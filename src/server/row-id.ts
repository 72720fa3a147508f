const identifier = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether this can be the id of a row at all; anything else is as good as missing. */
export function isId(text: string): boolean {
	return identifier.test(text);
}

/** An id made from a hash, in hex: the same thing sent again finds its own id taken. */
export function idFromHash(hash: string): string {
	const [time, mid, high] = [hash.slice(0, 8), hash.slice(8, 12), hash.slice(12, 15)];
	return `${time}-${mid}-8${high}-a${hash.slice(15, 18)}-${hash.slice(18, 30)}`;
}
