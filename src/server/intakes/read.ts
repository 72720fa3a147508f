import type { Actor } from '#domain/actor.ts';
import { may } from '#domain/access.ts';
import { isUnsafe } from '#domain/crisis.ts';
import { moveIntake } from '#domain/intake.ts';
import { isUnconfirmed } from '#domain/missed-call.ts';
import { maskPhone } from '#domain/phone.ts';
import { textOf } from '#domain/intake-answers.ts';
import { record } from '../audit/record.ts';
import { attempts } from '../calls/callbacks.store.ts';
import * as calls from '../calls/desk.store.ts';
import { telephone } from '../calls/provider.ts';
import { callsOf } from '../calls/records.ts';
import * as cases from '../cases/store.ts';
import * as crises from '../crises/store.ts';
import { transcriptsOf } from '../chats/transcript.ts';
import { destinationsFor } from '../contacts/destinations.ts';
import { suggest } from '../matching/suggest.ts';
import { colleagues } from '../staff/colleagues.store.ts';
import * as pages from '../paging/store.ts';
import { pagesOf } from '../paging/told.store.ts';
import * as looks from '../second-looks/store.ts';
import { together, type StaffWork } from '../work.ts';
import { lineOf } from './line.ts';
import { offerOf } from './offer.ts';
import { chainOf, notFound, reach, subjectOf } from './reach.ts';
import type { KeptIntake } from './sealed-intake.ts';
import * as intakes from './store.ts';
import * as tasks from './tasks.store.ts';
import { trailOf } from './trail.store.ts';

export type ReadIntake = Awaited<ReturnType<typeof view>>;

/** Opens an intake: one event, and from now on a person has read it. A free one shows only its outside. */
export function readIntake(
	actor: Actor,
	id: string
): Promise<{ intake: ReadIntake } | { problem: 'not-found' }> {
	return together(actor, async (work) => {
		const row = await reach(work, 'intake.read', id);
		return row ? { intake: await view(work, row) } : notFound;
	});
}

async function view(work: StaffWork, row: intakes.IntakeRow) {
	const opens = may(work.actor, 'intake.open', subjectOf(work, row));
	if (opens) await pages.seen(work, row.id);
	const read = opens ? { ...row, readAt: row.readAt ?? work.now } : row;
	const names = await colleagues(work);
	const { status, receivedAt, deadlineAt, supervisorLook, level } = row;
	const outside = {
		...lineOf(read, work.now),
		...{ status, receivedAt, deadlineAt, supervisorLook },
		isInCase: row.partId !== null,
		ofCase: await caseOf(work, row),
		isMine: row.takenBy === work.actor.id,
		taker: row.takenBy ? (names.get(row.takenBy)?.name ?? '') : undefined,
		offer: row.takenBy ? undefined : offerOf(work, row.id),
		now: work.now,
		pages: await pagesOf(work, row.id),
		may: mayDo(work, row)
	};
	if (!opens) return { ...outside, inside: undefined };
	const inside = { level, ...(await insideOf(work, row, names)) };
	await noteReading(work, row);
	return { ...outside, inside };
}

/** The case it belongs to, for whoever may open that too. */
async function caseOf(work: StaffWork, { partId }: intakes.IntakeRow) {
	const found = partId ? await cases.find(work, partId) : undefined;
	if (!found || !may(work.actor, 'part.view', found)) return undefined;
	return { partId: found.partId, code: found.code };
}

type Names = Awaited<ReturnType<typeof colleagues>>;

