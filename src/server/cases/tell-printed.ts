import type { Actor } from '#domain/actor.ts';
import { record } from '../audit/record.ts';
import { together } from '../work.ts';
import { findCase, type NotForYou } from './found.ts';

/** That a page was printed from the browser, whichever it was, by whoever may read it. */
export function tellPrinted(
	actor: Actor,
	partId: string,
	page: string
): Promise<{ told: true } | NotForYou> {
	return together(actor, async (work) => {
		const found = await findCase(work, partId, 'part.read-story');
		if ('problem' in found) return found;
		const { keyId } = found;
		await record(work, { chainId: partId, kind: 'case.printed', keyId, detail: { page } });
		return { told: true };
	});
}
