import type { Role } from '#domain/actor.ts';
import { may } from '#domain/access.ts';

export type KeyAct = { open: 'go' | 'keys' } | { href: string };

const secondLetterWithin = 1500;
const places: Record<string, string> = {
	d: '/desk',
	c: '/desk/cases',
	l: '/desk/log',
	o: '/review'
};

/** Where g and a letter lead, for this role. */
export function placesByLetter(role: Role): [letter: string, href: string][] {
	const sees = may({ id: '', role }, 'review.view', undefined);
	return Object.entries(places).filter(([, href]) => href !== '/review' || sees);
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
		if (event.key === '/') return { href: '/desk/search' };
		return event.key === '?' ? { open: 'keys' } : undefined;
	};
}

// the window itself is no element
function isTyping(target: EventTarget | null): boolean {
	if (target === null || !('closest' in target)) return false;
	const typed = 'input, textarea, select, [contenteditable], dialog[open]';
	return (target as Element).closest(typed) !== null;
}
