import type { StaffNames } from '../staff/colleagues.store.ts';
import type { StaffWork } from '../work.ts';
import * as judgements from './store.ts';
import type { KeptJudgement } from './store.ts';

/** The level that holds, by whom and since when, and what a second one says of it; none of the reasons. */
export interface RiskNow extends Pick<
	KeptJudgement,
	'level' | 'judgedAt' | 'secondSays' | 'secondLevel' | 'secondAt'
> {
	by: string;
	secondName: string;
	/** Another person is asked, and has not answered. */
	waits: boolean;
}

/** For whoever reads the story of a case; undefined while nobody judged. */
export async function riskNow(
	work: StaffWork,
	partId: string,
	names: StaffNames
): Promise<RiskNow | undefined> {
	const standing = await judgements.standing(work, partId);
	if (!standing) return undefined;
	const { level, judgedAt, judgedBy, secondSays, secondLevel, secondAt, secondBy, waits } =
		standing;
	return {
		...{ level, judgedAt, secondSays, secondLevel, secondAt, waits },
		by: names.get(judgedBy) ?? '',
		secondName: names.get(secondBy ?? '') ?? ''
	};
}