async function insideOf(work: StaffWork, row: intakes.IntakeRow, names: Names) {
	const told = await intakes.told(work, row);
	const messages = told ? await intakes.messages(work, row) : [];
	const room = await intakes.roomOf(work, row.id);
	const look = await looks.waitingFor(work, row.id);
	const before = await suggest(work, { ...row, told });
	return {
		told: told && withoutNumber(told),
		before,
		destinations: mayDo(work, row).takeOn ? await destinationsFor(work, before.suggested) : [],
		talks: await transcriptsOf(work, row.id, names),
		calls: await callsOf(work, row.id, names),
		callback: await callbackOf(work, row.id),
		messages: messages.map((one) => ({ ...one, by: names.get(one.staffId ?? '')?.name ?? '' })),
		room: room && {
			isOpen: room.closedAt === null,
			closedBy: room.closedBy,
			closedAt: room.closedAt
		},
		look: look && {
			...look,
			by: names.get(look.proposedBy)?.name ?? '',
			isMine: look.proposedBy === work.actor.id,
			mayDecide: may(work.actor, 'second-look.decide', {
				proposedBy: look.proposedBy,
				intake: subjectOf(work, row)
			})
		},
		tasks: await tasks.open(work, row.id),
		crisis: await crisisOf(work, row.id),
		trail: await trail(work, row, names)
	};
}

/** How far the crisis about it is, while there is one. */
async function crisisOf(work: StaffWork, id: string) {
	const open = (await crises.of(work, id)).find(({ closedAt }) => closedAt === null);
	return open && { status: open.status, isUnsafe: isUnsafe(open.status) };
}

/** That somebody is called back, or that it is decided; how often it was tried, and whether we can from here. */
async function callbackOf(work: StaffWork, intakeId: string) {
	const task = (await tasks.open(work, intakeId)).find(tasks.isCallback);
	if (!task) return undefined;
	const hasAsked = task.reasonCode === 'callback-asked';
	const hasLine = telephone() !== undefined;
	const hasUnconfirmed = (await calls.ofIntake(work, intakeId)).some(isUnconfirmed);
	return { ...task, ...(await attempts(work, task.id)), hasAsked, hasUnconfirmed, hasLine };
}

async function trail(work: StaffWork, row: intakes.IntakeRow, names: Names) {
	const lines = await trailOf(work, row.id);
	// the number on its chain would tell of events that name a part she does not see
	return lines.map((line, index) => ({
		...line,
		seq: lines.length - index,
		by: names.get(line.actorId ?? '')?.name ?? ''
	}));
}

/** What was told, the number masked to its last two digits: the whole one is shown only when asked for. */
function withoutNumber({ callerNumber, answers, ...told }: KeptIntake) {
	const number = callerNumber ?? textOf(answers, 'phone').trim();
	const shown = { ...answers };
	delete shown.phone;
	delete shown.word;
	return {
		...told,
		answers: shown,
		number: number === '' ? undefined : maskPhone(number),
		isCallerNumber: callerNumber !== undefined
	};
}

async function noteReading(work: StaffWork, row: intakes.IntakeRow): Promise<void> {
	if (!row.readAt) {
		await intakes.change(work, row.id, { readAt: work.now });
		await intakes.hintDesk(work);
	}
	await record(work, { chainId: chainOf(row), kind: 'intake.opened', subjectId: row.id });
}

function mayDo(work: StaffWork, row: intakes.IntakeRow) {
	const { actor } = work;
	const subject = subjectOf(work, row);
	const isOpen = !row.partId && row.status !== 'closed';
	return {
		take:
			!row.partId &&
			row.closedAt === null &&
			row.takenBy !== actor.id &&
			may(actor, 'intake.take', subject),
		release:
			!row.partId &&
			'status' in moveIntake(row.status, 'release') &&
			may(actor, 'intake.release', subject),
		callBack: may(actor, 'intake.decide', subject),
		decide: isOpen && may(actor, 'intake.decide', subject),
		takeOn: isOpen && may(actor, 'intake.take-on', subject),
		compare: may(actor, 'case.search', undefined),
		answer: row.status !== 'closed' && may(actor, 'intake.answer', subject),
		changeLevel: row.status !== 'closed' && may(actor, 'intake.change-level', subject),
		closeRoom: may(actor, 'intake.close-room', subject)
	};
}
