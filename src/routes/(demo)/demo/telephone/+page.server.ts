import { redirect, type Actions, type RequestEvent } from '@sveltejs/kit';
import { moveDemoClockToOpening } from '#server/demo/phone-clock.ts';
import { lookAtTelephones } from '#server/demo/telephone-look.ts';
import { dial, play, press, type Act } from '#server/demo/telephone-play.ts';

export const load = async ({ locals, url }) => ({
	language: locals.language === 'en' ? ('en' as const) : ('nl' as const),
	view: await lookAtTelephones(url.searchParams.get('phone') ?? '')
});

export const actions: Actions = {
	dial: (event) => doing(event, (form) => dial(textOf(form, 'phone'))),
	press: (event) =>
		doing(event, (form) => press(textOf(form, 'call'), form.getAll('key').join(''))),
	hangUp: (event) => withTelephone(event, 'hangUp'),
	answer: (event) => withTelephone(event, 'answer'),
	decline: (event) => withTelephone(event, 'decline'),
	voicemail: (event) => withTelephone(event, 'voicemail'),
	open: (event) => doing(event, moveDemoClockToOpening)
};

function withTelephone(event: RequestEvent, act: Act) {
	return doing(event, (form) => play(textOf(form, 'call'), act));
}

async function doing(
	{ request }: RequestEvent,
	act: (form: FormData) => void | Promise<void>
): Promise<never> {
	const form = await request.formData();
	await act(form);
	const phone = textOf(form, 'phone');
	redirect(303, `/demo/telephone${phone && `?phone=${encodeURIComponent(phone)}`}`);
}

function textOf(form: FormData, name: string): string {
	const value = form.get(name);
	return typeof value === 'string' ? value : '';
}
