import {
	glow,
	isNotYetRead,
	shownLevel,
	dueMoment,
	type Glow,
	type WaitingIntake
} from '#domain/intake.ts';
import type { TriageLevel } from '#domain/triage.ts';
import type { Channel } from '../db/schema/intakes.ts';
import { house } from '../house.ts';
import type { IntakeRow } from './store.ts';

/** An intake as lists show it: nothing of what was told. */
export interface IntakeLine {
	id: string;
	reference: string;
	channel: Channel;
	level: TriageLevel | 'not-read';
	glow: Glow;
	/** What is owed at `dueAt`: that somebody reads it, or that somebody reacts. */
	owes: 'read' | 'react';
	dueAt: Date;
	waitingSince: Date;
	takenBy: string | null;
}

export function lineOf(row: IntakeRow, now: Date): IntakeLine {
	const waiting = waitingOf(row);
	const { id, reference, channel, waitingSince, takenBy } = row;
	return {
		...{ id, reference, channel, waitingSince, takenBy },
		level: shownLevel(waiting),
		glow: glow(waiting, now, house().config.openingHours),
		owes: row.readAt ? 'react' : 'read',
		dueAt: isNotYetRead(waiting) ? row.readBy : dueMoment(waiting)
	};
}

export function waitingOf(row: IntakeRow): WaitingIntake {
	const { level, acuteUnclear, readAt, waitingSince, readBy, deadlineAt } = row;
	return {
		level,
		acuteUnclear,
		readAt: readAt ?? undefined,
		waitingSince,
		readBy,
		deadline: deadlineAt
	};
}
