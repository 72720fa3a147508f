import { and, asc, eq, lt, not, or, sql, type SQL } from 'drizzle-orm';
import { localDay, midnight } from '#domain/time.ts';
import { part, person } from '../db/schema/cases.ts';
import { followUp } from '../db/schema/follow-ups.ts';
import { dataKeys } from '../keys/data-keys.ts';
import { openPerson } from '../people/sealed-person.ts';
import type { StaffWork } from '../work.ts';
import { openWords } from './sealed-words.ts';

type Row = typeof followUp.$inferSelect;
export interface DeskFollowUp extends Pick<
	Row,
	'id' | 'kind' | 'status' | 'startsAt' | 'endsAt' | 'method' | 'intakeId'
> {
	/** Why a task is there: 'decide-callback', 'wrote-back', 'reminder-held:<reason>' … */
	reasonCode: string | null;
	/** What it is about, or the text that came in; empty when nothing was written. */
	words: string;
	partId: string | null;
	code: string | null;
	/** Of the person it is with. */
	name: string;
}

// written like the index follow_up_of_desk, word for word: else all of them are sorted for the first hundred
const waits = sql`${followUp.status} IN ('held', 'booked', 'open')`;
const isOfDesk = sql`${followUp.counsellorId} IS NULL AND ${followUp.kind} = 'task'`;
const mostOnDesk = 100;

/** My appointments and tasks of today (Europe/Amsterdam) that are not over yet, in order. */
export async function today(work: StaffWork): Promise<DeskFollowUp[]> {
	const tomorrow = midnight(localDay(work.now) + 1);
	const ofToday = and(isMine(work), lt(followUp.startsAt, tomorrow), not(isOver(work.now)));
	return onDesk(work, ofToday);
}

/** Mine, over its time and still waiting for a word about it; the oldest first. */
export async function overdue(work: StaffWork): Promise<DeskFollowUp[]> {
	return onDesk(work, and(isMine(work), isOver(work.now)));
}

/** Tasks of the desk: nobody's yet, such as deciding about calling back. */
export async function deskTasks(work: StaffWork): Promise<DeskFollowUp[]> {
	return onDesk(work, isOfDesk);
}

function isMine(work: StaffWork): SQL {
	return eq(followUp.counsellorId, work.actor.id);
}

function isOver(now: Date): SQL {
	const task = and(eq(followUp.kind, 'task'), lt(followUp.startsAt, now));
	const appointment = and(eq(followUp.kind, 'appointment'), lt(followUp.endsAt, now));
	return or(task, appointment)!;
}

async function onDesk(work: StaffWork, which: SQL | undefined): Promise<DeskFollowUp[]> {
	const rows = await work.db
		.select({ row: followUp, who: person, partId: part.id, code: part.code })
		.from(followUp)
		.leftJoin(part, eq(part.id, followUp.partId))
		.leftJoin(person, eq(person.id, followUp.personId))
		.where(and(waits, which))
		.orderBy(asc(followUp.startsAt), asc(followUp.id))
		.limit(mostOnDesk);
	const keyIds = rows.flatMap(({ row, who }) => [row.keyId, who?.keyId]);
	const keys = await dataKeys(
		work,
		keyIds.filter((id) => typeof id === 'string')
	);
	return rows.map(({ row, who, partId, code }) => {
		const [key, personKey] = [keys.get(row.keyId ?? ''), keys.get(who?.keyId ?? '')];
		const { id, kind, status, startsAt, endsAt, method, intakeId, reasonCode } = row;
		return {
			...{ id, kind, status, startsAt, endsAt, method, intakeId, reasonCode, partId, code },
			words: key && row.sealed ? openWords(key, id, row.sealed) : '',
			name: personKey && who ? openPerson(personKey, who.id, who.sealed).name : ''
		};
	});
}
