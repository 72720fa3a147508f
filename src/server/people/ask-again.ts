import { askAgain, thresholds, type Threshold } from '#domain/age.ts';
import { ASK_CONSENT_AGAIN } from '#domain/task-reason.ts';
import { atLocal, localDate } from '#domain/time.ts';
import { record } from '../audit/record.ts';
import type { CasePart } from '../cases/store.ts';
import * as followUps from '../follow-ups/store.ts';
import { holidays } from '../house.ts';
import type { StaffWork } from '../work.ts';
import * as asking from './ask-again.store.ts';
import type { AskingTask } from './ask-again.store.ts';

/**
 * Plans a task to ask consent again at 12, 16 and 18, once for each; called when a date of birth is
 * set or changes. What was planned moves along, or is taken back when no such birthday is ahead.
 */
export async function planAskingAgain(
	work: StaffWork,
	found: CasePart,
	{ personId, birthDate }: { personId: string; birthDate: string }
): Promise<void> {
	const planned = await asking.ofPerson(work, personId);
	const waiting = planned.filter(({ isOpen }) => isOpen).map(({ age }) => age);
	const wanted = askAgain(birthDate, { today: localDate(work.now), waiting, holidays: holidays() });
	for (const age of thresholds) {
		const day = wanted.find((one) => one.age === age)?.date;
		const task = planned.find((one) => one.age === age);
		const startsAt = day && atLocal(day, '09:00');
		if (task) await renew(work, found, { task, startsAt });
		else if (startsAt) await open(work, found, { personId, age, startsAt });
	}
}

async function open(
	work: StaffWork,
	found: CasePart,
	{ personId, age, startsAt }: { personId: string; age: Threshold; startsAt: Date }
): Promise<void> {
	const id = asking.idFor(personId, age);
	const task = { id, personId, startsAt, reasonCode: ASK_CONSENT_AGAIN };
	const subjectId = await followUps.addTask(work, found, task);
	const { partId: chainId, keyId } = found;
	const detail = { at: startsAt };
	await record(work, { chainId, kind: 'task.opened', subjectId, keyId, detail });
}

async function renew(
	work: StaffWork,
	{ partId: chainId, keyId }: CasePart,
	{ task, startsAt }: { task: AskingTask; startsAt: Date | '' | undefined }
): Promise<void> {
	const { id: subjectId, isOpen, startsAt: from } = task;
	if (!startsAt) {
		if (!isOpen) return;
		await asking.cancel(work, subjectId);
		return record(work, { chainId, kind: 'task.cancelled', subjectId });
	}
	if (isOpen && from.getTime() === startsAt.getTime()) return;
	await asking.move(work, subjectId, startsAt);
	const detail = { reason: '', from, to: startsAt };
	await record(work, { chainId, kind: 'task.moved', subjectId, keyId, detail });
}
