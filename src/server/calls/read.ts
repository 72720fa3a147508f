import type { Actor } from '#domain/actor.ts';
import { may } from '#domain/access.ts';
import { isLiveLeg, takesPart } from '#domain/call.ts';
import { maskPhone } from '#domain/phone.ts';
import * as cases from '../cases/store.ts';
import * as intakes from '../intakes/store.ts';
import * as people from '../people/store.ts';
import * as plans from '../safe-contact/store.ts';
import { colleagues, type Colleague } from '../staff/colleagues.store.ts';
import { together, type StaffWork } from '../work.ts';
import * as callbacks from './callbacks.store.ts';
import * as calls from './desk.store.ts';
import * as known from './known.store.ts';
import { numberOf } from './number.ts';
import { reach, subjectOf, type Reached } from './reach.ts';
import { recordReading } from './reach.store.ts';
import { whoItMayBe } from './word.ts';
import * as words from './words.store.ts';

export type ReadCall = Awaited<ReturnType<typeof view>>;

/** The screen of somebody with a telephone at her ear: what is known by consent only, the paper, who takes part. */
export function readCall(
	actor: Actor,
	id: string
): Promise<{ call: ReadCall } | { problem: 'not-found' | 'gone' | 'call-held' }> {
	return together(actor, async (work) => {
		const found = await reach(work, 'call.read', id);
		if ('problem' in found)
			return (await wasHeld(work, id, found)) ? { problem: 'call-held' } : found;
		const call = await view(work, found);
		await recordReading(work, id);
		return { call };
	});
}

// it was over before it began, and she should know why
async function wasHeld(work: StaffWork, id: string, { problem }: { problem: string }) {
	return problem === 'gone' && (await calls.held(work, [id])).has(id);
}

async function view(work: StaffWork, found: Reached) {
	const { row, legs } = found;
	const names = await colleagues(work);
	const number = await numberOf(work, row);
	const mayNote = await words.mayWrite(work, row);
	return {
		...standingOf(work, found, names),
		...(await contactOf(work, row)),
		number: number && maskPhone(number),
		timesBefore: row.direction === 'inbound' ? await known.timesBefore(work, row.id) : 0,
		known: await knownOf(work, row),
		task: row.taskId ? await callbacks.attempts(work, row.taskId) : undefined,
		notes: (await words.notes(work, [row.id])).map((note) => ({
			...note,
			by: names.get(note.staffId)?.name ?? ''
		})),
		draft: mayNote ? await words.draft(work, row) : '',
		colleagues: await askable(work, row.id, { names, legs }),
		may: {
			lead: may(work.actor, 'call.lead', subjectOf(found)),
			note: mayNote
		},
		now: work.now
	};
}

function standingOf({ actor }: StaffWork, { row, legs }: Reached, names: Names) {
	const { id, direction, state, language } = row;
	const own = legs.find(({ staffId }) => staffId === actor.id);
	return {
		...{ id, direction, state, language: language ?? undefined },
		startedAt: row.startedAt,
		/** Since then they speak, or spoke. */
		connectedAt: row.connectedAt ?? undefined,
		endedAt: row.endedAt ?? undefined,
		wantsMe: row.wantsMe,
		holder: names.get(row.holderId ?? '')?.name ?? '',
		isMine: row.holderId === actor.id,
		mine: own && { leg: own.id, role: own.role, isIn: takesPart(own) },
		with: legs
			.filter(({ staffId }) => staffId !== actor.id)
			.map((leg) => ({
				...{ leg: leg.id, role: leg.role, isIn: takesPart(leg) },
				name: names.get(leg.staffId)?.name ?? '',
				isSupervisor: names.get(leg.staffId)?.role === 'supervisor'
			})),
		/** Whoever called hears music while a colleague is rung who takes over. */
		isHeld: legs.some((leg) => leg.role === 'transfer' && isLiveLeg(leg) && !takesPart(leg))
	};
}

type Names = Map<string, Colleague>;

async function contactOf(work: StaffWork, { intakeId }: calls.CallRow) {
	const intake = intakeId ? await intakes.find(work, intakeId) : undefined;
	// what was told before opens to whoever has the contact
	const isOpen = intake?.takenBy != null || intake?.partId != null;
	const told = intake && isOpen ? await intakes.told(work, intake) : undefined;
	return {
		intakeId: intake && isOpen ? intake.id : undefined,
		level: intake?.level,
		asked: told && { door: told.door, answers: told.answers, ...told.weighing }
	};
}

async function knownOf(work: StaffWork, row: calls.CallRow) {
	const found: {
		personId: string;
		partId: string;
		code: string;
		name: string;
		hasWord: boolean;
		hasBack: boolean;
		coverStory: string;
	}[] = [];
	for (const { personId, partId } of await whoItMayBe(work, row)) {
		const part = await cases.find(work, partId);
		const person = (await people.ofPart(work, partId)).find(({ id }) => id === personId);
		if (!part || !person) continue;
		const plan = (await plans.latest(work, personId))?.kept;
		found.push({
			...{ personId, partId, code: part.code, name: person.name },
			hasWord: Boolean(plan?.words.code ?? plan?.words.duress),
			hasBack: Boolean(plan?.words.back),
			coverStory: plan?.detail.coverStory ?? ''
		});
	}
	return found;
}

/** Who may be called in: a telephone of hers is known, and she is in no call; who is on duty first. */
async function askable(
	work: StaffWork,
	id: string,
	{ names, legs }: { names: Names; legs: calls.LegRow[] }
) {
	const callable = await calls.callable(work, id);
	return [...names.values()]
		.filter(({ id: one }) => {
			const isIn = legs.some(({ staffId }) => staffId === one);
			return callable.get(one)?.isBusy === false && !isIn && one !== work.actor.id;
		})
		.map(({ id, name, role, onDutySince }) => ({ id, name, role, onDuty: onDutySince !== null }))
		.toSorted((one, other) => Number(other.onDuty) - Number(one.onDuty));
}
