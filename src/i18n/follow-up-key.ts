import { deskCode } from './desk.ts';

/** What it is that waits: a task that nobody planned says so itself. */
export function followUpKey({
	kind,
	reasonCode
}: {
	kind: 'task' | 'appointment';
	reasonCode: string | null;
}) {
	// a code may be followed by why a text was refused
	const [code] = reasonCode?.split(':') ?? [];
	return kind === 'task' && code
		? deskCode(`task.${code}`, 'task.other')
		: (`follow-up.kind-${kind}` as const);
}
