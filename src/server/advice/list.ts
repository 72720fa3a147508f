import { may } from '#domain/access.ts';
import type { Actor } from '#domain/actor.ts';
import { localDate } from '#domain/time.ts';
import type { NotForYou } from '../cases/found.ts';
import { namesOfStaff } from '../staff/colleagues.store.ts';
import { together } from '../work.ts';
import { toRead, type DraftToRead } from './draft.store.ts';

export interface ToRead extends DraftToRead {
	by: string;
}

/** What waits for a second reader who may be this one; of each case no more than its code. */
export function listToRead(actor: Actor): Promise<{ toRead: ToRead[]; today: string } | NotForYou> {
	return together(actor, async (work) => {
		if (!may(actor, 'advice.list', undefined)) return { problem: 'not-found' };
		const names = await namesOfStaff(work);
		const rows = await toRead(work);
		return {
			toRead: rows.map((row) => ({ ...row, by: names.get(row.writtenBy) ?? '' })),
			today: localDate(work.now)
		};
	});
}
