import { fail, redirect, type Actions } from '@sveltejs/kit';
import { moveDemoClock, moveDemoClockTo } from '#server/demo/phone-clock.ts';
import { lookAtPhones } from '#server/demo/phone-look.ts';
import { playCall, playReply, playReport, playText } from '#server/demo/phone-play.ts';

export const load = async ({ locals }) => ({
	language: locals.language === 'en' ? ('en' as const) : ('nl' as const),
	view: await lookAtPhones()
});

export const actions: Actions = {
	report: async ({ request }) => {
		const form = await request.formData();
		const ending = form.get('ending') === 'delivered' ? 'delivered' : 'undelivered';
		return answer(await playReport(textOf(form, 'id'), ending), form);
	},
	reply: async ({ request }) => {
		const form = await request.formData();
		const words = form.has('stop') ? 'STOP' : textOf(form, 'words');
		return answer(await playReply(textOf(form, 'id'), words), form);
	},
	text: async ({ request }) => {
		const form = await request.formData();
		return answer(await playText(textOf(form, 'number'), textOf(form, 'words')), form);
	},
	call: async ({ request }) => {
		const form = await request.formData();
		return answer(await playCall(textOf(form, 'number')), form);
	},
	clock: async ({ request }) => {
		const form = await request.formData();
		const [by, id] = [textOf(form, 'by'), textOf(form, 'id')];
		if (id) await moveDemoClockTo(id);
		else await moveDemoClock(by === 'day' || by === 'next' ? by : 'hour');
		redirect(303, '/demo');
	}
};

function answer(outcome: Awaited<ReturnType<typeof playCall>>, form: FormData) {
	if ('played' in outcome) redirect(303, '/demo');
	const typed = { number: textOf(form, 'number'), words: textOf(form, 'words') };
	return fail(422, { problem: outcome.problem, id: textOf(form, 'id'), ...typed });
}

function textOf(form: FormData, name: string): string {
	const value = form.get(name);
	return typeof value === 'string' ? value.trim() : '';
}
