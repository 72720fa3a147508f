import { sql } from 'drizzle-orm';
import { dataKeyOf } from '../keys/data-keys.ts';
import { openText } from '../keys/envelope.ts';
import { indexOf } from '../keys/ring.ts';
import { sealedPhoneOf } from '../people/store.ts';
import type { Work } from '../work.ts';
import { staffPhone } from './facts.store.ts';

/** The provider refuses this number because its owner said STOP there: then it is so here too. */
export async function mirror(work: Work, personId: string): Promise<void> {
	const phone = await sealedPhoneOf(work, personId);
	if (phone) await optOut(work, phone.valueIndex);
}

/** The same of a colleague's number: what goes there next is decided by it, and colleagues see it. */
export async function mirrorOfStaff(work: Work, staffId: string): Promise<void> {
	const member = await staffPhone(work, staffId);
	if (!member?.phone) return;
	const place = { table: 'staff', row: staffId, column: 'phone' };
	const number = openText(await dataKeyOf(work, member.keyId), place, member.phone);
	await optOut(work, indexOf(work.keys, 'phone', number));
}

async function optOut(work: Work, valueIndex: Buffer): Promise<void> {
	await work.db.execute(sql`SELECT door.opt_out(${valueIndex}::bytea)`);
}
