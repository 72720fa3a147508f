import type { Call } from './call.ts';
import type { Thread } from './thread.ts';

export type ConferenceEvent = 'start' | 'end' | 'join' | 'leave' | 'mute' | 'hold' | 'modify';
export type EndReason =
	| 'conference-ended-via-api'
	| 'participant-with-end-conference-on-exit-left'
	| 'participant-with-end-conference-on-exit-kicked'
	| 'last-participant-kicked'
	| 'last-participant-left';

export interface Participant {
	call: Call;
	label: string;
	muted: boolean;
	held: boolean;
	startsIt: boolean;
	endsIt: boolean;
	beeps: boolean;
	/** Undefined: music; empty: silence. */
	waitUrl: string | undefined;
	holdUrl: string | undefined;
	/** Not yet while the telephone of somebody invited still rings. */
	hasJoined: boolean;
	since: Date;
	/** What it hears now, and what plays that. */
	hears: string;
	sound?: Thread | undefined;
	leave(): void;
}

export interface Conference {
	sid: string;
	name: string;
	status: 'init' | 'in-progress' | 'completed';
	createdAt: Date;
	updatedAt: Date;
	participants: Participant[];
	/** Those of whoever came first. */
	reports?: { url: string; events: readonly string[] } | undefined;
	told: number;
	endedBecause?: EndReason;
	endedBy?: Participant | undefined;
}

export function present({ participants }: Conference): Participant[] {
	return participants.filter((one) => one.hasJoined);
}
