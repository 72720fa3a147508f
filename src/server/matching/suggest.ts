import { maskPhone } from '#domain/phone.ts';
import { textOf } from '#domain/intake-answers.ts';
import { suggestions, type Known, type MatchReason, type Traits } from '#domain/matching.ts';
import type { Channel } from '../db/schema/intakes.ts';
import { openIntake, type KeptIntake } from '../intakes/sealed-intake.ts';
import { dataKeys } from '../keys/data-keys.ts';
import { openContactPoint, openPerson } from '../people/sealed-person.ts';
import type { StaffWork } from '../work.ts';
import { realNames } from './real-names.ts';
import * as known from './store.ts';

/** Somebody who may have spoken with us before, as the page shows it: never a whole number. */
export interface Suggested {
	reasons: MatchReason[];
	at: Date;
	/** The case it leads to, when there is one. */
	partId: string | undefined;
	code: string | undefined;
	person: { id: string; name: string; phone: string | undefined } | undefined;
	contact: { id: string; reference: string; channel: Channel } | undefined;
}
/** Of this contact the number and what was told; `name` is one that somebody typed just now. */
export interface Compared {
	id: string;
	partId: string | null;
	told: KeptIntake | undefined;
	name?: string;
}
type Candidate = Known & Omit<Suggested, 'reasons' | 'at'>;

/**
 * Who this may be, as far as this actor sees; a question to her, that joins nothing. How often the number came before
 * counts what she sees alone.
 */
export async function suggest(
	work: StaffWork,
	compared: Compared
): Promise<{ hasNumber: boolean; seenBefore: number; suggested: Suggested[] }> {
	const index = await known.numberOf(work, compared.id);
	const contacts = index ? await contactsOf(work, index, compared) : [];
	const people = await peopleFor(work, index, compared);
	const { told, name } = compared;
	const traits: Traits = {
		number: index?.toString('hex'),
		name,
		...(told?.answers && toldBy(told))
	};
	const suggested = suggestions(traits, [...people, ...contacts]).map(
		({ of: { at, partId, code, person, contact }, reasons }) => ({
			...{ reasons, at, partId, code, person, contact }
		})
	);
	return { hasNumber: index !== undefined, seenBefore: contacts.length, suggested };
}

function toldBy({ answers }: KeptIntake): Traits {
	return { relation: textOf(answers, 'relation') };
}

async function contactsOf(
	work: StaffWork,
	index: Buffer,
	{ id, partId: own }: Compared
): Promise<Candidate[]> {
	const rows = await known.contactsFrom(work, index, { except: id });
	const keys = await dataKeys(
		work,
		rows.filter(({ sealed }) => sealed !== null).map(({ keyId }) => keyId)
	);
	return rows.map(({ keyId, sealed, ...row }) => {
		const key = keys.get(keyId);
		const told = key && sealed ? openIntake(key, row.id, sealed) : undefined;
		const { id: contactId, reference, channel, receivedAt: at } = row;
		return {
			...(told && toldBy(told)),
			...{ id: contactId, at, number: index.toString('hex'), person: undefined },
			partId: row.partId === own ? undefined : (row.partId ?? undefined),
			code: row.code ?? undefined,
			contact: { id: contactId, reference, channel }
		};
	});
}

/** Those with the number, and, when a name was typed, those whose name is compared with it. */
async function peopleFor(
	work: StaffWork,
	index: Buffer | undefined,
	{ partId: exceptPart, name }: Compared
): Promise<Candidate[]> {
	const owners = index ? await known.ownersOf(work, index, { exceptPart }) : [];
	const named = name ? await known.personsOf(work, { exceptPart }) : [];
	const byId = new Map<string, known.SealedPerson & { phone?: known.SealedOwner['phone'] }>();
	for (const one of [...named, ...owners]) byId.set(one.id, one);
	const keys = await dataKeys(
		work,
		[...byId.values()].map(({ keyId }) => keyId)
	);
	return [...byId.values()].flatMap(({ id, keyId, sealed, phone, ...row }) => {
		const key = keys.get(keyId);
		if (!key) return [];
		const kept = openPerson(key, id, sealed);
		const number = phone && openContactPoint(key, phone.id, phone.sealed);
		return {
			...{ id, at: row.createdAt, partId: row.partId, code: row.code, ...realNames(kept) },
			...(number && { number: index?.toString('hex') }),
			person: { id, name: kept.name, phone: number && maskPhone(number) },
			contact: undefined
		};
	});
}
