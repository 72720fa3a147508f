import type { StaffSubject } from './access-subject.ts';
import type { Actor } from './actor.ts';

export function isSelf(actor: Actor, staff: StaffSubject): boolean {
	return staff.id === actor.id;
}

export function isAnother(actor: Actor, staff: StaffSubject): boolean {
	return staff.id !== actor.id;
}
