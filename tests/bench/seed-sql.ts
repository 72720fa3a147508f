export interface WorldSize {
	contacts: number;
	counsellors: number;
}

/** A caseload is what one person can carry: contacts and closed cases grow, this does not. A closed case has no members. */
export const openCases = 50;

/** One of ten contacts became a case, one of a hundred waits; who works here grows with them. */
export function worldOf(contacts: number): WorldSize {
	return { contacts, counsellors: Math.max(20, Math.round(contacts / 2500)) };
}

const bytes = (text: string) => `decode(repeat(md5(${text}), 2), 'hex')`;
const id = (kind: string, number: string) => `md5('${kind}' || ${number})::uuid`;

/** Bytes where nobody of the measured pages looks; `bench_staff (n, id)` holds the counsellors. */
export function seedStatements({ contacts, counsellors }: WorldSize): [string, string][] {
	const cases = contacts / 10;
	const firstOpen = cases - openCases * counsellors;
	const holder = (number: string) =>
		`(SELECT id FROM bench_staff WHERE n = ${number} % ${counsellors})`;
	const c = `FROM generate_series(1, ${cases}) c`;
	return [
		[
			'keys of cases',
			`INSERT INTO data_key (id, kek_id, wrapped, case_id, part_id)
			SELECT ${id('key-case', 'c')}, 't1', ${bytes(`'kc' || c`)}, ${id('case', 'c')}, NULL::uuid ${c}
			UNION ALL SELECT ${id('key-part', 'c')}, 't1', ${bytes(`'kp' || c`)}, NULL, ${id('part', 'c')} ${c}`
		],
		[
			'cases',
			`INSERT INTO case_file (id, key_id, opened_at)
			SELECT ${id('case', 'c')}, ${id('key-case', 'c')}, now() - interval '100 days' ${c}`
		],
		[
			'parts',
			`INSERT INTO part (id, case_id, key_id, opened_at, code, status, closed_at)
			SELECT ${id('part', 'c')}, ${id('case', 'c')}, ${id('key-part', 'c')}, now() - interval '100 days',
				'NL-2026-' || lpad(c::text, 7, '0'), CASE WHEN c > ${firstOpen} THEN 'active' ELSE 'closed' END,
				CASE WHEN c <= ${firstOpen} THEN now() - interval '10 days' END ${c}`
		],
		[
			'memberships',
			`INSERT INTO membership (part_id, staff_id, role, since, ended_at)
			SELECT ${id('part', 'c')}, ${holder('c')}, 'first', now() - interval '100 days',
				CASE WHEN c <= ${firstOpen} THEN now() - interval '10 days' END ${c}`
		],
		[
			'trajectories',
			`INSERT INTO trajectory (id, part_id, service_type, phase, status, opened_at, changed_at)
			SELECT ${id('trajectory', 'c')}, ${id('part', 'c')}, 'family_support', 'clearing', 'running', now(), now() ${c}`
		],
		[
			'people',
			`INSERT INTO person (id, part_id, key_id, sealed, created_at)
			SELECT md5(kind || c)::uuid, ${id('part', 'c')}, ${id('key-part', 'c')}, ${bytes('kind || c')}, now() - interval '100 days'
			FROM generate_series(1, ${cases}) c, unnest(ARRAY['asker', 'concern']) kind`
		],
		[
			'numbers',
			`INSERT INTO contact_point (id, person_id, part_id, key_id, kind, sealed, value_index, created_at)
			SELECT ${id('number', 'c')}, ${id('asker', 'c')}, ${id('part', 'c')}, ${id('key-part', 'c')}, 'phone', ${bytes(`'n' || c`)}, ${bytes(`'ni' || c`)}, now() ${c}`
		],
		[
			'follow-ups',
			`INSERT INTO follow_up (id, kind, part_id, person_id, counsellor_id, status, starts_at, ends_at, method, created_at)
			SELECT md5(state || c)::uuid, 'appointment', ${id('part', 'c')}, ${id('asker', 'c')}, ${holder('c')}, state,
				t.at, t.at + interval '1 hour', 'phone', now() - interval '90 days'
			FROM generate_series(1, ${cases}) c, unnest(ARRAY['booked', 'completed']) state,
				LATERAL (SELECT CASE state WHEN 'booked' THEN date_trunc('day', now()) + interval '20 hours'
					+ make_interval(days => (c / ${counsellors}) % ${openCases + 1} - 3) ELSE now() - interval '30 days' END AS at) t
			WHERE state = 'completed' OR c > ${firstOpen}`
		],
		...intakes({ contacts, holder })
	];
}

