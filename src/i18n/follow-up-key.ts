import { taskOf } from '#domain/task-reason.ts';
import { deskCode } from './desk.ts';

/** What it is that waits: a task that nobody planned says so itself. */
export function followUpKey({
	kind,
	reasonCode
}: {
	kind: 'task' | 'appointment';
	reasonCode: string | null;
}) {
	return kind === 'task' && reasonCode ? taskKey(reasonCode) : (`follow-up.kind-${kind}` as const);
}

/** What a task asks. Its code may be followed by why a text was refused. */
export function taskKey(reasonCode: string | null) {
	return deskCode(`task.${taskOf(reasonCode).task}`, 'task.other');
}
