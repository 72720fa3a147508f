import { isUrgent } from './intake.ts';
import type { TriageLevel } from './triage.ts';

/** What waits for somebody on one page: an appointment, a task, an answer that is owed. */
export interface Waiting {
	id: string;
	dueAt: Date;
	isDanger: boolean;
}

/** The one thing that may glow: danger before all else, then what has been due longest; nothing while nothing is due. */
export function dueNow(waiting: Waiting[], now: Date): string | undefined {
	const danger = waiting.filter(({ isDanger }) => isDanger);
	const due = danger.length > 0 ? danger : waiting.filter(({ dueAt }) => dueAt <= now);
	return due.toSorted((one, other) => one.dueAt.getTime() - other.dueAt.getTime())[0]?.id;
}

/** Somebody in T0 or T1 with nobody beside them: no one took it, or whoever did has yet to read it. */
export function isAlone(line: {
	level: TriageLevel | 'not-read';
	taker?: string | undefined;
	owes: 'read' | 'react';
}): boolean {
	return line.level !== 'not-read' && isUrgent(line.level) && (!line.taker || line.owes === 'read');
}
