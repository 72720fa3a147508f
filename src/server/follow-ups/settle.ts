import { record } from '../audit/record.ts';
import type { StaffWork } from '../work.ts';
import * as followUps from './store.ts';

/** What was asked for in the name of these reasons is taken up, or overtaken by what happens now. */
export async function settleReasons(
	work: StaffWork,
	of: followUps.WaitsOf,
	reasonCodes: readonly string[]
): Promise<void> {
	for (const subjectId of await followUps.settleWaiting(work, of, reasonCodes))
		await record(work, { chainId: of.partId, kind: 'task.done', subjectId });
}
