/** Tells a story for one person: chooses in `[a|b|c]` and fills in `{blanks}`; a sentence begins with a capital. */
export function tell(text: string, turn: number, blanks: Record<string, string>): string {
	const chosen = text.replace(/\[([^\]]*\|[^\]]*)\]/g, (_, choices: string) =>
		choose(choices, turn)
	);
	const filled = chosen.replace(/\{(\w+)\}/g, (_, name: string) => {
		const word = blanks[name.toLowerCase()];
		if (word === undefined) throw new Error(`the demo has no word for ${name}`);
		return /^[A-Z]/.test(name) ? capital(word) : word;
	});
	return filled;
}

// the same choice twice in one story is the same choice
function choose(choices: string, turn: number): string {
	const all = choices.split('|');
	return all[(turn + numberOf(choices)) % all.length]!;
}

/** A number that belongs to a text, the same in every start. */
export function numberOf(text: string): number {
	let number = 7;
	for (const sign of text) number = (number * 31 + sign.codePointAt(0)!) % 1_000_003;
	return number;
}

function capital(word: string): string {
	return word.charAt(0).toUpperCase() + word.slice(1);
}
