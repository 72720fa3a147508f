import { fieldNames, isDoor, readPage, type Door, type PageId } from '#domain/intake-form.ts';

export type Place = PageId | 'door' | 'not-safe' | 'sent';
export type Move = 'next' | 'skip' | 'back' | 'language' | 'send' | { change: PageId };

/** One page of the public form as it was sent in. */
export interface PostedPage {
	sealed: unknown;
	at: Place;
	door: Door | undefined;
	move: Move;
	/** What stands in the fields of this page, unread: one or several texts a name. */
	typed: Record<string, unknown>;
	/** Something filled in what no person sees. */
	trapped: boolean;
}

export const trapName = 'website';

export function readPostedPage(form: FormData): PostedPage {
	const door = form.get('door');
	const known = isDoor(door) ? door : undefined;
	return {
		sealed: form.get('sealed') ?? undefined,
		at: readPlace(known, form.get('page')),
		door: known,
		move: readMove(known, form.get('move')),
		typed: Object.fromEntries(fieldNames.map((name) => [name, form.getAll(name)])),
		trapped: form.get(trapName) ? true : false
	};
}

function readPlace(door: Door | undefined, text: unknown): Place {
	if (!door || text === 'door' || text === null) return 'door';
	if (text === 'not-safe' || text === 'sent') return text;
	return readPage(door, text);
}

function readMove(door: Door | undefined, text: unknown): Move {
	if (text === 'skip' || text === 'back' || text === 'language' || text === 'send') return text;
	const [verb, page] = typeof text === 'string' ? text.split(':') : [];
	return verb === 'change' && door ? { change: readPage(door, page) } : 'next';
}
