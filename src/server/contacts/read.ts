import type { Actor } from '#domain/actor.ts';
import { may } from '#domain/access.ts';
import { findCase, recordReading, type NotForYou } from '../cases/found.ts';
import { headOf, type Head } from '../cases/read.ts';
import { alikeOf, type Alike } from '../matching/alike.ts';
import * as same from '../matching/same-person.store.ts';
import * as people from '../people/store.ts';
import { namesOfStaff } from '../staff/colleagues.store.ts';
import { together } from '../work.ts';
import * as contacts from './store.ts';
import type { Contact, OpenPart } from './store.ts';

/** The contacts of a case and who of its people may be known elsewhere. */
export interface ContactsPage extends Head {
	mayMove: boolean;
	/** A supervisor types a code: she may move a contact to any case she sees. */
	typesCode: boolean;
	contacts: Contact[];
	destinations: OpenPart[];
	people: (people.Person & { same: same.OtherRecord[]; alike: Alike[] })[];
}

export function readContacts(actor: Actor, partId: string): Promise<ContactsPage | NotForYou> {
	return together(actor, async (work) => {
		const found = await findCase(work, partId, 'part.view');
		if ('problem' in found) return found;
		const all = await people.ofPart(work, found.partId);
		const said = await same.ofPart(work, found.partId);
		const mayMove = may(actor, 'part.move-contact', found);
		const alike = mayMove ? await alikeOf(work, found.partId, all) : new Map<string, Alike[]>();
		const own = mayMove ? await contacts.ownOpenParts(work) : [];
		const page = {
			...(await headOf(work, found, { all, names: await namesOfStaff(work) })),
			mayMove,
			// where she may go beyond her own cases, no list names them
			typesCode: may(actor, 'part.move-contact', { counsellorIds: [] }),
			contacts: await contacts.ofPart(work, found.partId),
			destinations: own.filter((one) => one.partId !== found.partId),
			people: all.map((one) => {
				const known = said.get(one.id) ?? [];
				const others = (alike.get(one.id) ?? []).filter(
					({ person }) => !known.some(({ personId }) => personId === person.id)
				);
				return { ...one, same: known, alike: others };
			})
		};
		await recordReading(work, found);
		return page;
	});
}
