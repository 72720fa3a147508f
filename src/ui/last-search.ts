let last = '';

/** In this tab and nowhere else, until the page is left: coming back from what was found finds it again. */
export function rememberSearch(words: string): void {
	if (typeof document !== 'undefined') last = words;
}

export function lastSearch(): string {
	return last;
}
