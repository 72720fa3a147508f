import { sql } from 'drizzle-orm';
import { isCaseCode } from '#domain/case-code.ts';
import { ASK_CONSENT_AGAIN } from '#domain/task-reason.ts';
import type { TrajectoryStatus, TrajectoryType } from '#domain/trajectory.ts';
import { keyBeside } from '../keys/data-keys.ts';
import { askerName } from '../people/sealed-person.ts';
import type { Look } from '../work.ts';

export interface CaseLine {
	partId: string;
	code: string;
	/** Of who asks; empty when she gave none. */
	name: string;
	serviceType: TrajectoryType;
	phase: string;
	trajectoryStatus: TrajectoryStatus;
	nextAt: Date | null;
	/** It is over its time and still waits for a word about it. */
	isLate: boolean;
}

export interface CasesPage {
	lines: CaseLine[];
	/** Where the next page begins, when there is one. */
	next?: string;
}

const linesAPage = 30;

export interface Listed {
	/** Every case that the walls show, or those the actor works on or thinks along in. */
	which: 'all' | 'own';
	isClosed: boolean;
	/** The last code of the page before. */
	after?: string | undefined;
}

/** A page of cases, the highest code first. */
export async function list(look: Look, listed: Listed): Promise<CasesPage> {
	const lines = new Map<string, CaseLine>();
	for (const row of await linesWithPeople(look, listed)) {
		const line = lines.get(row.part_id) ?? lineOf(row);
		lines.set(row.part_id, line);
		// one more than a page, to know that there is another
		if (lines.size > linesAPage) break;
		line.name ||= askerOf(look, row);
	}
	const shown = [...lines.values()].slice(0, linesAPage);
	const last = shown.at(-1);
	return lines.size > linesAPage && last ? { lines: shown, next: last.code } : { lines: shown };
}

interface Row extends Record<string, unknown> {
	part_id: string;
	code: string;
	service_type: TrajectoryType;
	phase: string;
	trajectory_status: TrajectoryStatus;
	next_at: string | null;
	is_late: boolean | null;
	person_id: string | null;
	sealed: Buffer;
	key_id: string;
	kek_id: string;
	wrapped: Buffer | null;
}

// one statement for the page that is opened most: a row for each person of each case
function linesWithPeople({ db, actor }: Look, { which, isClosed, after = '' }: Listed) {
	const before = isCaseCode(after) ? after : null;
	const own = sql`JOIN membership m ON m.part_id = p.id AND m.staff_id = ${actor.id} AND m.ended_at IS NULL`;
	return db
		.execute<Row>(
			sql`
		SELECT listed.*, soon.next_at, soon.is_late, who.id AS person_id, who.sealed, k.id AS key_id, k.kek_id, k.wrapped
		FROM (
			SELECT DISTINCT ON (p.code) p.id AS part_id, p.code, t.service_type, t.phase, t.status AS trajectory_status
			FROM part p ${which === 'own' ? own : sql``} JOIN trajectory t ON t.part_id = p.id
			WHERE (p.closed_at IS NOT NULL) = ${isClosed}::boolean AND (${before}::text IS NULL OR p.code < ${before})
			ORDER BY p.code DESC, t.opened_at DESC LIMIT ${sql.raw(String(linesAPage + 1))}
		) listed
		LEFT JOIN LATERAL (
			SELECT f.starts_at AS next_at,
				CASE f.kind WHEN 'task' THEN f.starts_at ELSE f.ends_at END < (SELECT door.time()) AS is_late
			FROM follow_up f
			WHERE f.part_id = listed.part_id AND f.status IN ('held', 'booked', 'open')
				AND f.reason_code IS DISTINCT FROM ${ASK_CONSENT_AGAIN}
			ORDER BY f.starts_at LIMIT 1
		) soon ON true
		LEFT JOIN (person who JOIN data_key k ON k.id = who.key_id) ON who.part_id = listed.part_id
		ORDER BY listed.code DESC`
		)
		.execute();
}

function lineOf(row: Row): CaseLine {
	return {
		partId: row.part_id,
		code: row.code,
		name: '',
		serviceType: row.service_type,
		phase: row.phase,
		trajectoryStatus: row.trajectory_status,
		nextAt: row.next_at ? new Date(row.next_at) : null,
		isLate: row.is_late === true
	};
}

function askerOf(look: Look, { person_id: id, sealed, key_id, kek_id, wrapped }: Row): string {
	if (!id) return '';
	const key = keyBeside(look, { id: key_id, kekId: kek_id, wrapped });
	return key ? askerName(key, id, sealed) : '';
}
