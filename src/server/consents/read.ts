import type { Actor } from '#domain/actor.ts';
import { may } from '#domain/access.ts';
import { byPurpose, covers, holds } from '#domain/consent.ts';
import { findCase, recordReading, type NotForYou } from '../cases/found.ts';
import { headOf, type Head } from '../cases/read.ts';
import * as people from '../people/store.ts';
import type { Person } from '../people/store.ts';
import { namesOfStaff, type StaffNames } from '../staff/colleagues.store.ts';
import { together } from '../work.ts';
import * as disclosures from './disclosure.store.ts';
import type { Disclosure } from './disclosure.store.ts';
import * as consents from './store.ts';
import type { KeptConsent } from './store.ts';

export interface ConsentsPage extends Head {
	mayConsent: boolean;
	persons: PersonConsents[];
}
export interface PersonConsents extends Pick<Person, 'id' | 'role' | 'name' | 'ageBand'> {
	/** What holds now, one of each kind. */
	held: ShownConsent[];
	/** Newest first. */
	past: ShownConsent[];
	shares: ShownShare[];
}
export interface ShownConsent extends Omit<KeptConsent, 'recordedBy'> {
	/** Renewed: a newer one says the same. */
	standing: 'holds' | 'renewed' | 'ended' | 'withdrawn';
	/** Who wrote it down; empty when she gave it herself in the room. */
	by: string;
}
export interface ShownShare extends Omit<Disclosure, 'sharedBy' | 'informedBy'> {
	by: string;
}

/** Opens what each person of a case said yes to; it shows a case, so reading it stays written down. */
export function readConsentsPage(actor: Actor, partId: string): Promise<ConsentsPage | NotForYou> {
	return together(actor, async (work) => {
		const found = await findCase(work, partId, 'part.view');
		if ('problem' in found) return found;
		const all = await people.ofPart(work, found.partId);
		const names = await namesOfStaff(work);
		const kept = await consents.ofPart(work, found.partId);
		const shares = await disclosures.ofPart(work, found.partId);
		const page = {
			...(await headOf(work, found, { all, names })),
			mayConsent: may(actor, 'part.consent', found),
			persons: all.map((person) => ofOne(person, { kept, shares, names, now: work.now }))
		};
		await recordReading(work, found);
		return page;
	});
}

interface Known {
	kept: KeptConsent[];
	shares: Disclosure[];
	names: StaffNames;
	now: Date;
}

function ofOne({ id, role, name, ageBand }: Person, known: Known): PersonConsents {
	const hers = known.kept.filter(({ personId }) => personId === id);
	const shown = hers.map((one) => shownOf(one, hers, known)).reverse();
	const shares = known.shares
		.filter(({ personId }) => personId === id)
		.map((share) => ({ ...share, by: known.names.get(share.sharedBy) ?? '' }));
	return {
		...{ id, role, name, ageBand, shares },
		held: shown.filter(({ standing }) => standing === 'holds').toSorted(byPurpose),
		past: shown.filter(({ standing }) => standing !== 'holds')
	};
}

function shownOf(
	{ recordedBy, ...one }: KeptConsent,
	hers: KeptConsent[],
	{ names, now }: Known
): ShownConsent {
	const later = hers.slice(hers.findIndex(({ id }) => id === one.id) + 1);
	const isRenewed = later.some((other) => covers(other, one, now));
	const stands = isRenewed ? 'renewed' : 'holds';
	const gone = one.withdrawnAt ? 'withdrawn' : 'ended';
	return {
		...one,
		standing: holds(one, now) ? stands : gone,
		by: names.get(recordedBy ?? '') ?? ''
	};
}
