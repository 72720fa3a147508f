import { createHash } from 'node:crypto';
import type postgres from 'postgres';
import { subDays } from 'date-fns';
import type { Role } from '#domain/actor.ts';
import { isLive, type ChatStatus } from '#domain/chat.ts';
import type { TriageLevel } from '#domain/triage.ts';

/** Who works where and who took what: enough to fill every table, with bytes that nothing opens. */
export interface World {
	staff: { name: string; role: Role; disabled?: boolean; waits?: boolean; onDuty?: boolean }[];
	parts: {
		name: string;
		/** The case it is a part of; one of its own when not told. */
		case?: string;
		/** Cases it stood in before. */
		stood?: string[];
		members: { name: string; role?: 'first' | 'expert' | undefined; ended?: boolean }[];
		/** Who declared a conflict of interest in it. */
		barred?: string[];
		/** Its danger is over. */
		calm?: boolean;
		/** Who broke the glass; silent: without a reason, which opens nothing. */
		readers?: { name: string; ended?: boolean; silent?: boolean }[];
	}[];
	/** Sealed links between cases, by name. */
	links?: { one: string; other: string; ended?: boolean }[];
	intakes: {
		name: string;
		takenBy?: string | undefined;
		part?: string | undefined;
		/** T1 when not told. */
		level?: TriageLevel;
		/** How many days ago it was taken; some when not told. */
		daysAgo?: number;
	}[];
	looks?: { name: string; intake: string; proposedBy: string }[];
	/** Conversations, by the name of their contact: one line, one note and a draft of whoever holds it. */
	chats?: ChatOfWorld[];
	/** Telephone calls, by the name of their contact, or of the part whose person we called. */
	calls?: CallOfWorld[];
}
export interface CallOfWorld {
	name: string;
	state: 'queued' | 'connected' | 'over';
	/** We called somebody of a part. */
	isOfPart?: boolean;
	holder?: string;
	joined?: string;
}
export interface ChatOfWorld {
	intake: string;
	status: ChatStatus;
	/** Of all that are not waiting and were not given up. */
	holder?: string | undefined;
	joined?: string | undefined;
	offeredTo?: string | undefined;
}
type Row = Record<string, unknown>;
export type Rows = Record<string, Row[]>;

export const staffChain = '00000000-0000-0000-0000-000000000000';
const at = '2026-11-02T09:00:00Z';
const later = '2026-11-02T10:00:00Z';
const bytes = (text: string) => `\\x${createHash('sha256').update(text).digest('hex')}`;

/** The id of a table's row about one person, part or intake; the same in every world. */
export function idOf(table: string, name: string): string {
	const hex = createHash('sha256').update(`${table}|${name}`).digest('hex');
	return [
		hex.slice(0, 8),
		hex.slice(8, 12),
		`4${hex.slice(13, 16)}`,
		`8${hex.slice(17, 20)}`,
		hex.slice(20, 32)
	].join('-');
}

/** The keyed index of a part's telephone number, as hex. */
export function phoneIndex(part: string): string {
	return bytes(`phone ${part}`).slice(2);
}

/** Writes a world past every wall; `sql` is a superuser's. */
export async function build(
	sql: postgres.Sql | postgres.TransactionSql,
	world: World
): Promise<void> {
	for (const [table, rows] of Object.entries(rowsOf(world))) {
		if (rows.length === 0) continue;
		const columns = Object.keys(rows[0]!).join(', ');
		await sql.unsafe(
			`INSERT INTO ${table} (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::${table}, $1::text::json)`,
			[JSON.stringify(rows)]
		);
	}
}

