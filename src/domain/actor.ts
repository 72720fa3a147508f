export const roles = ['counsellor', 'supervisor', 'administrator'] as const;
export type Role = (typeof roles)[number];

/** A member of staff who acts. Whoever is not staff has no actor and may do nothing behind the desk. */
export interface Actor {
	id: string;
	role: Role;
}

/** Roles that are told of danger by text, and so need a mobile number. */
export function isAlerted(role: Role): boolean {
	return role === 'counsellor' || role === 'supervisor';
}

export function isRole(text: unknown): text is Role {
	return roles.some((role) => role === text);
}
