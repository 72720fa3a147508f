import { authorityOver } from '#domain/relation.ts';
import type { Actor } from '#domain/actor.ts';
import { may } from '#domain/access.ts';
import { ageOn, guardianRule, type GuardianRule } from '#domain/age.ts';
import { drawFamily, type Picture } from '#domain/family-picture.ts';
import { kinshipOf } from '#domain/kinship.ts';
import { isChecked } from '#domain/sibling-check.ts';
import { localDate } from '#domain/time.ts';
import { findCase, recordReading, type NotForYou } from '../cases/found.ts';
import { headOf, type Head } from '../cases/read.ts';
import { namesOfStaff, type StaffNames } from '../staff/colleagues.store.ts';
import { together, type StaffWork } from '../work.ts';
import * as asking from './ask-again.store.ts';
import * as checks from './check.store.ts';
import type { KeptCheck } from './check.store.ts';
import * as households from './household.store.ts';
import type { Household } from './household.store.ts';
import { layOut } from './lay-out.ts';
import * as people from './store.ts';
import type { Person } from './store.ts';
import * as ties from './tie.store.ts';
import type { Tie } from './tie.store.ts';

export interface ShownPerson extends Person {
	/** In whole years, when the date of birth is known. */
	age: number | undefined;
	/** Whose consent it takes; undefined when no age is known. */
	rule: GuardianRule | undefined;
	/** Ids of who has parental authority, and of whom that is not known. */
	authority: { holders: string[]; unknown: string[] };
	/** When consent is asked again, the next time. */
	askedAgainAt: Date | undefined;
	mayBeChecked: boolean;
	/** The newest first. */
	checks: (KeptCheck & { by: string })[];
}
export interface PeoplePage extends Head {
	mayWrite: boolean;
	family: ShownPerson[];
	households: Household[];
	ties: Tie[];
	/** Ties that ended, the last one first. */
	pastTies: Tie[];
	picture: Picture;
}

/** Opens the page of the people of a case; it shows a case, so reading it stays written down. */
export function readPeoplePage(actor: Actor, partId: string): Promise<PeoplePage | NotForYou> {
	return together(actor, async (work) => {
		const found = await findCase(work, partId, 'part.read-story');
		if ('problem' in found) return found;
		const all = await people.ofPart(work, found.partId);
		const names = await namesOfStaff(work);
		const told = await ties.ofPart(work, found.partId);
		const holding = told.filter(({ endedAt }) => endedAt === null);
		const seen = { holding, names, checked: await checks.ofPart(work, found.partId) };
		const family: ShownPerson[] = [];
		for (const person of all) family.push(await shown(work, person, seen));
		const page = {
			...(await headOf(work, found, { all, names })),
			mayWrite: may(actor, 'part.write', found),
			...{ family, ties: holding, picture: pictureOf(all, holding) },
			households: await households.ofPart(work, found.partId),
			pastTies: told.filter(({ endedAt }) => endedAt !== null).toReversed()
		};
		await recordReading(work, found);
		return page;
	});
}

interface Seen {
	holding: Tie[];
	names: StaffNames;
	checked: KeptCheck[];
}

async function shown(
	work: StaffWork,
	person: Person,
	{ holding, names, checked }: Seen
): Promise<ShownPerson> {
	const today = localDate(work.now);
	const { birthDate } = person;
	const asked = birthDate ? await asking.ofPerson(work, person.id) : [];
	const next = asked.filter(({ isOpen }) => isOpen).sort((a, b) => +a.startsAt - +b.startsAt);
	return {
		...person,
		age: birthDate ? ageOn(birthDate, today) : undefined,
		rule: guardianRule(person, today),
		authority: authorityOver(person.id, holding),
		askedAgainAt: next[0]?.startsAt,
		mayBeChecked: isChecked(person.roles),
		checks: checked
			.filter(({ personId }) => personId === person.id)
			.map((one) => ({ ...one, by: names.get(one.checkedBy) ?? '' }))
	};
}

function pictureOf(all: Person[], relations: Tie[]): Picture {
	const kinship = kinshipOf(relations);
	const sitters = all.map(({ id, gender, roles }) => ({
		...{ id, gender },
		isConcern: roles.includes('concern')
	}));
	return drawFamily(layOut(all, kinship), { sitters, relations, kinship });
}
