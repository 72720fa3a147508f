import type { RequestEvent } from '@sveltejs/kit';
import { isSecure } from './session.ts';

const cookie = 'letter-keys';
const yearInSeconds = 365 * 24 * 3600;

/** Whether single letters do something on this device: who speaks to her computer, or types badly, can switch them off. */
export function hasLetterKeys({ cookies }: Pick<RequestEvent, 'cookies'>): boolean {
	return cookies.get(cookie) !== 'off';
}

export function keepLetterKeys({ cookies }: Pick<RequestEvent, 'cookies'>, on: boolean): void {
	const options = { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure() } as const;
	cookies.set(cookie, on ? 'on' : 'off', { ...options, maxAge: yearInSeconds });
}
