import { failureReport } from './failure.ts';
import { sqlState } from './work.ts';

/** One of many: what cannot be done about this one is told in the log, and stops no other. */
export async function unlessBroken(act: () => Promise<unknown>): Promise<void> {
	try {
		await act();
	} catch (error) {
		if (isAboutTheDatabase(error)) throw error;
		reportBroken(error);
	}
}

/** Away, restarting, full, or busy with somebody else's lock: not the fault of this row. */
export function isAboutTheDatabase(error: unknown): boolean {
	const state = sqlState(error) ?? '';
	return /^(CONNECT|ECONN|ETIMEDOUT|EPIPE|ENOTFOUND|(08|40|53|55|57|58)...$)/.test(state);
}

export function reportBroken(error: unknown): void {
	process.stderr.write(`${JSON.stringify({ broken: failureReport(error) })}\n`);
}
