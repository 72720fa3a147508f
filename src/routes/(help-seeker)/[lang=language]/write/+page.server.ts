import { fail } from '@sveltejs/kit';
import { wasLeft } from '#server/access/spent.ts';
import { bringAlong } from '#server/chats/bring-along.ts';
import { failureReport } from '#server/failure.ts';
import { readPostedPage } from '#server/intakes/form.ts';
import { sendForm } from '#server/intakes/send.ts';
import { takeStep } from '#server/intakes/step.ts';
import { pageOf, sentPage } from '#server/intakes/write-page.ts';
import { startWriting, type Writing } from '#server/intakes/writing.ts';

// a post is answered by its own page
export const load = ({ request }) => ({
	start: request.method === 'POST' ? undefined : startPage(new Date())
});

export const actions = {
	default: async ({ request, locals, getClientAddress, setHeaders }) => {
		const now = new Date();
		const form = await request.formData();
		const brought = await bringAlong(form, now);
		const posted = { ...readPostedPage(form), ...(brought && { sealed: brought }) };
		const step = takeStep(posted, now);
		if (!step.sends) {
			if (await isLeft(step.writing)) return startPage(now);
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
			if (sent.problem === 'left') return startPage(now);
			if (sent.problem === 'sent-before') return startPage(now, sent.problem);
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

function startPage(now: Date, notice?: 'sent-before') {
	const step = { writing: startWriting(now), at: 'door' as const, problems: {} };
	return pageOf(notice ? { ...step, notice } : step, now);
}

// without a database her form goes on: what she writes is in her page
function isLeft({ formId }: Writing): Promise<boolean> {
	return wasLeft(formId).catch(() => false);
}