/** Every table's rows, parents first. */
function rowsOf(world: World): Rows {
	const looks = world.looks ?? [];
	const chains = [
		...world.parts.map(({ name }) => idOf('part', name)),
		...world.intakes.map(({ name }) => idOf('intake', name)),
		staffChain
	];
	return {
		data_key: [
			...world.staff.map(({ name }) => keyRow(name, 'staff_id', idOf('staff', name))),
			...world.parts.map(({ name }) => keyRow(name, 'part_id', idOf('part', name))),
			...casesOf(world).map((name) => keyRow(`case ${name}`, 'case_id', idOf('case_file', name))),
			...world.intakes.map(({ name }) => keyRow(name, 'intake_id', idOf('intake', name)))
		],
		...staffRows(world),
		...partRows(world),
		...intakeRows(world),
		...chatRows(world),
		...callRows(world),
		second_look: looks.map(({ name, intake, proposedBy }) => ({
			id: idOf('second_look', name),
			kind: 'lower-level',
			intake_id: idOf('intake', intake),
			key_id: idOf('data_key', intake),
			sealed: bytes(name),
			from_level: 'T1',
			to_level: 'T3',
			proposed_by: idOf('staff', proposedBy),
			proposed_at: at
		})),
		...textRows(world),
		...dangerRows(world),
		...rosterRows(world),
		...visitRows(world),
		event: [
			...world.parts.map(({ name }) => eventRow(idOf('part', name), 'part.opened', name)),
			...world.intakes.map(({ name }) => eventRow(idOf('intake', name), 'intake.received', name)),
			eventRow(staffChain, 'staff.added', 'house')
		],
		chain_head: chains.map((id) => ({ chain_id: id, seq: 1, hash: bytes('none') }))
	};
}

function keyRow(name: string, owner: string, id: string): Row {
	const owners = { staff_id: null, part_id: null, case_id: null, intake_id: null };
	return { id: idOf('data_key', name), kek_id: 't1', wrapped: bytes(name), ...owners, [owner]: id };
}

function staffRows({ staff }: World): Rows {
	return {
		staff: staff.map(({ name, role, disabled, waits, onDuty }) => ({
			id: idOf('staff', name),
			key_id: idOf('data_key', name),
			role,
			name: bytes(name),
			email: bytes(name),
			email_index: bytes(`email ${name}`),
			created_at: at,
			activated_at: at,
			on_duty_since: onDuty ? at : null,
			disabled_at: disabled ? later : null,
			// nobody vouched for whoever waits
			vouched_at: waits ? null : at
		})),
		staff_secret: staff.map(({ name }) => ({
			staff_id: idOf('staff', name),
			failures: 0,
			totp_last_step: 0
		})),
		staff_session: staff.map(({ name }) => ({
			id_hash: bytes(`session ${name}`),
			staff_id: idOf('staff', name),
			role_version: 1,
			opened_at: at,
			seen_at: at
		}))
	};
}

/** The cases of a world, by name. */
export function casesOf({ parts }: World): string[] {
	return [...new Set(parts.map((part) => caseOf(part)))];
}

/** Who is in a part: whoever asked, and her child. */
export function peopleOf(part: string): string[] {
	return [part, childOf(part)];
}

export function childOf(part: string): string {
	return `child of ${part}`;
}

export function caseOf(part: World['parts'][number]): string {
	return part.case ?? part.name;
}

