import { randomUUID } from 'node:crypto';
import { addDays } from 'date-fns';
import type postgres from 'postgres';
import { localDate } from '#domain/time.ts';
import { riskQuestions } from '#domain/visit.ts';
import { askAdvice } from '#server/advice/ask.ts';
import { takeOn } from '#server/cases/take-on.ts';
import { scheduleFollowUp } from '#server/follow-ups/schedule.ts';
import { sealGlass } from '#server/glass/sealed-words.ts';
import { house } from '#server/house.ts';
import { changeIntakeLevel } from '#server/intakes/change-level.ts';
import { takeIntake } from '#server/intakes/take.ts';
import { unwrap } from '#server/keys/ring.ts';
import { keepSession } from '#server/sessions/keep.ts';
import { planVisit } from '#server/visits/plan.ts';
import { writeNote } from '#server/notes/write.ts';
import { openTrajectoryIn } from '#server/trajectories/open.ts';
import { allClear, arrives } from './arrivals.ts';
import type { Colleague } from './people.ts';

/** What one counsellor has on her desk, by id. */
export interface Desk {
	intake: string;
	look: string;
	callTask: string;
	case: string;
	part: string;
	intakeOfCase: string;
	trajectory: string;
	person: string;
	followUp: string;
	/** An appointment at her home, with a plan who goes. */
	visit: string;
	danger: string;
	glass: string;
	note: string;
	/** The report of a talk. */
	session: string;
	/** What a professional asked beside it. */
	advice: string;
	counsellor: string;
}

/** A taken intake with a proposal to lower it, and a case with an appointment, through the same use cases as the pages. */
export async function fillDesk(superuser: postgres.Sql, counsellor: Colleague): Promise<Desk> {
	const intake = await taken(counsellor, await arrives({ ...allClear, imminentDeparture: 'yes' }));
	const [{ level }] =
		(await superuser`SELECT level FROM intake WHERE id = ${intake}`) as unknown as [
			{ level: 'T0' | 'T1' }
		];
	await changeIntakeLevel(counsellor, intake, { from: level, to: 'T3', reason: 'Hij is terug.' });
	const [look] = await superuser`SELECT id FROM second_look WHERE intake_id = ${intake}`;
	const callTask = await addCallTask(superuser, intake);
	const opened = await openCase(superuser, counsellor);
	const counsellorId = counsellor.id;
	return { intake, look: String(look!['id']), callTask, counsellor: counsellorId, ...opened };
}

async function openCase(superuser: postgres.Sql, counsellor: Colleague) {
	const intakeOfCase = await taken(
		counsellor,
		await arrives({ ...allClear, phone: '0612345678', mayText: 'yes' })
	);
	const opened = await takeOn(counsellor, intakeOfCase, {
		serviceType: 'family_support',
		name: 'Samira',
		concern: 'Vogel'
	});
	if ('problem' in opened) throw new Error(opened.problem);
	const [ids] = await superuser`SELECT p.id AS part, t.id AS trajectory,
		(SELECT id FROM person WHERE part_id = p.id ORDER BY created_at, id LIMIT 1) AS person,
		(SELECT person_id FROM contact_point WHERE part_id = p.id) AS asker
		FROM part p JOIN trajectory t ON t.part_id = p.id WHERE p.id = ${opened.partId}`;
	const outcome = await scheduleFollowUp(counsellor, opened.partId, {
		kind: 'appointment',
		startsAt: addDays(await clock(superuser), 300),
		minutes: 60,
		method: 'phone',
		words: 'Bespreken hoe het thuis gaat.'
	});
	if (!('followUpId' in outcome)) throw new Error(outcome.problem);
	const visit = await planned(superuser, counsellor, opened.partId);
	const written = await writeNote(counsellor, opened.partId, 'Zij wil eerst met haar zus praten.');
	if ('problem' in written) throw new Error(written.problem);
	const session = await told(counsellor, opened.partId, String(ids!['trajectory']));
	const { part, trajectory, person, asker } = ids as Record<
		'part' | 'trajectory' | 'person' | 'asker',
		string
	>;
	return {
		...(await guard(superuser, { part, counsellor })),
		case: opened.partId,
		intakeOfCase,
		followUp: outcome.followUpId,
		visit,
		note: written.noteId,
		session,
		advice: await asked(counsellor, { part, asker }, localDate(await clock(superuser))),
		part,
		trajectory,
		person
	};
}

