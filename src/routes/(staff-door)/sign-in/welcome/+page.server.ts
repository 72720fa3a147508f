import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { secondsToWait } from '#server/access/throttle.ts';
import { activate, openInvitation } from '#server/staff/activate.ts';
import type { Actions, PageServerLoad } from './$types';

const pace = { lane: 'welcome', everySeconds: 6, burst: 30 };

export const load: PageServerLoad = ({ locals }) =>
	({ language: locals.language === 'en' ? 'en' : 'nl' }) as const;

// the code travels in the body of each post, never in an address
export const actions: Actions = {
	open: async (event) => {
		const { code } = await readChosen(event);
		if (await isTooFast(event)) return fail(429, { problem: 'slow-down' as const });
		const outcome = await openInvitation(code);
		if ('problem' in outcome) return fail(outcome.problem === 'busy' ? 503 : 422, outcome);
		return { code, enrolment: outcome.enrolment };
	},
	activate: async (event) => {
		const chosen = await readChosen(event);
		if (await isTooFast(event)) return fail(429, { problem: 'slow-down' as const });
		const outcome = await activate(chosen);
		if ('activated' in outcome) redirect(303, '/sign-in?activated');
		if ('problem' in outcome) return fail(outcome.problem === 'busy' ? 503 : 422, outcome);
		return fail(422, { code: chosen.code, ...outcome });
	}
};

async function isTooFast(event: RequestEvent): Promise<boolean> {
	const wait = await secondsToWait(event.getClientAddress(), pace);
	if (wait > 0) event.setHeaders({ 'retry-after': String(wait) });
	return wait > 0;
}

async function readChosen({ request }: RequestEvent) {
	const form = await request.formData();
	const text = (name: string) => {
		const value = form.get(name);
		return typeof value === 'string' ? value.slice(0, 600) : '';
	};
	return {
		code: text('code'),
		sealed: text('sealed'),
		password: text('password'),
		again: text('again'),
		appCode: text('appCode')
	};
}
