import { fail } from '@sveltejs/kit';
import { failureReport } from '#server/failure.ts';
import { readRoomForm } from '#server/rooms/form.ts';
import { emptyDoor } from '#server/rooms/door-page.ts';
import { keepPage, visitRoom, type Visit } from '#server/rooms/visit.ts';

export const load = (): { start: Visit } => ({ start: emptyDoor(new Date()) });

export const actions = {
	default: async ({ request, getClientAddress, setHeaders }) => {
		const now = new Date();
		const posted = readRoomForm(await request.formData());
		try {
			const visit = await visitRoom(posted, getClientAddress(), now);
			const status = statusOf(visit);
			if ('seconds' in visit) setHeaders({ 'retry-after': String(visit.seconds) });
			return status === 200 ? visit : fail(status, visit);
		} catch (reason) {
			console.error(
				JSON.stringify({ at: now.toISOString(), route: 'return', ...failureReport(reason) })
			);
			setHeaders({ 'retry-after': '10' });
			return fail(503, keepPage(posted, now));
		}
	}
};

function statusOf(visit: Visit): number {
	if ('seconds' in visit) return 503;
	const refused = visit.at === 'room' ? Object.keys(visit.problems).length > 0 : 'problem' in visit;
	return refused ? 422 : 200;
}