function partRows(world: World): Rows {
	const { parts, links = [] } = world;
	const of = (name: string) => ({ part_id: idOf('part', name), key_id: idOf('data_key', name) });
	const ofTrajectory = (name: string) => ({
		...of(name),
		...{ trajectory_id: idOf('trajectory', name), sealed: bytes(name) }
	});
	const each = (table: string, columns: (name: string) => Row) =>
		parts.map(({ name }) => ({ id: idOf(table, name), ...columns(name) }));
	return {
		case_file: casesOf(world).map((name) => ({
			id: idOf('case_file', name),
			key_id: idOf('data_key', `case ${name}`),
			opened_at: at
		})),
		part: parts.map(({ name, ...rest }) => ({
			id: idOf('part', name),
			case_id: idOf('case_file', caseOf({ name, ...rest })),
			key_id: idOf('data_key', name),
			opened_at: at,
			code: `NL-2026-${parseInt(idOf('part', name).slice(0, 6), 16) + 10_000}`,
			status: 'active'
		})),
		// where it stands now is written down by itself
		stood_in: parts.flatMap((part) =>
			(part.stood ?? [])
				.filter((one) => one !== caseOf(part))
				.map((one) => ({ part_id: idOf('part', part.name), case_id: idOf('case_file', one) }))
		),
		membership: parts.flatMap(({ name, members }) =>
			members.map((member) => ({
				part_id: idOf('part', name),
				staff_id: idOf('staff', member.name),
				role: member.role ?? 'second',
				since: at,
				ended_at: member.ended ? later : null
			}))
		),
		sealed_link: links.map(({ one, other, ended }) => ({
			id: idOf('sealed_link', `${one} ${other}`),
			case_id: idOf('case_file', one),
			other_case_id: idOf('case_file', other),
			key_id: idOf('data_key', `case ${one}`),
			sealed: bytes(one),
			made_by: idOf('staff', world.staff[0]!.name),
			made_at: at,
			ended_at: ended ? later : null,
			ended_by: ended ? idOf('staff', world.staff[0]!.name) : null
		})),
		danger: parts.map(({ name, calm }) => ({
			id: idOf('danger', name),
			part_id: idOf('part', name),
			kind: 'level',
			level: 'T1',
			reference: name,
			raised_at: at,
			deadline_at: later,
			ended_at: calm ? later : null,
			ended_by: calm ? idOf('staff', world.staff[0]!.name) : null,
			key_id: calm ? idOf('data_key', name) : null,
			sealed: calm ? bytes(name) : null
		})),
		passing_on: parts.slice(1).map(({ name }, index) => ({
			danger_id: idOf('danger', name),
			part_id: idOf('part', parts[index]!.name),
			decision: 'kept',
			key_id: idOf('data_key', name),
			sealed: bytes(name),
			decided_by: idOf('staff', world.staff[0]!.name),
			decided_at: at
		})),
		broken_glass: parts.flatMap(({ name, readers = [] }) =>
			readers.map((reader) => ({
				id: idOf('broken_glass', `${name} ${reader.name}`),
				staff_id: idOf('staff', reader.name),
				...of(name),
				sealed: reader.silent ? null : bytes(name),
				broken_at: at,
				until: '2100-01-01T00:00:00Z',
				ended_at: reader.ended ? later : null,
				review_by: later
			}))
		),
		conflict: parts.flatMap(({ name, barred = [], ...rest }) =>
			barred.map((staff) => ({
				id: idOf('conflict', `${name} ${staff}`),
				case_id: idOf('case_file', caseOf({ name, ...rest, members: [] })),
				staff_id: idOf('staff', staff),
				...of(name),
				sealed: bytes(name),
				declared_at: at
			}))
		),
		household: each('household', (name) => ({ ...of(name), sealed: bytes(name), created_at: at })),
		person: parts.flatMap(({ name }) =>
			peopleOf(name).map((who) => ({
				id: idOf('person', who),
				...of(name),
				sealed: bytes(who),
				created_at: at,
				version: 1,
				household_id: idOf('household', name)
			}))
		),
		relation: each('relation', (name) => ({
			...of(name),
			from_id: idOf('person', name),
			to_id: idOf('person', childOf(name)),
			sealed: bytes(name),
			made_at: at,
			made_by: idOf('staff', world.staff[0]!.name)
		})),
		sibling_check: each('sibling_check', (name) => ({
			...of(name),
			person_id: idOf('person', childOf(name)),
			sealed: bytes(name),
			checked_at: at,
			checked_by: idOf('staff', world.staff[0]!.name)
		})),
		same_person: parts.slice(1).map(({ name }, index) => ({
			id: idOf('same_person', name),
			person_id: idOf('person', name),
			...of(name),
			other_person_id: idOf('person', parts[index]!.name),
			other_part_id: idOf('part', parts[index]!.name),
			sealed: bytes(name),
			made_by: idOf('staff', world.staff[0]!.name),
			made_at: at
		})),
		trajectory: each('trajectory', (name) => ({
			part_id: idOf('part', name),
			service_type: 'family_support',
			phase: 'clearing',
			status: 'running',
			opened_at: at,
			changed_at: at,
			pathway: 'none',
			began_early: false,
			version: 1
		})),
		commission: parts.map(({ name }) => ({
			...ofTrajectory(name),
			status: 'given',
			...{ version: 1, changed_at: at, changed_by: idOf('staff', world.staff[0]!.name) }
		})),
		legal_frame: parts.map(({ name }) => ({
			...ofTrajectory(name),
			ground: 'explicit_consent',
			...{ version: 1, changed_at: at, changed_by: idOf('staff', world.staff[0]!.name) }
		})),
		step_request: each('step_request', (name) => ({
			...ofTrajectory(name),
			...{ from_status: 'closed', to_status: 'intake' },
			...{ asked_by: idOf('staff', world.staff[0]!.name), asked_at: at }
		})),
		hand_over: each('hand_over', (name) => ({
			...of(name),
			...{ to_id: idOf('staff', world.staff[0]!.name), role: 'first', sealed: bytes(name) },
			...{ made_by: idOf('staff', world.staff[0]!.name), made_at: at }
		})),
		lesson: parts.map(({ name }) => ({
			...{ id: idOf('lesson', name), service_type: 'family_support' },
			...{ month: '2026-11-01', words: name }
		})),
		help_plan: each('help_plan', (name) => ({
			...of(name),
			trajectory_id: idOf('trajectory', name),
			version: 1,
			sealed: bytes(name),
			scaled_goals: 1,
			written_at: at,
			written_by: idOf('staff', world.staff[0]!.name)
		})),
		trajectory_review: each('trajectory_review', (name) => ({
			...of(name),
			trajectory_id: idOf('trajectory', name),
			plan_id: idOf('help_plan', name),
			held_on: at.slice(0, 10),
			sealed: bytes(name),
			scores: bytes(`scores ${name}`),
			reviewed_at: at,
			reviewed_by: idOf('staff', world.staff[0]!.name)
		})),
		measure: each('measure', (name) => ({
			...of(name),
			trajectory_id: idOf('trajectory', name),
			kind: 'wellbeing',
			person_id: idOf('person', name),
			taken_on: at.slice(0, 10),
			sealed: bytes(name),
			noted_at: at,
			noted_by: idOf('staff', world.staff[0]!.name)
		})),
		session: each('session', (name) => ({
			...of(name),
			trajectory_id: idOf('trajectory', name),
			...{ first_id: idOf('session', name), version: 1, kind: 'phone', outcome: 'held' },
			...{ began_at: at, minutes: 50, travel_minutes: 0, travel_km: 0, staff_count: 1 },
			...{ heard: true, sealed: bytes(name) },
			...{ written_at: at, written_by: idOf('staff', world.staff[0]!.name) }
		})),
		signal: each('signal', (name) => ({
			...of(name),
			person_id: idOf('person', name),
			...{ side: 'worry', source: 'client', observed_on: at.slice(0, 10) },
			...{ form: 'unclear', also: [], platforms: [], sealed: bytes(name) },
			...{ noted_at: at, noted_by: idOf('staff', world.staff[0]!.name) }
		})),
		factor: each('factor', (name) => ({
			...of(name),
			person_id: idOf('person', name),
			...{ kind: 'driver', code: 'meaning', direction: 'towards', strength: 1 },
			...{ source: 'client', seen_on: at.slice(0, 10), sealed: bytes(name) },
			...{ noted_at: at, noted_by: idOf('staff', world.staff[0]!.name) }
		})),
		risk_judgement: each('risk_judgement', (name) => ({
			...of(name),
			...{ level: 'high', due_on: at.slice(0, 10), sealed: bytes(name), asks_second: true },
			...{ judged_at: at, judged_by: idOf('staff', world.staff[0]!.name) }
		})),
		intervention: parts.map(({ name }) => ({
			...{ id: idOf('intervention', name), name, provider: name, category: 'mentor' },
			...{ audiences: ['parents'], region: '', cost: '', evidence: 'described' },
			...{ elements: '', evaluated: false, report: '', version: 1 },
			...{ changed_at: at, changed_by: idOf('staff', world.staff[0]!.name) }
		})),
		chosen_intervention: each('chosen_intervention', (name) => ({
			...of(name),
			...{ trajectory_id: idOf('trajectory', name), starts_on: at.slice(0, 10) },
			...{ intervention_id: idOf('intervention', name), sealed: bytes(name) },
			...{ chosen_at: at, chosen_by: idOf('staff', world.staff[0]!.name) }
		})),
		advice: each('advice', (name) => ({
			...of(name),
			...{ trajectory_id: idOf('trajectory', name), person_id: idOf('person', name) },
			...{ occupation: 'school', question_kind: 'signal', sealed: bytes(name) },
			...{ asked_on: at.slice(0, 10), due_on: at.slice(0, 10) },
			due_task: idOf('follow_up', name),
			...{ noted_at: at, noted_by: idOf('staff', world.staff[0]!.name) }
		})),
		advice_draft: each('advice_draft', (name) => ({
			...of(name),
			...{ advice_id: idOf('advice', name), version: 1, read_by: at.slice(0, 10) },
			...{ sealed: bytes(name), written_at: at },
			written_by: idOf('staff', world.staff[0]!.name)
		})),
		advice_given: parts.map(({ name }) => ({
			...{ advice_id: idOf('advice', name), draft_id: idOf('advice_draft', name) },
			...{ part_id: idOf('part', name), given_on: at.slice(0, 10), given_how: 'phone' },
			...{ after_on: '2100-01-01', after_task: idOf('follow_up', name) },
			...{ given_at: at, given_by: idOf('staff', world.staff[0]!.name) }
		})),
		advice_outcome: parts.map(({ name }) => ({
			...{ advice_id: idOf('advice', name), ...of(name), asked_on: at.slice(0, 10) },
			...{ used: 'yes', sealed: bytes(name), noted_at: at },
			noted_by: idOf('staff', world.staff[0]!.name)
		})),
		contact_point: each('contact_point', (name) => ({
			...of(name),
			person_id: idOf('person', name),
			kind: 'phone',
			sealed: bytes(name),
			value_index: bytes(`phone ${name}`),
			created_at: at
		})),
		safe_contact_plan: each('safe_contact_plan', (name) => ({
			...of(name),
			person_id: idOf('person', name),
			version: 1,
			sealed: bytes(name),
			created_at: at
		})),
		consent: each('consent', (name) => ({
			part_id: idOf('part', name),
			person_id: idOf('person', name),
			purpose: 'sms',
			given_at: at,
			valid_until: '2027-11-02T09:00:00Z',
			given_how: 'talk',
			given_by: 'self',
			text_version: '1'
		})),
		disclosure: each('disclosure', (name) => ({
			...of(name),
			person_id: idOf('person', name),
			consent_id: idOf('consent', name),
			sealed: bytes(name),
			shared_at: at,
			shared_by: idOf('staff', world.staff[0]!.name)
		})),
		opt_out: parts.map(({ name }) => ({ value_index: bytes(`phone ${name}`), at }))
	};
}

