import type { Account } from './account.ts';
import { fraction } from './chance.ts';
import type { Params } from './deliver.ts';

const longestDetourMs = 5000;
const ends = /^(completed|busy|failed|no-answer|canceled|conference-end)$/;

/**
 * A report on its way to the app, as the playbook says: lost (`when: never`), late, twice, or out of
 * order. What waits, waits by the clock of the exchange, and holds nothing up.
 */
export async function carry(
	account: Account,
	params: Params,
	send: () => Promise<unknown>
): Promise<void> {
	const about = params.CallStatus ?? params.StatusCallbackEvent ?? '';
	const to = params.To ?? 'conference';
	const key = `${about}|${params.SequenceNumber}`;
	const { order, times, when } = account.reports.choose(to, key);
	if (when === 'never') return;
	const sendAll = async () => {
		await send();
		if (times === 'twice') await send();
	};
	if (order === 'reversed') {
		return holdBack(
			account,
			params.CallSid ?? params.ConferenceSid ?? '',
			ends.test(about),
			sendAll
		);
	}
	const detour = order === 'shuffled' ? fraction(`${to}|${key}`) * longestDetourMs : 0;
	const late = when === 'late' ? account.options.lateMs : 0;
	if (detour + late === 0) return sendAll();
	account.clock.after(detour + late, () => track(account, sendAll()));
}

async function holdBack(
	account: Account,
	sid: string,
	isLast: boolean,
	send: () => Promise<void>
): Promise<void> {
	const held = [send, ...(account.heldBack.get(sid) ?? [])];
	account.heldBack.set(sid, isLast ? [] : held);
	if (!isLast) return;
	for (const each of held) await each();
}

// a report is known to be under way, so that time does not go on before it has arrived
function track(account: Account, sending: Promise<unknown>): void {
	const { busy } = account.exchange.board;
	busy.add(sending);
	void sending.finally(() => busy.delete(sending));
}
