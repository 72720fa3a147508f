import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { demoPeople } from '#server/access/demo-people.ts';
import { knownBrowser, knownCookie } from '#server/access/known-browser.ts';
import { signInAsDemoPerson, signInByPassword } from '#server/access/staff-sign-in.ts';
import { secondsToWait } from '#server/access/throttle.ts';
import { backTo, homeOf, keepLanguage } from '#server/access/workspace.ts';
import type { Actions, PageServerLoad } from './$types';

// an office shares one address: generous at the start of a day, slow for whoever goes on and on
const ofNeighbourhood = { lane: 'sign-in', everySeconds: 3, burst: 60 };
// a browser where somebody signed in before is not held up by strangers, and may guess no faster than they
const ofKnownBrowser = { lane: 'sign-in known', everySeconds: 60, burst: 10 };
const statuses = { refused: 422, busy: 503, 'not-vouched': 422 } as const;

export const load: PageServerLoad = async ({ locals, url }) => {
	if (locals.staff) redirect(303, homeOf(locals.staff.role));
	const notice = (['signed-out', 'activated'] as const).find((one) => url.searchParams.has(one));
	return {
		language: locals.language === 'en' ? 'en' : 'nl',
		people: await demoPeople(),
		notice
	} as const;
};

export const actions: Actions = {
	enter: async (event) => {
		const typed = await readCredentials(event);
		const wait = await secondsInLane(event);
		if (wait > 0) return refuse(event, 429, 'slow-down', { email: typed.email, wait });

		const outcome = await signInByPassword(event, typed);
		if ('problem' in outcome) {
			if (outcome.problem === 'not-vouched') redirect(303, '/sign-in/waiting');
			return refuse(event, statuses[outcome.problem], outcome.problem, {
				email: typed.email,
				wait: 5
			});
		}
		redirect(303, '/sign-in');
	},
	demo: async (event) => {
		const form = await event.request.formData();
		const outcome = await signInAsDemoPerson(event, String(form.get('person')));
		if ('problem' in outcome) return refuse(event, 422, outcome.problem, { email: '', wait: 0 });
		redirect(303, '/sign-in');
	},
	language: async (event) => {
		const form = await event.request.formData();
		keepLanguage(event, form.get('language'));
		backTo(form.get('back'), '/sign-in');
	}
};

function secondsInLane(event: RequestEvent): Promise<number> {
	const known = knownBrowser(knownCookie(event.cookies));
	return known
		? secondsToWait('', { ...ofKnownBrowser, lane: `${ofKnownBrowser.lane} ${known.id}` })
		: secondsToWait(event.getClientAddress(), ofNeighbourhood);
}

async function readCredentials({ request }: RequestEvent) {
	const form = await request.formData();
	const text = (name: string) => {
		const value = form.get(name);
		return typeof value === 'string' ? value.slice(0, 600) : '';
	};
	return { email: text('email'), password: text('password'), code: text('code') };
}

function refuse<Problem extends string>(
	event: RequestEvent,
	status: number,
	problem: Problem,
	{ email, wait }: { email: string; wait: number }
) {
	if (status !== 422) event.setHeaders({ 'retry-after': String(wait) });
	return fail(status, { problem, email });
}