/** When an intake was taken. */
export function takenAt(daysAgo?: number): string {
	return daysAgo === undefined ? at : subDays(new Date(), daysAgo).toISOString();
}

function intakeRows({ intakes }: World): Rows {
	const of = (name: string) => ({
		intake_id: idOf('intake', name),
		key_id: idOf('data_key', name)
	});
	return {
		intake: intakes.map(({ name, takenBy, part, level = 'T1', daysAgo }) => ({
			id: idOf('intake', name),
			key_id: idOf('data_key', name),
			reference: name,
			channel: 'form',
			status: takenBy ? 'assigned' : 'new',
			level,
			rule_version: 1,
			acute_unclear: false,
			supervisor_look: false,
			received_at: at,
			waiting_since: at,
			deadline_at: later,
			read_by: later,
			taken_by: takenBy ? idOf('staff', takenBy) : null,
			taken_at: takenBy ? takenAt(daysAgo) : null,
			part_id: part ? idOf('part', part) : null,
			form_hash: bytes(`form ${name}`),
			number_index: bytes(`phone ${part ?? name}`)
		})),
		intake_answers: intakes.map(({ name }) => ({ ...of(name), sealed: bytes(name) })),
		intake_message: intakes.map(({ name }) => ({
			id: idOf('intake_message', name),
			...of(name),
			author: 'seeker',
			sealed: bytes(name),
			written_at: at
		})),
		room: intakes.map(({ name }) => ({
			id: idOf('room', name),
			intake_id: idOf('intake', name),
			code_index: bytes(`code ${name}`),
			word_index: bytes(`word ${name}`),
			word_version: 1,
			opened_at: at
		}))
	};
}

