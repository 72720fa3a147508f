/** A name over at most this many lines, as far as it fits; a word that is too long is cut. */
export function inLines(
	text: string,
	{ longest, most }: { longest: number; most: number }
): string[] {
	const lines: string[] = [];
	for (const word of text.split(/\s+/).filter(Boolean)) {
		const last = lines.at(-1);
		if (last !== undefined && `${last} ${word}`.length <= longest)
			lines.splice(-1, 1, `${last} ${word}`);
		else lines.push(word.length > longest ? `${[...word].slice(0, longest - 1).join('')}…` : word);
	}
	return lines.length <= most ? lines : [...lines.slice(0, most - 1), `${lines[most - 1]!}…`];
}
