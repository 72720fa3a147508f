/**
 * For `use:walk` on a list: j and k lead through its links marked `data-walk`. Only while the list
 * itself has the focus (WCAG 2.1.4), and never instead of typing.
 */
export function walk(list: HTMLElement): { destroy: () => void } {
	const step = (event: KeyboardEvent) => {
		const move = { j: 1, k: -1 }[event.key];
		if (!move || event.ctrlKey || event.metaKey || event.altKey) return;
		const links = [...list.querySelectorAll<HTMLElement>('[data-walk]')];
		const row = document.activeElement?.closest('li')?.querySelector<HTMLElement>('[data-walk]');
		const next = row ? links.indexOf(row) + move : 0;
		links[Math.min(Math.max(next, 0), links.length - 1)]?.focus();
		event.preventDefault();
	};
	list.addEventListener('keydown', step);
	return { destroy: () => list.removeEventListener('keydown', step) };
}
