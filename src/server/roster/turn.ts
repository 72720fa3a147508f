import { kindsOf, standingOf, turnOf } from '#domain/roster.ts';
import { unlessBroken } from '../broken.ts';
import { atTheDoor, type Work } from '../work.ts';
import * as roster from './store.ts';
import * as turns from './turn.store.ts';

/** Turns the switches of whoever comes or goes by the roster, as her own hand would: of each as a whole or not at all, and of one who cannot be turned no other. */
export async function turnSwitches(): Promise<void> {
	await atTheDoor(async (work) => {
		const planned = await roster.rosterNow(work);
		for (const one of await turns.rostered(work))
			await unlessBroken(() => work.db.transaction((db) => turnOne({ ...work, db }, planned, one)));
	});
}

async function turnOne(
	work: Work,
	planned: Awaited<ReturnType<typeof roster.rosterNow>>,
	{ staffId, role, before }: turns.Rostered
): Promise<void> {
	const now = standingOf(planned, staffId, { at: work.now, kinds: kindsOf(role) });
	const isSame =
		before?.isOn === now.isOn && (before.since?.getTime() ?? 0) === (now.since?.getTime() ?? 0);
	if (isSame) return;
	await turns.keep(work, staffId, { ...now, turnsTo: turnOf(before, now) });
}
