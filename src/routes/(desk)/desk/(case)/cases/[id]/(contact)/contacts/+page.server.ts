import { redirect } from '@sveltejs/kit';
import { textIn } from '#server/cases/form.ts';
import { moveContact } from '#server/contacts/move.ts';
import { readContacts } from '#server/contacts/read.ts';
import { unlinkContact } from '#server/contacts/unlink.ts';
import { saySame, takeBackSame } from '#server/matching/say-same.ts';
import { refuse, shownOr404, staffOf } from '../../../../../refuse.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	shownOr404(await readContacts(staffOf(locals), params.id));

/** Several contacts and persons stand on this page, each with forms of its own: a field is named after whose it is. */
const fieldOfMove: Record<string, string> = {
	'reason-missing': 'move-reason',
	'room-of-another': 'who'
};

export const actions: Actions = {
	leaveCase: async ({ locals, params, request }) => {
		const form = await request.formData();
		const [intakeId, reason] = [textIn(form, 'contact'), textIn(form, 'unlink-reason')];
		const outcome = await unlinkContact(staffOf(locals), params.id, { intakeId, reason });
		if ('problem' in outcome) {
			const typed = { contact: intakeId, 'unlink-reason': reason };
			return refuse(outcome.problem, { field: `unlink-reason-${intakeId}`, typed });
		}
		redirect(303, `/desk/intakes/${intakeId}`);
	},
	moveContact: async ({ locals, params, request }) => {
		const form = await request.formData();
		const typed = {
			contact: textIn(form, 'contact'),
			to: textIn(form, 'to'),
			who: textIn(form, 'who'),
			'move-reason': textIn(form, 'move-reason')
		};
		const { contact: intakeId, to, who, 'move-reason': reason } = typed;
		const move = { intakeId, to, isAsker: who === 'asker', reason };
		const outcome = await moveContact(staffOf(locals), params.id, move);
		if ('problem' in outcome) {
			const field = `${fieldOfMove[outcome.problem] ?? 'to'}-${intakeId}`;
			return refuse(outcome.problem, { field, typed });
		}
		redirect(303, `/desk/cases/${params.id}/contacts`);
	},
	samePerson: async ({ locals, params, request }) => {
		const form = await request.formData();
		const [personId, otherPersonId] = [textIn(form, 'person'), textIn(form, 'other')];
		const reason = textIn(form, 'same-reason');
		const said = { personId, otherPersonId, reason };
		const outcome = await saySame(staffOf(locals), params.id, said);
		if ('problem' in outcome) {
			const typed = { person: personId, other: otherPersonId, 'same-reason': reason };
			return refuse(outcome.problem, {
				field: `same-reason-${personId}-${otherPersonId}`,
				typed
			});
		}
		redirect(303, `/desk/cases/${params.id}/contacts`);
	},
	notSame: async ({ locals, params, request }) => {
		const sameId = textIn(await request.formData(), 'same');
		shownOr404(await takeBackSame(staffOf(locals), params.id, sameId));
		redirect(303, `/desk/cases/${params.id}/contacts`);
	}
};
