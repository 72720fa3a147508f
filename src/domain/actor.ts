/** Who works here, after domain.md 8.4; what each may do stands in access.ts. */
export const roles = [
	'front_desk',
	'counsellor',
	'expert',
	'supervisor',
	'on_call',
	'privacy_officer',
	'analyst',
	'administrator'
] as const;
export type Role = (typeof roles)[number];

/** A member of staff who acts. Whoever is not staff has no actor and may do nothing behind the desk. */
export interface Actor {
	id: string;
	role: Role;
	/** Whoever is on call sees what is urgent only while on duty. */
	onDuty?: boolean;
}

/** Roles that are told of danger by text, and so need a mobile number. */
export function isAlerted(role: Role): boolean {
	return role === 'counsellor' || role === 'supervisor' || role === 'on_call';
}

/** Who can be given a shift; the rows of the roster are open to the same roles. */
export const rosteredRoles: readonly Role[] = ['front_desk', 'counsellor', 'on_call', 'supervisor'];

export function isRole(text: unknown): text is Role {
	return roles.some((role) => role === text);
}
