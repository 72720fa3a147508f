/** What happened, as numbers above a line. */
export interface Mark {
	x: number;
	words: string;
	isFirst: boolean;
}

// of a digit in the drawing where its letters are largest, and of what keeps two numbers apart
const [digit, apart] = [7.5, 3];

/** Numbers that would stand on each other are told together, at the first of them: '3–8'. */
export function marksOf(places: readonly number[]): Mark[] {
	return places.reduce<Mark[]>((all, x, index) => {
		const n = String(index + 1);
		const before = all.at(-1);
		if (before && x - (digit * n.length) / 2 < endOf(before) + apart)
			before.words = `${before.words.split('–')[0]}–${n}`;
		else all.push({ x, words: n, isFirst: all.length === 0 });
		return all;
	}, []);
}

function endOf({ x, words, isFirst }: Mark): number {
	const width = digit * words.length;
	return isFirst ? x + width : x + width / 2;
}
