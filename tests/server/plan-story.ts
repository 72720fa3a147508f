import { readPlan, type PlanRequest } from '#server/safe-contact/form.ts';
import { keepPlan } from '#server/safe-contact/keep.ts';
import { readPlanPage, type PlanPage } from '#server/safe-contact/read.ts';
import type { Standing } from '#server/safe-contact/standing.ts';
import type { Colleague } from '../support/people.ts';

const calm = {
	...{ sms: 'yes', call: 'yes', shared: 'no', monitored: 'none', attempts: '1' },
	...{ language: 'nl', level: 'time_only', store: 'yes', step: 'talk' }
};

/** The form of a plan as it was gone through in a talk, safe each morning, with these changes. */
export function planForm(changes: Record<string, string> = {}): FormData {
	const form = new FormData();
	for (const [name, value] of Object.entries({ ...calm, ...changes })) form.set(name, value);
	for (const day of [1, 2, 3, 4, 5, 6, 7]) form.append('moment', `${day}-morning`);
	return form;
}

export function planned(changes: Record<string, string> = {}): PlanRequest {
	return readPlan(planForm(changes))!.request;
}

/** Keeps such a plan, or throws why not. */
export async function keeps(
	who: Colleague,
	partId: string,
	changes: Record<string, string> = {}
): Promise<void> {
	const outcome = await keepPlan(who, partId, planned(changes));
	if ('problem' in outcome) throw new Error(outcome.problem);
}

export async function planPage(who: Colleague, partId: string): Promise<PlanPage> {
	const page = await readPlanPage(who, partId);
	if ('problem' in page) throw new Error(page.problem);
	return page;
}

export async function standing(who: Colleague, partId: string): Promise<Standing> {
	const { standing: now } = await planPage(who, partId);
	if (!now) throw new Error('no standing');
	return now;
}
