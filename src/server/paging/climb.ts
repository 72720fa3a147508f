import { rungsOf, step } from '#domain/paging.ts';
import { whoIsOn } from '#domain/roster.ts';
import { unlessBroken } from '../broken.ts';
import { telephone } from '../calls/provider.ts';
import { rosterNow } from '../roster/store.ts';
import { atTheDoor, type Work } from '../work.ts';
import * as pages from './store.ts';

/** Every call about danger whose minute has come goes on to whoever is next by now. */
export async function climbLadders(): Promise<void> {
	await atTheDoor(async (work) => {
		const due = await pages.due(work);
		if (due.length === 0) return;
		const on = whoIsOn(await rosterNow(work), work.now);
		for (const one of due)
			await unlessBroken(() => work.db.transaction((db) => climbOne({ ...work, db }, one, on)));
	});
}

async function climbOne(
	work: Work,
	{ row, ...last }: Awaited<ReturnType<typeof pages.due>>[number],
	on: ReturnType<typeof whoIsOn>
): Promise<void> {
	const rungs = rungsOf(await pages.people(work, row.id), on);
	const { ladder, due } = step(row, { kind: 'time', at: work.now, rungs, ...last });
	if (!due) return;
	if ('wait' in due) return pages.wait(work, row.id, { nextAt: ladder.nextAt, trouble: due.wait });
	const byVoice = telephone() !== undefined;
	await pages.climb(work, row.id, { ...ladder, call: due.call, byVoice });
}
