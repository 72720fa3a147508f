import { textProblem } from '#domain/free-text.ts';
import { ageBands } from '#domain/age.ts';
import {
	caseRoles,
	genders,
	identificationGrounds,
	unknownPerson,
	type Person
} from '#domain/person.ts';
import { plainText } from '#domain/plain-text.ts';
import { protectiveFactors } from '#domain/protective-factor.ts';
import { bonds, relationWords, tieOf, worries } from '#domain/relation.ts';
import { checkNames, readCheck } from '#domain/sibling-check.ts';
import { spokenLanguages } from '#domain/spoken-language.ts';
import type { ChangeRequest } from './change.ts';
import type { CheckRequest } from './check.ts';
import type { HouseholdRequest } from './make-household.ts';
import type { TieRequest } from './tie.ts';

/** What was typed, by name; of boxes all that were ticked. It goes back onto the page. */
export interface TypedPeople {
	fields: Record<string, string>;
	ticked: string[];
}
interface Read<Request> {
	typed: TypedPeople;
	request: Request;
}
interface Refused {
	typed: TypedPeople;
	problems: Record<string, string>;
}

const answers = ['yes', 'no', 'unknown'] as const;
const longestWords = 2000;

/** A new person, or one as she is to be from now on. */
export function readPerson(form: FormData): Read<ChangeRequest> {
	const typed = typedIn(form, ['roles', 'protects']);
	const { fields, ticked } = typed;
	const birthDate = (fields['birthDate'] ?? '').trim();
	const who: Person = {
		...unknownPerson,
		roles: caseRoles.filter((role) => ticked.includes(role)),
		name: text(fields['name']),
		fullName: text(fields['fullName']),
		birthDate,
		// a date says it all
		ageBand: birthDate ? '' : (oneOf(ageBands, fields['ageBand']) ?? ''),
		gender: oneOf(genders, fields['gender']) ?? '',
		language: oneOf(spokenLanguages, fields['language']) ?? '',
		interpreter: oneOf(answers, fields['interpreter']) ?? '',
		protects: protectiveFactors.filter((one) => ticked.includes(one)),
		knows: oneOf(answers, fields['knows']) ?? 'unknown',
		ground: oneOf(identificationGrounds, fields['ground']) ?? '',
		groundReason: text(fields['groundReason']),
		words: text(fields['words'])
	};
	const householdId = fields['household'] || null;
	const version = Number(fields['version'] ?? 0);
	return { typed, request: { personId: fields['person'] ?? '', version, who, householdId } };
}

export function readTie(form: FormData): Read<TieRequest> | Refused {
	const typed = typedIn(form);
	const { fields } = typed;
	const word = oneOf(relationWords, fields['word']);
	if (!word) return { typed, problems: { word: 'relation-missing' } };
	const words = text(fields['words']);
	const problem = textProblem(words, longestWords);
	if (problem) return { typed, problems: { words: problem } };
	const relation = tieOf({
		fromId: fields['from'] ?? '',
		toId: fields['to'] ?? '',
		word,
		bond: oneOf(bonds, fields['bond']) ?? 'normal',
		worry: oneOf(worries, fields['worry']) ?? 'none',
		hasAuthority: oneOf(answers, fields['hasAuthority']) ?? '',
		words
	});
	return { typed, request: { relation, seen: fields['seen'] ?? '' } };
}

export function readHousehold(form: FormData): Read<HouseholdRequest> {
	const typed = typedIn(form, ['members']);
	const personIds = [...new Set(typed.ticked)];
	return { typed, request: { name: text(typed.fields['householdName']), personIds } };
}

export function readSiblingCheck(form: FormData): Read<CheckRequest> | Refused {
	const typed = typedIn(form);
	const { fields } = typed;
	const given = Object.fromEntries(checkNames.map((name) => [name, fields[name] ?? '']));
	const check = readCheck({ ...given, words: text(fields['words']) });
	if ('problem' in check) return { typed, problems: { worry: check.problem } };
	return { typed, request: { personId: fields['person'] ?? '', check } };
}

/** Which field of the form about a tie a refusal stands at. */
export function fieldOfTie(problem: string): string {
	if (problem === 'no-authority-here') return 'hasAuthority';
	return problem === 'same-one' ? 'to' : 'word';
}

function typedIn(form: FormData, boxes: string[] = []): TypedPeople {
	const texts = [...form].filter(
		(entry): entry is [string, string] => typeof entry[1] === 'string'
	);
	return {
		fields: Object.fromEntries(
			texts
				.filter(([name]) => !boxes.includes(name))
				.map(([name, value]) => [name, plainText(value)])
		),
		ticked: texts.filter(([name]) => boxes.includes(name)).map(([, value]) => value)
	};
}

function text(typed = ''): string {
	return typed.trim();
}

function oneOf<const T extends string>(known: readonly T[], value: unknown): T | undefined {
	return known.find((code) => code === value);
}
