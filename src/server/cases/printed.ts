import * as v from 'valibot';
import type { Actor } from '#domain/actor.ts';
import { record } from '../audit/record.ts';
import { together } from '../work.ts';
import { findCase, type NotForYou } from './found.ts';

const told = v.object({ page: v.pipe(v.string(), v.maxLength(200)) });
const ofCase = '/cases/[id]';

/** Which page of a case, as its route is called: 'signals/factors', and nothing for its first page. Undefined when it is none. */
export async function readPrinted(request: Request): Promise<string | undefined> {
	const read = v.safeParse(told, await request.json().catch(() => undefined));
	if (!read.success) return undefined;
	const [, rest] = read.output.page.split(ofCase);
	return rest
		?.split('/')
		.filter((part) => /^[a-z-]+$/.test(part))
		.join('/');
}

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
