import { byPurpose, covers, type DataCategory, type GivenConsent } from '#domain/consent.ts';
import { openConsent } from '../consents/sealed-consent.ts';
import { openKey } from '../keys/data-keys.ts';
import { openPerson } from '../people/sealed-person.ts';
import type { Work } from '../work.ts';
import * as own from './own.store.ts';

/** One thing she said yes to, as she reads it in her room. */
export interface OwnConsent extends Pick<GivenConsent, 'id' | 'purpose'> {
	/** Both empty where nothing is shared. */
	recipient: string;
	category: DataCategory | '';
	validUntil: Date;
}

/** Everything she herself said yes to; what anybody else in her case did is nothing for her room. */
export async function allOwn(work: Work, roomId: string): Promise<GivenConsent[]> {
	const all = await own.given(work, roomId);
	const herself = askerAmong(work, all);
	return all.flatMap(({ key, person, consent }) => {
		if (!consent || person.id !== herself) return [];
		const { sealed, ...one } = consent;
		const { recipient, category } = openConsent(openKey(work, key), one.id, sealed);
		return [{ ...one, personId: person.id, recipient, category }];
	});
}

/** What holds now; of several that say the same the newest. */
export async function ownConsents(work: Work, roomId: string): Promise<OwnConsent[]> {
	const all = await allOwn(work, roomId);
	return all
		.filter((one, index) => {
			const isRenewed = all.slice(index + 1).some((later) => covers(later, one, work.now));
			return covers(one, one, work.now) && !isRenewed;
		})
		.toSorted(byPurpose)
		.map(({ id, purpose, recipient, category, validUntil }) => ({
			...{ id, purpose, recipient, category, validUntil }
		}));
}

/** Who of the people of her part has this room. */
export async function herselfIn(work: Work, roomId: string): Promise<string | undefined> {
	return askerAmong(work, await own.given(work, roomId));
}

function askerAmong(work: Work, all: own.SealedGiver[]): string | undefined {
	return all.find(({ key, person }) =>
		openPerson(openKey(work, key), person.id, person.sealed).roles.includes('asker')
	)?.person.id;
}
