import { redirect, type RequestEvent } from '@sveltejs/kit';
import { may } from '#domain/access.ts';
import type { Role } from '#domain/actor.ts';
import { isSecure } from './session.ts';
import { workspaceLanguageCookie } from './language.ts';

const yearInSeconds = 365 * 24 * 3600;
const workspacePath = /^\/(desk|review|staff|privacy|figures|sign-in)([/?][\x21-\x7e]*)?$/;

/** Where somebody of this role begins. */
export function homeOf(role: Role): string {
	const me = { id: '', role };
	if (may(me, 'review.view', undefined)) return '/review';
	if (may(me, 'staff.list', undefined)) return '/staff';
	if (may(me, 'privacy.view', undefined)) return '/privacy';
	if (may(me, 'figures.view', undefined)) return '/figures';
	const hasNoInbox = !may(me, 'intake.list', undefined) && may(me, 'case.list', undefined);
	return hasNoInbox ? '/desk/cases' : '/desk';
}

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
