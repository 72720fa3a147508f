/** What happened, as numbers above a line. */
export interface Mark {
	x: number;
	words: string;
	isFirst: boolean;
}
interface Group {
	x: number;
	from: number;
	to: number;
}

// of a digit in the drawing where its letters are largest, and of what keeps two numbers apart
const [digit, apart] = [7.5, 3];

/** Numbers that would stand on each other are told together, at the first of them: '3–8'. */
export function marksOf(places: readonly number[]): Mark[] {
	const groups: Group[] = [];
	for (const [index, x] of places.entries()) {
		groups.push({ x, from: index + 1, to: index + 1 });
		// what was put together is wider, and may reach the one before it as well
		while (groups.length > 1 && touches(groups.at(-2)!, groups.at(-1)!, groups.length === 2))
			groups.at(-2)!.to = groups.pop()!.to;
	}
	return groups.map((group, at) => ({ x: group.x, words: wordsOf(group), isFirst: at === 0 }));
}

function wordsOf({ from, to }: Group): string {
	return from === to ? String(from) : `${from}–${to}`;
}

// the first one begins at its place, the others stand around theirs
function touches(one: Group, other: Group, isFirst: boolean): boolean {
	const [width, next] = [one, other].map((group) => digit * wordsOf(group).length) as [
		number,
		number
	];
	const end = one.x + (isFirst ? width : width / 2);
	return other.x - next / 2 < end + apart;
}
