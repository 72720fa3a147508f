import { plainText } from './plain-text.ts';

export type NoteProblem = 'words-missing' | 'too-long';
export type CorrectionProblem =
	NoteProblem | 'reason-missing' | 'reason-too-long' | 'unchanged' | 'changed-meanwhile';

export const LONGEST_NOTE = 20_000;
/** Of one word on the paper beside a conversation: a note, a word to a colleague, what it came to. */
const longestPaperNote = 4000;
const longestReason = 500;

/** A note as it was written, or as a correction left it. */
export interface NoteVersion {
	/** Of the correction; of a note that was never corrected, its own. */
	id: string;
	/** Absent: struck, and nothing in its place. */
	text?: string;
	/** Why it was corrected; empty for the note as it was written. */
	reason: string;
	by: string;
	at: Date;
}
/** What somebody would put in the place of the version she saw. */
export interface Correction {
	seen: string;
	/** Absent: only strike. */
	text?: string;
	reason: string;
}

/** Why this note cannot be kept; undefined when it can. */
export function noteProblem(text: string): NoteProblem | undefined {
	if (text.trim() === '') return 'words-missing';
	return plainText(text).length > LONGEST_NOTE ? 'too-long' : undefined;
}

/** Why this cannot stand on the paper beside a conversation; nothing at all can. */
export function paperProblem(text: string): 'too-long' | undefined {
	return plainText(text).trim().length > longestPaperNote ? 'too-long' : undefined;
}

/** Why the newest version cannot be corrected so; undefined when it can. */
export function correctionProblem(
	newest: NoteVersion,
	{ seen, text, reason }: Correction
): CorrectionProblem | undefined {
	if (seen !== newest.id) return 'changed-meanwhile';
	const inWords = text === undefined ? undefined : noteProblem(text);
	if (inWords) return inWords;
	if (isSame(text, newest.text)) return 'unchanged';
	if (reason.trim() === '') return 'reason-missing';
	return reason.length > longestReason ? 'reason-too-long' : undefined;
}

/** The same correction by the same person stands already: a form that was sent twice. */
export function isCorrectedSo(
	newest: NoteVersion,
	{ text, reason }: Correction,
	by: string
): boolean {
	return newest.by === by && isSame(text, newest.text) && newest.reason === reason;
}

// a form sends two signs for the end of a line
function isSame(one: string | undefined, other: string | undefined): boolean {
	if (one === undefined || other === undefined) return one === other;
	return plainText(one) === plainText(other);
}
