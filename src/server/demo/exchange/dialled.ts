/** What became of a Dial; filled in while it goes on, so that whoever hangs up is told about too. */
export interface Dialled {
	/** Twilio's: completed, answered (a conference), busy, no-answer, failed, canceled. */
	status: string;
	sid?: string;
	/** How long both sides could talk; undefined when they never could. */
	seconds?: number;
}
