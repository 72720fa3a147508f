import { may } from '#domain/access.ts';
import type { Actor } from '#domain/actor.ts';
import { together } from '../work.ts';
import { latest, type Lesson } from './lesson.store.ts';

/** What colleagues learned from help that ended; of no case, so reading it opens none. */
export function lessonsFor(actor: Actor): Promise<Lesson[]> {
	return together(actor, async (work) =>
		may(actor, 'lesson.list', undefined) ? latest(work) : []
	);
}
