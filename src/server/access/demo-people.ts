import { sql } from 'drizzle-orm';
import type { Role } from '#domain/actor.ts';
import { house } from '../house.ts';
import { openKey } from '../keys/data-keys.ts';
import { openText } from '../keys/envelope.ts';
import { atTheDoor } from '../work.ts';
import { openSession, type Admission } from './admit.ts';
import { newSessionId } from './session.ts';

export interface DemoPerson {
	id: string;
	name: string;
	role: Role;
}

/** Whom one may be in the demo, in the order they were made; nobody in any other mode. */
export async function demoPeople(): Promise<DemoPerson[]> {
	if (house().config.mode !== 'demo') return [];
	return atTheDoor(async (work) => {
		const rows = await work.db.execute<PersonRow>(sql`SELECT * FROM door.demo_people()`);
		return rows.map((row) => {
			const key = openKey(work, { id: row.key_id, kekId: row.kek_id, wrapped: row.wrapped });
			const place = { table: 'staff', row: row.staff_id, column: 'name' };
			return { id: row.staff_id, role: row.role, name: openText(key, place, row.name) };
		});
	});
}

/** One click and no password: only where everything is practice. */
export async function admitDemoPerson(staffId: string): Promise<Admission> {
	const people = await demoPeople();
	if (!people.some((person) => person.id === staffId)) return { problem: 'refused' };
	return atTheDoor(async (work) => {
		const sessionId = newSessionId();
		// each sign-in needs a later step than the one before; milliseconds always are
		const opened = await openSession(work, { staffId, isKnown: false }, Date.now(), sessionId);
		return opened === 'opened' ? { sessionId } : { problem: opened };
	});
}

interface PersonRow extends Record<string, unknown> {
	staff_id: string;
	role: Role;
	name: Buffer;
	key_id: string;
	kek_id: string;
	wrapped: Buffer;
}
