import { randomUUID } from 'node:crypto';
import { and, desc, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import { disclosure } from '../db/schema/cases.ts';
import { dataKeyOf } from '../keys/data-keys.ts';
import type { StaffWork } from '../work.ts';
import { openDisclosure, sealDisclosure, type DisclosureWords } from './sealed-consent.ts';

type Row = typeof disclosure.$inferSelect;
export interface Disclosure extends Omit<Row, 'sealed'>, DisclosureWords {}

/** Those of a part, newest first. */
export async function ofPart(work: StaffWork, partId: string): Promise<Disclosure[]> {
	const rows = await work.db
		.select()
		.from(disclosure)
		.where(eq(disclosure.partId, partId))
		.orderBy(desc(disclosure.sharedAt), desc(disclosure.id));
	return Promise.all(
		rows.map(async ({ sealed, ...row }) => ({
			...row,
			...openDisclosure(await dataKeyOf(work, row.keyId), row.id, sealed)
		}))
	);
}

export async function add(
	work: StaffWork,
	whose: { partId: string; keyId: string; personId: string; consentId: string },
	words: DisclosureWords
): Promise<string> {
	const id = randomUUID();
	await work.db.insert(disclosure).values({
		id,
		...whose,
		sealed: sealDisclosure(await dataKeyOf(work, whose.keyId), id, words),
		sharedAt: work.now,
		sharedBy: work.actor.id
	});
	return id;
}

/** What stands on these consents no longer has her yes. Answers the ids. */
export async function mark(work: StaffWork, consentIds: string[]): Promise<string[]> {
	const rows = await work.db
		.update(disclosure)
		.set({ withdrawnAt: work.now })
		.where(and(inArray(disclosure.consentId, consentIds), isNull(disclosure.withdrawnAt)))
		.returning({ id: disclosure.id });
	return rows.map(({ id }) => id);
}

/** The recipient knows that her yes was taken back. False when it was not, or he knew already. */
export async function inform(work: StaffWork, partId: string, id: string): Promise<boolean> {
	const rows = await work.db
		.update(disclosure)
		.set({ informedAt: work.now, informedBy: work.actor.id })
		.where(
			and(
				eq(disclosure.id, id),
				eq(disclosure.partId, partId),
				isNotNull(disclosure.withdrawnAt),
				isNull(disclosure.informedAt)
			)
		)
		.returning({ id: disclosure.id });
	return rows.length > 0;
}
