import { waits } from '#domain/follow-up.ts';
import { atLocal } from '#domain/time.ts';
import type { Happening } from '../audit/record.ts';
import type { CasePart } from '../cases/store.ts';
import * as followUps from '../follow-ups/store.ts';
import type { StaffWork } from '../work.ts';

/** Due in the course of that day, for whoever writes it down. What is to be recorded of it is answered. */
export async function openTask(
	work: StaffWork,
	found: CasePart,
	{
		day,
		words,
		reasonCode
	}: {
		day: string;
		words: string;
		reasonCode: 'plan-step' | 'plan-review' | 'advice-due' | 'advice-after';
	}
): Promise<{ id: string; happening: Happening }> {
	const startsAt = atLocal(day, '17:00');
	const task = { reasonCode, startsAt, words, counsellorId: work.actor.id };
	const id = await followUps.addTask(work, found, task);
	const { partId: chainId, keyId } = found;
	const detail = { at: startsAt };
	return { id, happening: { chainId, kind: 'task.opened', subjectId: id, keyId, detail } };
}

/** What it asked for was done, or is no longer planned; a task that somebody settled stays as it is. */
export async function settleTask(
	work: StaffWork,
	{ partId }: CasePart,
	{ id, as }: { id: string | null; as: 'done' | 'cancelled' }
): Promise<Happening[]> {
	const task = id ? await followUps.find(work, partId, id) : undefined;
	if (!task || !waits(task)) return [];
	const { startsAt, minutes } = task;
	const isSettled = await followUps.change(work, task, { status: as, startsAt, minutes });
	const kind = as === 'done' ? 'task.done' : 'task.cancelled';
	return isSettled ? [{ chainId: partId, kind, subjectId: task.id }] : [];
}
