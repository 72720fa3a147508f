import { sql } from 'drizzle-orm';
import { sealedPhoneOf } from '../people/store.ts';
import type { Work } from '../work.ts';

/** The provider refuses this number because its owner said STOP there: then it is so here too. */
export async function mirror(work: Work, personId: string): Promise<void> {
	const phone = await sealedPhoneOf(work, personId);
	if (phone) await work.db.execute(sql`SELECT door.opt_out(${phone.valueIndex}::bytea)`);
}
