import { fail, redirect } from '@sveltejs/kit';
import { localDate, localTime } from '#domain/time.ts';
import { placeOfWay } from '#domain/session-place.ts';
import { sessionOutcomes } from '#domain/session.ts';
import { nextAskedAbout, nextFieldOf, readSessionForm } from '#server/sessions/form.ts';
import { keepSession } from '#server/sessions/keep.ts';
import { readNewSession } from '#server/sessions/read.ts';
import { shownOr404, staffOf } from '../../../../../../refuse.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const asked = (name: string) => url.searchParams.get(name) ?? undefined;
	const [of, appointment] = [asked('of'), asked('appointment')];
	const page = shownOr404(await readNewSession(staffOf(locals), params.id, { of, appointment }));
	if ('noTrajectory' in page) redirect(303, `/desk/cases/${params.id}/goals`);
	const { appointment: one, today } = page;
	const known = sessionOutcomes.find((outcome) => outcome === asked('outcome'));
	const missed = one?.status === 'missed' ? 'no-show' : 'held';
	return {
		...page,
		/** What stands in the form before anybody types. */
		begun: {
			fields: {
				outcome: known ?? missed,
				...(one
					? {
							day: localDate(one.startsAt),
							hour: localTime(one.startsAt),
							kind: placeOfWay(one.method) ?? ''
						}
					: { day: today, kind: page.lastKind ?? 'phone' }),
				...(one && { minutes: String(one.minutes) })
			} as Record<string, string>,
			people: page.present,
			staff: ['counsellor'],
			others: [] as string[],
			// of several nobody can say beforehand which
			goals: page.goals.length === 1 ? page.goals.map(({ id }) => id) : []
		}
	};
};

const nothingAsked = { near: [] as Date[], about: undefined as string | undefined };

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const { typed, asked } = readSessionForm(await request.formData());
		const refuse = (wrong: Record<string, string>, more = {}) =>
			fail(422, { typed, problems: wrong, ...nothingAsked, ...more });
		const outcome = shownOr404(await keepSession(staffOf(locals), params.id, asked));
		if ('problem' in outcome) return refuse({ day: String(outcome.problem) });
		if ('problems' in outcome) return refuse(outcome.problems);
		if ('next' in outcome) {
			const { next, near = [] } = outcome;
			const isAgainst = next === 'against-plan';
			const wrong = { [isAgainst ? next : nextFieldOf(next)]: next };
			return refuse(wrong, { near, about: isAgainst ? nextAskedAbout(typed) : undefined });
		}
		const of = `?of=${asked.trajectoryId}#s-${outcome.sessionId}`;
		redirect(303, `/desk/cases/${params.id}/goals/sessions${of}`);
	}
};
