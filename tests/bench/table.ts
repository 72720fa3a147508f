import { holds, middle, type Figure, type Limit } from './figures.ts';

export interface Row {
	measure: string;
	against: string;
	limit: Limit;
	/** One figure a round. */
	rounds: Figure[];
	/** What was measured behind the ratio, for a reader only. */
	behind?: string[];
	unit?: 'kB' | '%' | 'ms';
}

/** One line a measure: the middle one of the rounds, its limit, and whether that holds. */
export function table(rows: Row[]): string {
	const lines = [['measure', 'against', 'rounds', 'median', 'limit', 'holds'], ...rows.map(line)];
	const widths = lines[0]!.map((_, n) => Math.max(...lines.map((cells) => cells[n]!.length)));
	return lines
		.map((cells) =>
			cells
				.map((cell, n) => cell.padEnd(widths[n]!))
				.join('  ')
				.trimEnd()
		)
		.join('\n');
}

/** The rows whose limit does not hold, or that have no figure. */
export function broken(rows: Row[]): Row[] {
	return rows.filter((row) => !holds(middle(row.rounds), row.limit));
}

/** The last words: one line when every limit holds, otherwise each that does not, with what was found. */
export function verdict(rows: Row[]): string {
	const failed = broken(rows);
	if (rows.length === 0) return 'NOTHING WAS MEASURED.';
	if (failed.length === 0) return `All ${rows.length} limits hold.`;
	const lines = failed.map((row) => {
		const [measure, , , found, limit] = line(row);
		return `  ${measure}: ${found}, must be ${limit}`;
	});
	return [`${failed.length} OF ${rows.length} LIMITS DO NOT HOLD:`, ...lines].join('\n');
}

/** The same as data. */
export function report(rows: Row[]): object[] {
	return rows.map((row) => ({
		...row,
		median: middle(row.rounds),
		holds: holds(middle(row.rounds), row.limit)
	}));
}

function line({ measure, against, limit, rounds, unit }: Row): string[] {
	const found = middle(rounds);
	const most = 'atLeast' in limit ? `>= ${limit.atLeast}` : `<= ${limit.atMost}`;
	const end = unit ? ` ${unit}` : '';
	return [
		measure,
		against,
		rounds.length > 1 ? rounds.map(shown).join(' / ') : '',
		typeof found === 'number' ? `${shown(found)}${end}` : `no figure: ${found.problem}`,
		`${most}${end}`,
		holds(found, limit) ? 'yes' : 'NO'
	];
}

function shown(figure: Figure): string {
	return typeof figure === 'number' ? figure.toFixed(2) : '-';
}
