import { randomBytes } from 'node:crypto';
import { taskCode } from '#domain/notification.ts';

/** The short code of an intake for staff, on the desk and in a text: it says nothing of what is in it. */
export function newReference(): string {
	return taskCode(randomBytes(4));
}
