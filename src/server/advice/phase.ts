import { phaseWith, type AdviceStage } from '#domain/advice-answer.ts';
import { record } from '../audit/record.ts';
import * as trajectories from '../trajectories/store.ts';
import type { StaffWork } from '../work.ts';
import type { FoundAdvice } from './found.ts';

/** The help goes along with what became of its advice. */
export async function goAlong(
	work: StaffWork,
	{ part, line }: FoundAdvice,
	stage: AdviceStage
): Promise<void> {
	const phase = phaseWith(line, stage);
	if (phase === line.phase || !(await trajectories.change(work, line, { phase }))) return;
	const { partId: chainId, keyId } = part;
	const detail = { from: line.phase, to: phase };
	const kind = 'trajectory.phase-changed';
	await record(work, { chainId, kind, subjectId: line.id, keyId, detail });
}
