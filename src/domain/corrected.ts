import { askedTextProblem, textProblem } from './free-text.ts';

/** What is only ever added to: a row may say which one it puts right. */
export interface Correctable {
	id: string;
	corrects: string | null;
}
/** As it was typed. */
export interface NoteRequest {
	/** Of somebody in the part; empty: of nobody who is there. */
	personId: string;
	fields: Record<string, string>;
	/** Which one it puts right; empty: none. */
	corrects: string;
}
const longestReason = 500;

/** Whoever puts something right says what was wrong. */
export function correctingProblem(corrects: string, reason: string): string | undefined {
	return corrects
		? askedTextProblem(reason, longestReason, 'reason-missing')
		: textProblem(reason, longestReason);
}

/** As it stands now, with what stood there before it, the latest first. */
export type Standing<One extends Correctable> = One & { before: One[] };

/** The rows that hold, in the order they came in, each with what it put right. */
export function standing<One extends Correctable>(rows: readonly One[]): Standing<One>[] {
	const byId = new Map(rows.map((row) => [row.id, row]));
	const replaced = new Set(rows.map(({ corrects }) => corrects));
	return rows
		.filter(({ id }) => !replaced.has(id))
		.map((row) => ({ ...row, before: beforeIt(row, byId) }));
}

function beforeIt<One extends Correctable>(row: One, byId: Map<string, One>): One[] {
	const earlier = byId.get(row.corrects ?? '');
	return earlier ? [earlier, ...beforeIt(earlier, byId)] : [];
}
