import { readLog } from '#server/privacy/read-log.ts';
import { shownOr404, staffOf } from '../../../../refuse.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => ({
	log: shownOr404(
		await readLog(staffOf(locals), params.id, { after: url.searchParams.get('after') ?? undefined })
	)
});
