import type { IntakeSubject } from './intake-access.ts';

/** A person's part of a case: who works on it, who reads it in need, and to whom a conflict of interest shuts it. */
export interface PartSubject {
	counsellorIds: readonly string[];
	/** Who worked on it before, and no longer does. */
	formerIds?: readonly string[];
	/** Who was asked to think along. */
	expertIds?: readonly string[];
	/** Who broke the glass, while it is open. */
	readerIds?: readonly string[];
	/** Who declared a conflict in any part about the same people. */
	barredIds?: readonly string[];
	/** A danger in it is not over. */
	isInDanger?: boolean;
}
/** Glass that was broken: by whom, and in which part. */
export interface GlassSubject {
	brokenBy: string;
	part: PartSubject;
}
/** A note: who wrote it, and in which part. */
export interface NoteSubject {
	writtenBy: string;
	part: PartSubject;
}
/** Something that waits for a second person: who proposed it, and about which intake. */
export interface SecondLookSubject {
	proposedBy: string;
	intake: IntakeSubject;
}
export interface StaffSubject {
	id: string;
}