/** Who is in a conversation while it goes on or waits to be told. */
export function chatMembers({ status, holder, joined }: ChatOfWorld): string[] {
	const isOver = status === 'ended' || status === 'abandoned';
	return isOver ? [] : [holder, joined].filter((name) => name !== undefined);
}

function chatRows({ chats = [] }: World): Rows {
	const of = ({ intake }: ChatOfWorld) => ({
		chat_id: idOf('chat', intake),
		key_id: idOf('data_key', intake)
	});
	const staffId = (name?: string) => (name === undefined ? null : idOf('staff', name));
	const held = chats.filter(({ holder }) => holder !== undefined);
	return {
		chat: chats.map((chat) => ({
			id: idOf('chat', chat.intake),
			intake_id: idOf('intake', chat.intake),
			key_id: idOf('data_key', chat.intake),
			language: 'nl',
			status: chat.status,
			suspect: false,
			holder: staffId(chat.holder),
			offered_to: staffId(chat.offeredTo),
			last_seq: 1,
			seeker_seen: 1,
			staff_seen: 0,
			opened_at: at,
			taken_at: chat.holder ? at : null,
			ended_at: isLive(chat.status) ? null : later,
			seeker_at: at,
			acted_at: at,
			alert_again: []
		})),
		chat_line: chats.map((chat) => ({
			...of(chat),
			id: idOf('chat_line', chat.intake),
			seq: 1,
			author: 'seeker',
			sealed: bytes(chat.intake),
			written_at: at
		})),
		chat_note: held.map((chat) => ({
			...of(chat),
			id: idOf('chat_note', chat.intake),
			staff_id: staffId(chat.holder),
			kind: 'note',
			sealed: bytes(chat.intake),
			written_at: at
		})),
		chat_member: held.flatMap((chat) =>
			[chat.holder!, ...(chat.joined === undefined ? [] : [chat.joined])].map((name, n) => ({
				chat_id: idOf('chat', chat.intake),
				staff_id: staffId(name),
				role: n === 0 ? 'holder' : 'joined',
				since: at,
				ended_at: chatMembers(chat).includes(name) ? null : later
			}))
		),
		chat_draft: held.map((chat) => ({
			...of(chat),
			staff_id: staffId(chat.holder),
			sealed: bytes(chat.intake),
			kept_at: at
		}))
	};
}

