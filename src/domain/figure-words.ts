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

/** How far apart the lines below a figure stand; their letters are 11.5 high. */
export const lineHeight = 14;
const widestLetter = 6.8;

/** The ground below the words under a figure, so that no line of the picture runs through a name. */
export function groundOf(lines: readonly string[], { x, wordsAt }: { x: number; wordsAt: number }) {
	const longest = Math.max(0, ...lines.map((line) => [...line].length));
	const width = longest * widestLetter + 6;
	return { x: x - width / 2, y: wordsAt - 3, width, height: lines.length * lineHeight + 4 };
}
