export const roles = ['counsellor', 'supervisor', 'administrator'] as const;
export type Role = (typeof roles)[number];

/** A member of staff who acts. Whoever is not staff has no actor and may do nothing behind the desk. */
export interface Actor {
	id: string;
	role: Role;
}

export function isRole(text: unknown): text is Role {
	return roles.some((role) => role === text);
}