function callRows({ calls = [] }: World): Rows {
	const of = ({ name }: CallOfWorld) => ({
		call_id: idOf('call', name),
		key_id: idOf('data_key', name)
	});
	const staffId = (name?: string) => (name === undefined ? null : idOf('staff', name));
	const held = calls.filter(({ holder }) => holder !== undefined);
	const goesOn = held.filter(({ state }) => state !== 'over');
	return {
		call: calls.map(({ name, state, isOfPart, holder }) => ({
			id: idOf('call', name),
			direction: isOfPart ? 'outbound' : 'inbound',
			intake_id: isOfPart ? null : idOf('intake', name),
			part_id: isOfPart ? idOf('part', name) : null,
			key_id: idOf('data_key', name),
			...{ state, ended_as: state === 'over' ? 'told' : null, language: 'nl' },
			...{ has_number: true, holder_id: staffId(holder) },
			...{ started_at: at, queued_at: at, heard_at: at, ended_at: state === 'over' ? later : null }
		})),
		call_leg: held.flatMap(({ name, state, holder, joined }) =>
			[holder, joined].flatMap((who, n) =>
				who === undefined
					? []
					: {
							id: idOf('call_leg', `${name} ${who}`),
							...{ call_id: idOf('call', name), staff_id: staffId(who) },
							...{ role: n === 0 ? 'offer' : 'joined', created_at: at, heard_at: at },
							...{ state: state === 'over' ? 'ended' : 'bridged' }
						}
			)
		),
		call_note: held.map((one) => ({
			...of(one),
			...{ id: idOf('call_note', one.name), staff_id: staffId(one.holder), kind: 'note' },
			...{ sealed: bytes(one.name), written_at: at }
		})),
		call_draft: goesOn.map((one) => ({
			...of(one),
			...{ staff_id: staffId(one.holder), note_id: idOf('call_draft', one.name) },
			...{ sealed: bytes(one.name), kept_at: at }
		})),
		call_order: goesOn.map(({ name }) => ({
			...{ call_id: idOf('call', name), what: 'hold', due_at: at }
		}))
	};
}

// a note, an appointment and a reminder of each part; a task and an alert to the first colleague of each intake
function textRows({ parts, intakes, staff }: World): Rows {
	const [first] = staff;
	const writer = idOf('staff', first!.name);
	const notifications = [
		...parts.map(({ name }) => ({
			...textRow(name),
			purpose: 'remind-family',
			part_id: idOf('part', name),
			person_id: idOf('person', name)
		})),
		...intakes.map(({ name }) => ({
			...textRow(name),
			purpose: 'alert-urgent',
			staff_id: writer,
			intake_id: idOf('intake', name)
		}))
	];
	return {
		note: parts.map(({ name }) => ({
			id: idOf('note', name),
			part_id: idOf('part', name),
			key_id: idOf('data_key', name),
			sealed: bytes(name),
			written_by: writer,
			written_at: at
		})),
		note_correction: parts.map(({ name }) => ({
			id: idOf('note_correction', name),
			note_id: idOf('note', name),
			part_id: idOf('part', name),
			key_id: idOf('data_key', name),
			sealed: bytes(name),
			corrected_by: writer,
			corrected_at: later
		})),
		follow_up: [
			...parts.map(({ name }) => ({ ...taskRow(name), part_id: idOf('part', name) })),
			...intakes.map(({ name }) => ({
				...taskRow(name),
				intake_id: idOf('intake', name),
				part_id: null
			}))
		],
		notification: notifications.map((row) => ({
			staff_id: null,
			person_id: null,
			part_id: null,
			intake_id: null,
			...row
		})),
		notification_attempt: notifications.map(({ id, unique_key: name }) => ({
			id: idOf('notification_attempt', name),
			notification_id: id,
			number: 1,
			started_at: at,
			outcome: 'accepted'
		})),
		provider_event: notifications.map(({ unique_key: name }) => ({
			provider_id: name,
			status: 'sent',
			error_code: '',
			received_at: at
		}))
	};
}

