import { redirect } from '@sveltejs/kit';
import { assignPart } from '#server/cases/assign.ts';
import { readBundle } from '#server/cases/bundle.ts';
import { textIn } from '#server/cases/form.ts';
import { endInvitation, inviteExpert } from '#server/cases/invite.ts';
import { joinParts, linkCases, takeApart, unlinkCases } from '#server/cases/join-parts.ts';
import { refuse, shownOr404, staffOf } from '../../refuse.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => ({
	bundle: shownOr404(await readBundle(staffOf(locals), params.id))
});

const aboutExpert = ['expert-missing', 'not-possible-now', 'conflict-declared'];
const aboutCode = ['no-such-case', 'already-joined'];

/** Answers one form of the page; its fields carry its name, since a page holds several. */
function answer(
	outcome: { problem: string } | object,
	{ of, id, typed }: { of: string; id: string; typed: Record<string, string> }
) {
	if (!('problem' in outcome)) redirect(303, `/review/cases/${id}`);
	const field = aboutCode.includes(outcome.problem) ? `code-${of}` : `reason-${of}`;
	return refuse(outcome.problem, { of, field, typed });
}

export const actions: Actions = {
	join: async ({ locals, params: { id }, request }) => {
		const typed = await typedIn(request);
		return answer(await joinParts(staffOf(locals), id, typed), { of: 'join', id, typed });
	},
	link: async ({ locals, params: { id }, request }) => {
		const typed = await typedIn(request);
		return answer(await linkCases(staffOf(locals), id, typed), { of: 'link', id, typed });
	},
	apart: async ({ locals, params: { id }, request }) => {
		const typed = await typedIn(request);
		return answer(await takeApart(staffOf(locals), id, typed.reason), { of: 'apart', id, typed });
	},
	unlink: async ({ locals, params: { id }, request }) => {
		const typed = await typedIn(request);
		const { link: linkId, reason } = typed;
		const outcome = await unlinkCases(staffOf(locals), id, { linkId, reason });
		return answer(outcome, { of: linkId, id, typed });
	},
	assign: async ({ locals, params: { id }, request }) => {
		const form = await request.formData();
		const typed = { staffId: textIn(form, 'staff'), role: textIn(form, 'role') };
		const outcome = await assignPart(staffOf(locals), id, typed);
		if (!('problem' in outcome)) redirect(303, `/review/cases/${id}`);
		return refuse(outcome.problem, { of: 'assign', field: 'staff', typed });
	},
	invite: async ({ locals, params: { id }, request }) => {
		const form = await request.formData();
		const typed = { staffId: textIn(form, 'expert'), reason: textIn(form, 'reason') };
		const outcome = await inviteExpert(staffOf(locals), id, typed);
		if (!('problem' in outcome)) redirect(303, `/review/cases/${id}`);
		const field = aboutExpert.includes(outcome.problem) ? 'expert' : 'reason-invite';
		return refuse(outcome.problem, { of: 'invite', field, typed });
	},
	endInvitation: async ({ locals, params: { id }, request }) => {
		const expert = textIn(await request.formData(), 'expert');
		shownOr404(await endInvitation(staffOf(locals), id, expert));
		redirect(303, `/review/cases/${id}`);
	}
};

async function typedIn(request: Request) {
	const form = await request.formData();
	return {
		code: textIn(form, 'code'),
		reason: textIn(form, 'reason'),
		link: textIn(form, 'link')
	};
}