/** In the same case, so that one wall stands around both. */
async function asked(
	counsellor: Colleague,
	{ part, asker }: { part: string; asker: string },
	askedOn: string
): Promise<string> {
	const opened = await openTrajectoryIn(counsellor, part, 'trajectory_advice');
	if (!('trajectoryId' in opened)) throw new Error(opened.problem);
	const at = { partId: part, trajectoryId: opened.trajectoryId };
	const outcome = await askAdvice(counsellor, at, {
		...{ personId: asker, occupation: 'school', kind: 'signal', ground: '', askedOn },
		...{ organisation: 'School', question: 'Is dit zorgelijk?', seen: 'Een tekening.' },
		...{ heard: '', thinks: '', against: '', subject: '', groundReason: '', fullName: '' },
		...{ material: '', experts: '' }
	});
	if (!('adviceId' in outcome)) throw new Error(JSON.stringify(outcome));
	return outcome.adviceId;
}

async function planned(superuser: postgres.Sql, counsellor: Colleague, partId: string) {
	const startsAt = addDays(await clock(superuser), 301);
	const home = { kind: 'appointment', startsAt, method: 'home', words: '' } as const;
	const made = await scheduleFollowUp(counsellor, partId, home);
	if (!('followUpId' in made)) throw new Error(made.problem);
	const { followUpId } = made;
	const answers = Object.fromEntries(riskQuestions.map((name) => [name, 'no']));
	const plan = { address: 'Dorpsstraat 12', goes: counsellor.id, words: '', travel: '' };
	await planVisit(counsellor, { partId, followUpId }, { ...plan, answers, version: 0 });
	return followUpId;
}

async function told(counsellor: Colleague, partId: string, trajectoryId: string) {
	const fields = {
		outcome: 'held',
		kind: 'phone',
		day: '2026-01-05',
		hour: '10:00',
		minutes: '50'
	};
	const request = { people: [], staff: ['counsellor'], others: ['school'], goals: [] };
	const outcome = await keepSession(counsellor, partId, {
		...{ trajectoryId, appointmentId: '', next: undefined },
		request: { ...request, fields: { ...fields, facts: 'Hij kwam op tijd op school.' } }
	});
	if (!('sessionId' in outcome)) throw new Error(JSON.stringify(outcome));
	return outcome.sessionId;
}

async function taken(counsellor: Colleague, intake: string): Promise<string> {
	const outcome = await takeIntake(counsellor, intake, {});
	if (!('taken' in outcome)) throw new Error(outcome.problem);
	return intake;
}

// as a call with a shown number leaves it
async function addCallTask(superuser: postgres.Sql, intake: string): Promise<string> {
	const [task] =
		await superuser`INSERT INTO follow_up (id, kind, intake_id, status, starts_at, ends_at, reason_code, created_at)
		VALUES (gen_random_uuid(), 'task', ${intake}, 'open', now(), now() + interval '15 minutes', 'decide-callback', now()) RETURNING id`;
	return String(task!['id']);
}

async function clock(superuser: postgres.Sql): Promise<Date> {
	const [row] = await superuser`SELECT door.time() AS now`;
	return row!['now'] as Date;
}

/** A danger that was raised in a part, and glass that was broken there long ago. */
async function guard(
	sql: postgres.Sql,
	{ part, counsellor }: { part: string; counsellor: Colleague }
): Promise<{ danger: string; glass: string }> {
	const [danger, glass] = [randomUUID(), randomUUID()];
	await sql`INSERT INTO danger (id, part_id, kind, level, reference, raised_at, deadline_at)
		VALUES (${danger}, ${part}, 'duress', 'T1', 'CDFG', now(), now() + interval '4 hours')`;
	const [key] = await sql<{ id: string; kekId: string; wrapped: Buffer }[]>`
		SELECT id, kek_id AS "kekId", wrapped FROM data_key WHERE part_id = ${part}`;
	const why = sealGlass(
		unwrap(house().keys, key!),
		glass,
		'sealed',
		'Zij nam de telefoon niet op.'
	);
	await sql`INSERT INTO broken_glass (id, part_id, staff_id, key_id, sealed, broken_at, until, ended_at, review_by)
		VALUES (${glass}, ${part}, ${counsellor.id}, ${key!.id}, ${why}, now() - interval '2 days', now() - interval '47 hours',
			now() - interval '47 hours', now() + interval '1 day')`;
	return { danger, glass };
}
