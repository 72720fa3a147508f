/** The head of one chain at one moment; kept elsewhere, it shows later that nothing was cut off. */
export interface Seal {
	chain: string;
	seq: number;
	hash: string;
}

/** One seal a line, as `audit:seal` printed them; of several days, one file after the other. */
export function readSeals(text: string): Seal[] | { problem: 'not-a-seal'; line: number } {
	const seals: Seal[] = [];
	for (const [index, line] of text.split('\n').entries()) {
		if (!line.trim()) continue;
		const seal = sealOf(line);
		if (!seal) return { problem: 'not-a-seal', line: index + 1 };
		seals.push(seal);
	}
	return seals;
}

function sealOf(line: string): Seal | undefined {
	const fields = /^\{"chain":"([0-9a-f-]{36})","seq":(\d{1,15}),"hash":"([0-9a-f]{64})"\}\s*$/.exec(
		line
	);
	return fields ? { chain: fields[1]!, seq: Number(fields[2]), hash: fields[3]! } : undefined;
}
