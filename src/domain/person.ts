import { birthDateProblem, type KnownAge } from './age.ts';
import { textProblem } from './free-text.ts';
import type { ProtectiveFactor } from './protective-factor.ts';
import type { SpokenLanguage } from './spoken-language.ts';
import type { Answer } from './triage.ts';

/** Who somebody is in a case, seen from the person of concern; one person may be several. The first says most. */
export const caseRoles = [
	'asker',
	'concern',
	'child',
	'sibling',
	'parent',
	'partner',
	'grandparent',
	'trusted',
	'professional',
	'other'
] as const;
export type CaseRole = (typeof caseRoles)[number];
export const genders = ['woman', 'man'] as const;
export type Gender = (typeof genders)[number];

/** Why the person of concern is no longer only a code word (domain brief, 3.1). */
export const identificationGrounds = ['consent', 'safety', 'commission', 'legal_duty'] as const;
export type IdentificationGround = (typeof identificationGrounds)[number];

export interface Person extends KnownAge {
	roles: CaseRole[];
	/** As she wants to be called. Of the person of concern: a code word. */
	name: string;
	/** As it stands in papers; of the person of concern only with a ground. */
	fullName: string;
	/** Of the person of concern, as whoever asked said it in the first message. */
	relation: string;
	gender: Gender | '';
	language: SpokenLanguage | '';
	interpreter: Answer | '';
	protects: ProtectiveFactor[];
	/** Whether she knows that we are spoken to. */
	knows: Answer;
	ground: IdentificationGround | '';
	groundReason: string;
	words: string;
}
export type PersonProblem =
	| 'role-missing'
	| 'code-word-only'
	| 'name-needs-ground'
	| 'date-needs-ground'
	| 'reason-missing'
	| 'date-unreadable'
	| 'born-in-future'
	| 'citizen-number'
	| 'too-long';
export type PersonProblems = Partial<Record<keyof Person, PersonProblem>>;

/** Nothing is known yet. */
export const unknownPerson: Person = {
	roles: [],
	name: '',
	fullName: '',
	relation: '',
	birthDate: '',
	ageBand: '',
	gender: '',
	language: '',
	interpreter: '',
	protects: [],
	knows: 'unknown',
	ground: '',
	groundReason: '',
	words: ''
};
const longest = { name: 80, fullName: 160, groundReason: 500, words: 2000 } as const;
const texts = Object.keys(longest) as (keyof typeof longest)[];

/** In the order of the list, each once. */
export function inOrder(roles: readonly CaseRole[]): CaseRole[] {
	return caseRoles.filter((role) => roles.includes(role));
}

/** Whether only a code word may stand for this person: whoever asks for herself gave her own name. */
export function staysPseudonymous({ roles, ground }: Pick<Person, 'roles' | 'ground'>): boolean {
	return roles.includes('concern') && !roles.includes('asker') && ground === '';
}

/** What is wrong with what was typed, by field; empty when it can be kept. */
export function personProblems(person: Person, today: string): PersonProblems {
	const date = birthDateProblem(person.birthDate, today);
	return {
		...(person.roles.length === 0 && { roles: 'role-missing' as const }),
		...(date && { birthDate: date }),
		...(person.ground && person.groundReason.trim() === ''
			? { groundReason: 'reason-missing' as const }
			: {}),
		...(staysPseudonymous(person) ? namingProblems(person) : {}),
		...textProblems(person)
	};
}

/** The fields that changed, as they were. */
export function changesOf(before: Person, after: Person): Partial<Person> {
	const names = Object.keys(unknownPerson) as (keyof Person)[];
	const changed = names.filter((name) => String(before[name]) !== String(after[name]));
	return Object.fromEntries(changed.map((name) => [name, before[name]]));
}

// a first and a last name are two words
function namingProblems({ name, fullName, birthDate }: Person): PersonProblems {
	return {
		...(/\S\s+\S/.test(name) && { name: 'code-word-only' as const }),
		...(fullName.trim() !== '' && { fullName: 'name-needs-ground' as const }),
		...(birthDate !== '' && { birthDate: 'date-needs-ground' as const })
	};
}

function textProblems(person: Person): PersonProblems {
	const found = texts.map((name) => [name, textProblem(person[name], longest[name])] as const);
	return Object.fromEntries(found.filter(([, problem]) => problem));
}
