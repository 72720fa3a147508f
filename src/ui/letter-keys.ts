import type { Role } from '#domain/actor.ts';
import { may } from '#domain/access.ts';

export type KeyAct = { open: 'go' | 'keys' } | { href: string };

const secondLetterWithin = 1500;
const places: Record<string, string> = {
	d: '/desk',
	c: '/desk/cases',
	t: '/desk/chats',
	l: '/desk/log',
	o: '/review'
};

/** Where g and a letter lead, for this role. */
export function placesByLetter(role: Role): [letter: string, href: string][] {
	return Object.entries(places).filter(([, href]) => mayEnter(role, href));
}

/** The letters that lead to a line of the palette, if any do. */
export function keysTo(href: string | undefined, act: string | undefined): string {
	if (act) return act === 'keys' ? '?' : '';
	if (href === '/desk/search') return '/';
	const letter = Object.keys(places).find((one) => places[one] === href);
	return letter ? `g ${letter}` : '';
}

/** Whether this role searches in cases of its own. */
export function searches(role: Role): boolean {
	return may({ id: '', role }, 'case.search', undefined);
}

/** What the palette is for, in words of the catalogue. */
export function paletteWords(role: Role): 'search.palette-words' | 'search.palette-choose' {
	return searches(role) ? 'search.palette-words' : 'search.palette-choose';
}

function mayEnter(role: Role, href: string): boolean {
	if (href === '/review') return may({ id: '', role }, 'review.view', undefined);
	if (href === '/desk/chats') return may({ id: '', role }, 'chat.list', undefined);
	return href !== '/desk/cases' || searches(role);
}

/** Reads keys one after the other; letters only while nothing is being typed, and only when they are on. */
export function keyReader(
	role: Role,
	letters: () => boolean
): (event: KeyboardEvent) => KeyAct | undefined {
	const never = -secondLetterWithin;
	let wentAt = never;
	const byLetter = new Map(placesByLetter(role));
	return (event) => {
		const isCommand = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
		if (isCommand && event.key.toLowerCase() === 'k') return { open: 'go' };
		if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return undefined;
		if (!letters() || isTyping(event.target)) return undefined;
		const isSecond = event.timeStamp - wentAt < secondLetterWithin;
		wentAt = event.key === 'g' ? event.timeStamp : never;
		const href = isSecond ? byLetter.get(event.key) : undefined;
		if (href) return { href };
		if (event.key === '/' && searches(role)) return { href: '/desk/search' };
		return event.key === '?' ? { open: 'keys' } : undefined;
	};
}

/** Whether a letter belongs to a field or a dialogue; the window itself is no element. */
export function isTyping(target: EventTarget | null): boolean {
	if (target === null || !('closest' in target)) return false;
	// a dialogue that was closed this moment may still hold the focus
	const typed = 'input, textarea, select, [contenteditable], dialog[open]';
	return (target as Element).closest(typed) !== null;
}
