import { outboxIsLate, stateProblem } from './start.ts';

/** Whether this process can serve: database, migrations, keys, and an outbox that is not left lying. */
export async function readiness(): Promise<
	{ ready: true } | { reason: 'database' | 'state' | 'outbox' }
> {
	try {
		if (await stateProblem()) return { reason: 'state' };
		return (await outboxIsLate()) ? { reason: 'outbox' } : { ready: true };
	} catch {
		return { reason: 'database' };
	}
}
