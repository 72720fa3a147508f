import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { Role } from '#domain/actor.ts';
import { isSecure } from './session.ts';
import { workspaceLanguageCookie } from './language.ts';

const yearInSeconds = 365 * 24 * 3600;
const workspacePath = /^\/(desk|review|staff|sign-in)([/?][\x21-\x7e]*)?$/;

/** Where somebody of this role begins. */
export const homeOf: Readonly<Record<Role, string>> = {
	counsellor: '/desk',
	supervisor: '/review',
	administrator: '/staff'
};

/** Keeps an explicit choice of language on this device; anything but English is Dutch. */
export function keepLanguage(
	event: Pick<RequestEvent, 'cookies'>,
	chosen: FormDataEntryValue | null
): void {
	const options = { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure() } as const;
	const language = chosen === 'en' ? 'en' : 'nl';
	event.cookies.set(workspaceLanguageCookie, language, { ...options, maxAge: yearInSeconds });
}

/** Back to the page a button of the frame was pressed on; only ever to a page of the workspace. */
export function backTo(typed: FormDataEntryValue | null, otherwise: string): never {
	const path = typeof typed === 'string' && workspacePath.test(typed) ? typed : otherwise;
	redirect(303, path);
}
