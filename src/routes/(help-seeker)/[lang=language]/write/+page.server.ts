import { fail } from '@sveltejs/kit';
import { failureReport } from '#server/failure.ts';
import { readPostedPage } from '#server/intakes/form.ts';
import { sendForm } from '#server/intakes/send.ts';
import { takeStep } from '#server/intakes/step.ts';
import { pageOf, sentPage } from '#server/intakes/write-page.ts';
import { startWriting } from '#server/intakes/writing.ts';

export const load = ({ request }) => {
	// a post is answered by its own page
	if (request.method === 'POST') return { start: undefined };
	const now = new Date();
	return { start: pageOf({ writing: startWriting(now), at: 'door', problems: {} }, now) };
};

export const actions = {
	default: async ({ request, locals, getClientAddress, setHeaders }) => {
		const now = new Date();
		const posted = readPostedPage(await request.formData());
		const step = takeStep(posted, now);
		if (!step.sends) {
			const refused = Object.keys(step.problems).length > 0;
			return refused ? fail(422, pageOf(step, now)) : pageOf(step, now);
		}
		// whatever goes wrong from here, what she wrote stays in her page
		try {
			const { trapped } = posted;
			const sending = {
				writing: step.writing,
				language: locals.language,
				address: getClientAddress(),
				trapped
			};
			const sent = await sendForm(sending, now);
			if ('receipt' in sent) return sentPage(step.writing, sent.receipt, now);
			setHeaders({ 'retry-after': String(sent.seconds) });
			return fail(503, pageOf({ ...step, at: 'check', notice: sent.problem }, now));
		} catch (reason) {
			console.error(
				JSON.stringify({ at: now.toISOString(), route: 'write', ...failureReport(reason) })
			);
			setHeaders({ 'retry-after': '10' });
			return fail(503, pageOf({ ...step, at: 'check', notice: 'failed' }, now));
		}
	}
};
