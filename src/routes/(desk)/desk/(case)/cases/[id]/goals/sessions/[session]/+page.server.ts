import { fail, redirect } from '@sveltejs/kit';
import { localDate, localTime } from '#domain/time.ts';
import { correctSession } from '#server/sessions/correct.ts';
import { readSessionForm } from '#server/sessions/form.ts';
import { readSession } from '#server/sessions/read.ts';
import { shownOr404, staffOf } from '../../../../../../refuse.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const at = { partId: params.id, sessionId: params.session };
	const onPaper = url.searchParams.has('paper');
	const page = shownOr404(await readSession(staffOf(locals), at, onPaper));
	if ('noTrajectory' in page) redirect(303, `/desk/cases/${params.id}/goals`);
	const { people, staff, others, goals, mood, beganAt, ...newest } = page.versions.at(-1)!;
	const numbers = {
		...{ minutes: newest.minutes, travelMinutes: newest.travelMinutes },
		...{ travelKm: newest.travelKm, mood }
	};
	const { outcome, kind, facts, impressions, agreements, nextStep } = newest;
	return {
		...page,
		onPaper,
		isOpen: page.mayCorrect && url.searchParams.has('correct'),
		/** As it stands now, to be mended. */
		begun: {
			fields: {
				...{ outcome, kind, facts, impressions, agreements, nextStep },
				...{ day: localDate(beganAt), hour: localTime(beganAt) },
				...Object.fromEntries(
					Object.entries(numbers).map(([name, value]) => [name, String(value ?? '')])
				)
			} as Record<string, string>,
			...{ people, goals, staff: staff as string[], others: others as string[] }
		}
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { typed } = readSessionForm(form);
		const at = { partId: params.id, sessionId: params.session };
		const asked = { seen: typed.fields['seen'] ?? '', request: typed };
		const outcome = shownOr404(await correctSession(staffOf(locals), at, asked));
		if ('problems' in outcome) {
			const isLate = outcome.problems['why'] === 'changed-meanwhile';
			return fail(isLate ? 409 : 422, { typed, problems: outcome.problems });
		}
		redirect(303, `/desk/cases/${params.id}/goals/sessions/${params.session}`);
	}
};
