import { ladderOf, rungs } from '#domain/visit.ts';
import { tellStep } from '#domain/visit-told.ts';
import type { StaffWork } from '../work.ts';
import type { FoundVisit } from './found.ts';
import { sentAbout } from './told.store.ts';

/** What happens at which minute when nobody says anything, and what is known of what has been. */
export async function ladderTold(work: StaffWork, { row, part, subject }: FoundVisit) {
	const sent = await sentAbout(work, row.id);
	const asksDecision = part && subject.asksDecision;
	return ladderOf(row).map((step) => {
		const hasCome = rungs.indexOf(row.rung) >= rungs.indexOf(step.rung);
		const statuses = sent
			.filter(({ plannedAt }) => plannedAt.getTime() === step.at.getTime())
			.map(({ status }) => status);
		return { ...step, told: tellStep(step, hasCome, { now: work.now, asksDecision, statuses }) };
	});
}
