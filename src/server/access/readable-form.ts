import { error } from '@sveltejs/kit';

/**
 * From now on the form of this request holds texts alone, and one that cannot be read is the
 * sender's mistake (400), not ours. No page of ours sends a file.
 */
export function keepReadable(request: Request): void {
	const read = request.formData.bind(request);
	request.formData = async () => textsOf(await read().catch(refuse));
}

function textsOf(form: FormData): FormData {
	const texts = new FormData();
	for (const [name, value] of form) {
		if (typeof value === 'string' && name !== '__proto__') texts.append(name, value);
	}
	return texts;
}

// a body that grew too large on its way has a status of its own
function refuse(reason: unknown): never {
	const cause = reason instanceof Error && reason.cause ? reason.cause : reason;
	const isTooLarge = cause instanceof Error && 'status' in cause && cause.status === 413;
	error(isTooLarge ? 413 : 400, isTooLarge ? 'too-large' : 'unreadable');
}
