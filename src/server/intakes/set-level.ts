import { dueAfter } from '#domain/level-change.ts';
import type { TriageLevel } from '#domain/triage.ts';
import { house } from '../house.ts';
import type { StaffWork } from '../work.ts';
import { waitingOf } from './line.ts';
import * as intakes from './store.ts';

/** Gives an intake another level, with the deadlines that come with it. */
export async function setLevel(
	work: StaffWork,
	intake: intakes.IntakeRow,
	to: TriageLevel
): Promise<void> {
	const { openingHours } = house().config;
	const due = dueAfter(waitingOf(intake), to, work.now, openingHours);
	const { deadline: deadlineAt, readBy } = due;
	await intakes.change(work, intake.id, { level: to, deadlineAt, readBy });
}