function intakes({ contacts, holder }: { contacts: number; holder: (number: string) => string }) {
	const i = `FROM generate_series(1, ${contacts}) i`;
	const firstWaiting = contacts - contacts / 100;
	const waits = `i > ${firstWaiting}`;
	const came = `now() - make_interval(mins => ${contacts} - i)`;
	const isTaken = `i % 10 = 0`;
	const statements: [string, string][] = [
		[
			'keys of contacts',
			`INSERT INTO data_key (id, kek_id, wrapped, intake_id)
			SELECT ${id('key-intake', 'i')}, 't1', ${bytes(`'ki' || i`)}, ${id('intake', 'i')} ${i}`
		],
		[
			'contacts',
			`INSERT INTO intake (id, key_id, reference, channel, status, level, rule_version, acute_unclear, supervisor_look,
				received_at, waiting_since, deadline_at, read_by, read_at, taken_by, taken_at, part_id, closed_at, form_hash, content_hash)
			SELECT ${id('intake', 'i')}, ${id('key-intake', 'i')}, 'CDFG', CASE WHEN i % 4 = 0 THEN 'phone' ELSE 'form' END,
				CASE WHEN NOT (${waits}) THEN 'closed' WHEN ${isTaken} THEN 'assigned' ELSE 'new' END,
				(ARRAY['T0', 'T1', 'T1', 'T2', 'T2', 'T3', 'T3', 'T3', 'T3', 'T4'])[1 + (i / 7) % 10], 1, i % 5 = 0, false,
				${came}, ${came}, ${came} + interval '2 days', ${came} + interval '1 day',
				CASE WHEN NOT (${waits}) OR ${isTaken} THEN ${came} END,
				CASE WHEN ${isTaken} THEN ${holder('(i / 10)')} END, CASE WHEN ${isTaken} THEN ${came} END,
				CASE WHEN NOT (${waits}) AND ${isTaken} THEN ${id('part', '(i / 10)')} END,
				CASE WHEN NOT (${waits}) THEN ${came} + interval '1 day' END, ${bytes(`'form' || i`)}, ${bytes(`'content' || i`)} ${i}`
		],
		[
			'answers',
			`INSERT INTO intake_answers (intake_id, key_id, sealed)
			SELECT ${id('intake', 'i')}, ${id('key-intake', 'i')}, decode(repeat(md5(i::text), 24), 'hex') ${i}`
		],
		[
			'trails',
			`INSERT INTO chain_head (chain_id, seq, hash) SELECT ${id('intake', 'i')}, 1, ${bytes(`'h' || i`)} ${i}`
		],
		[
			'events',
			`INSERT INTO event (chain_id, seq, at, recorded_at, kind, actor_role, subject_id, previous, hash)
			SELECT ${id('intake', 'i')}, 1, ${came}, ${came}, 'intake.received', 'seeker', ${id('intake', 'i')}, '\\x00', ${bytes(`'h' || i`)} ${i}`
		],
		[
			'rooms',
			`INSERT INTO room (id, intake_id, code_index, word_index, opened_at)
			SELECT ${id('room', 'i')}, ${id('intake', 'i')}, ${bytes(`'code' || i`)}, ${bytes(`'word' || i`)}, ${came} ${i} WHERE ${waits}`
		],
		[
			'calls',
			`INSERT INTO call (id, direction, intake_id, key_id, provider_id, state, ended_as, language, has_number, started_at, queued_at,
				holder_id, taken_at, connected_at, ended_at, told_at, heard_at)
			SELECT ${id('call', 'i')}, 'inbound', ${id('intake', 'i')}, ${id('key-intake', 'i')}, 'CA' || md5('call' || i), 'over', 'told', 'nl', true, ${came}, ${came},
				${holder('i')}, t.at, t.at, t.at + interval '20 minutes', t.at + interval '25 minutes', t.at
			${i}, LATERAL (SELECT ${came} + interval '2 minutes' AS at) t WHERE i % 4 = 0`
		],
		[
			'texts',
			`INSERT INTO notification (id, unique_key, purpose, staff_id, intake_id, planned_at, first_planned_at, status, created_at, changed_at)
			SELECT ${id('text', 'i')}, 'seeded-' || i, 'alert-urgent', ${holder('i')}, ${id('intake', 'i')}, ${came}, ${came}, 'delivered', ${came}, ${came} ${i} WHERE i % 8 = 0`
		],
		[
			'tasks of the desk',
			`INSERT INTO follow_up (id, kind, intake_id, status, starts_at, ends_at, reason_code, created_at)
			SELECT ${id('task', 'i')}, 'task', ${id('intake', 'i')}, 'open', ${came} + interval '1 day', ${came} + interval '25 hours', 'decide-callback', ${came}
			${i} WHERE ${waits}`
		]
	];
	return statements;
}
