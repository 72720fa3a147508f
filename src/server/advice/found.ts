import { stageOf, type AdviceStage } from '#domain/advice-answer.ts';
import { isAdvice, type AdviceType } from '#domain/advice.ts';
import { isOpen } from '#domain/trajectory.ts';
import * as cases from '../cases/ending.store.ts';
import { findCase, type NotForYou, type PartAction } from '../cases/found.ts';
import type { CasePart } from '../cases/store.ts';
import { isId } from '../row-id.ts';
import * as trajectories from '../trajectories/store.ts';
import type { Trajectory } from '../trajectories/store.ts';
import type { StaffWork } from '../work.ts';
import * as store from './store.ts';
import type { KeptAdvice } from './store.ts';

export interface At {
	partId: string;
	adviceId: string;
}
export type AdviceLine = Trajectory & { type: AdviceType };
export interface FoundAdvice {
	part: CasePart;
	line: AdviceLine;
	advice: KeptAdvice;
	stage: AdviceStage;
}

/** The lines of help in this case that are advice, the newest first. */
export async function adviceLines(work: StaffWork, partId: string): Promise<AdviceLine[]> {
	const all = await trajectories.ofPart(work, partId);
	return all.filter((line): line is AdviceLine => isAdvice(line.type));
}

/** An advice of a case with which this actor may do this. */
export async function findAdvice(
	work: StaffWork,
	{ partId, adviceId }: At,
	action: PartAction
): Promise<FoundAdvice | NotForYou> {
	const part = await findCase(work, partId, action);
	if ('problem' in part) return part;
	const lines = await adviceLines(work, partId);
	const advice = isId(adviceId) ? await store.find(work, partId, adviceId) : undefined;
	const line = lines.find(({ id }) => id === advice?.trajectoryId);
	if (!advice || !line) return { problem: 'not-found' };
	return { part, line, advice, stage: stageOf(line.type, advice) };
}

/** The same to write in, while its line of help is open; whoever writes comes one after the other. */
export async function adviceToWrite(
	work: StaffWork,
	at: At
): Promise<FoundAdvice | NotForYou | { problem: 'not-possible-now' }> {
	if (isId(at.partId)) await cases.holdEnding(work, at.partId);
	const found = await findAdvice(work, at, 'part.trajectory');
	if ('problem' in found) return found;
	return isOpen(found.line.status) ? found : { problem: 'not-possible-now' };
}