/** Whoever goes to a part works on it; to one on which nobody works nobody goes. */
export function whoGoes({ members }: World['parts'][number]): string | undefined {
	return members.find(({ role, ended }) => role !== 'expert' && !ended)?.name;
}

function visitRows({ parts }: World): Rows {
	const visited = parts.filter((part) => whoGoes(part) !== undefined);
	const of = (name: string) => ({
		part_id: idOf('part', name),
		key_id: idOf('data_key', name),
		sealed: bytes(name)
	});
	return {
		visit: visited.map((part) => {
			const { name } = part;
			const goes = whoGoes(part)!;
			const times = { back_by: at, rung: 'none', version: 1 };
			const rest = { goes: idOf('staff', goes), risk: 'low', needs_agreement: false, ...times };
			return { id: idOf('follow_up', name), ...of(name), ...rest };
		}),
		visit_address: visited.map(({ name }) => ({ visit_id: idOf('follow_up', name), ...of(name) }))
	};
}

function textRow(name: string) {
	return {
		id: idOf('notification', name),
		unique_key: name,
		channel: 'sms',
		planned_at: at,
		first_planned_at: at,
		status: 'planned',
		claims: 0,
		changed_at: at,
		created_at: at
	};
}

function taskRow(name: string): Row {
	const times = { starts_at: at, ends_at: later, created_at: at };
	return {
		id: idOf('follow_up', name),
		kind: 'task',
		status: 'open',
		version: 1,
		intake_id: null,
		...times
	};
}

// of each contact a call that goes on, and a crisis with one step
function dangerRows({ intakes, staff }: World): Rows {
	const writer = idOf('staff', staff[0]!.name);
	return {
		page: intakes.map(({ name }) => ({
			id: idOf('page', name),
			intake_id: idOf('intake', name),
			level: 'T1',
			waiting_since: at,
			opened_at: at,
			rung: 0,
			round: 1,
			paged: [],
			last: [],
			next_at: at
		})),
		crisis: intakes.map(({ name }) => ({
			id: idOf('crisis', name),
			intake_id: idOf('intake', name),
			key_id: idOf('data_key', name),
			status: 'safety_action',
			opened_at: at
		})),
		crisis_step: intakes.map(({ name }) => ({
			id: idOf('crisis_step', name),
			crisis_id: idOf('crisis', name),
			key_id: idOf('data_key', name),
			move: 'act',
			sealed: bytes(name),
			happened_at: at,
			written_at: at,
			written_by: writer
		}))
	};
}

function rosterRows({ staff }: World): Rows {
	const [first] = staff;
	const of = (table: string) => ({
		id: idOf(table, first!.name),
		staff_id: idOf('staff', first!.name),
		made_at: at,
		made_by: idOf('staff', first!.name)
	});
	const [starts, ends] = ['09:00', '17:00'];
	return {
		roster_week: [
			{ ...of('roster_week'), kind: 'duty', weekday: 1, starts, ends, from_date: '2026-11-02' }
		],
		roster_day: [{ ...of('roster_day'), kind: 'off', on_date: '2026-11-02' }],
		roster_absence: [
			{ ...of('roster_absence'), from_date: '2026-11-03', until_date: '2026-11-04' }
		],
		roster_turn: [{ staff_id: idOf('staff', first!.name), is_on: false }]
	};
}

function eventRow(chainId: string, kind: string, name: string): Row {
	const place = { chain_id: chainId, seq: 1, at, recorded_at: at, kind, actor_role: 'system' };
	return { ...place, subject_id: idOf('event', name), previous: bytes('none'), hash: bytes(name) };
}
