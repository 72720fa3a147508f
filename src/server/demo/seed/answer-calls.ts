import { subMinutes } from 'date-fns/subMinutes';
import type { Actor } from '#domain/actor.ts';
import { readIntake } from '../../intakes/read.ts';
import { pagesNow } from '../../paging/told.store.ts';
import { together } from '../../work.ts';

const patienceMinutes = 6;

/** A supervisor looks at what somebody has been called about for some minutes: nobody is called for days. */
export async function answerCalls(watch: Actor): Promise<void> {
	const open = await together(watch, async (work) => {
		const since = subMinutes(work.now, patienceMinutes);
		const pages = await pagesNow(work);
		return pages.filter(({ calls }) => calls[0] && calls[0].at <= since);
	});
	for (const { intakeId } of open) await readIntake(watch, intakeId);
}
