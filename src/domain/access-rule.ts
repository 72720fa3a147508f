import type { Actor, Role } from './actor.ts';

export type Rule<Subject> = (actor: Actor, subject: Subject) => boolean;

export function hasRole(role: Role): (actor: Actor) => boolean {
	return (actor) => actor.role === role;
}

export function both<Subject>(one: (actor: Actor) => boolean, other: Rule<Subject>): Rule<Subject> {
	return (actor, subject) => one(actor) && other(actor, subject);
}
