import { fail, redirect } from '@sveltejs/kit';
import { textIn } from '#server/cases/form.ts';
import { addPerson } from '#server/people/add.ts';
import { changePerson } from '#server/people/change.ts';
import { checkSibling } from '#server/people/check.ts';
import { cutTie } from '#server/people/cut.ts';
import {
	fieldOfTie,
	readHousehold,
	readPerson,
	readSiblingCheck,
	readTie
} from '#server/people/form.ts';
import type { TypedPeople } from '#server/people/form.ts';
import { makeHousehold } from '#server/people/make-household.ts';
import { readPeoplePage } from '#server/people/read.ts';
import { tiePeople } from '#server/people/tie.ts';
import { shownOr404, staffOf } from '../../../../refuse.ts';
import { openFormOf } from './open-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const page = shownOr404(await readPeoplePage(staffOf(locals), params.id));
	return { ...page, open: openFormOf(url.searchParams, page) };
};

const refuse = (typed: TypedPeople, problems: Record<string, string>) =>
	fail(422, { typed, problems });
const done = (partId: string): never => redirect(303, `/desk/cases/${partId}/people`);

export const actions: Actions = {
	addPerson: async ({ locals, params, request }) => {
		const { typed, request: asked } = readPerson(await request.formData());
		const outcome = shownOr404(await addPerson(staffOf(locals), params.id, asked));
		if ('problems' in outcome) return refuse(typed, outcome.problems);
		return done(params.id);
	},
	changePerson: async ({ locals, params, request }) => {
		const { typed, request: asked } = readPerson(await request.formData());
		const outcome = shownOr404(await changePerson(staffOf(locals), params.id, asked));
		if ('problems' in outcome) return refuse(typed, outcome.problems);
		if ('problem' in outcome) return refuse(typed, { version: outcome.problem });
		return done(params.id);
	},
	tie: async ({ locals, params, request }) => {
		const read = readTie(await request.formData());
		if ('problems' in read) return refuse(read.typed, read.problems);
		const outcome = shownOr404(await tiePeople(staffOf(locals), params.id, read.request));
		if ('problem' in outcome)
			return refuse(read.typed, { [fieldOfTie(outcome.problem)]: outcome.problem });
		return done(params.id);
	},
	cut: async ({ locals, params, request }) => {
		const form = await request.formData();
		const [tieId, reason] = [textIn(form, 'tie'), textIn(form, 'cutReason')];
		const outcome = shownOr404(await cutTie(staffOf(locals), params.id, { tieId, reason }));
		const typed = { fields: { cutReason: reason }, ticked: [] };
		if ('problem' in outcome) return refuse(typed, { cutReason: outcome.problem });
		return done(params.id);
	},
	household: async ({ locals, params, request }) => {
		const { typed, request: asked } = readHousehold(await request.formData());
		const outcome = shownOr404(await makeHousehold(staffOf(locals), params.id, asked));
		if ('problem' in outcome) {
			const field = outcome.problem === 'nobody-lives-there' ? 'members' : 'householdName';
			return refuse(typed, { [field]: outcome.problem });
		}
		return done(params.id);
	},
	check: async ({ locals, params, request }) => {
		const read = readSiblingCheck(await request.formData());
		if ('problems' in read) return refuse(read.typed, read.problems);
		const outcome = shownOr404(await checkSibling(staffOf(locals), params.id, read.request));
		if ('problem' in outcome) {
			const field = outcome.problem === 'not-a-child' ? 'worry' : 'words';
			return refuse(read.typed, { [field]: outcome.problem });
		}
		return done(params.id);
	}
};
