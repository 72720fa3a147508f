import type { Actor } from '#domain/actor.ts';
import { may } from '#domain/access.ts';
import type { CallState } from '#domain/call.ts';
import { takesPart } from '#domain/call.ts';
import type { Language } from '#domain/language.ts';
import { colleagues, type Colleague } from '../staff/colleagues.store.ts';
import { together, type StaffWork } from '../work.ts';
import { callbacksOf, type CallbackLine } from './callbacks.ts';
import * as calls from './desk.store.ts';
import { telephone } from './provider.ts';

/** Somebody who waits at the telephone: nothing of who it is. */
export interface WaitingLine {
	id: string;
	language: Language | undefined;
	queuedAt: Date;
	/** Of a family of hers. */
	wantsMe: boolean;
	/** Whose telephones ring for them now. */
	ringsAt: string[];
	ringsMine: boolean;
}
export interface CallLine {
	id: string;
	direction: 'inbound' | 'outbound';
	state: CallState;
	language: Language | undefined;
	since: Date;
	/** Who speaks with them, whoever leads it first. */
	with: string[];
	isMine: boolean;
	isIn: boolean;
	/** Her telephone rings for it. */
	ringsMine: boolean;
}
export interface Telephone {
	now: Date;
	waiting: WaitingLine[];
	mine: CallLine[];
	/** For a supervisor: those that go on without her. */
	others: CallLine[];
	callbacks: CallbackLine[];
	presence: Awaited<ReturnType<typeof calls.presence>>;
	onDuty: boolean;
	shut: { at: Date; by: string } | undefined;
	mayShut: boolean;
	/** Calls can be put through: a number of ours is set. */
	hasLine: boolean;
}
export type CallsNow = Pick<Telephone, 'now' | 'waiting' | 'mine'>;

/** Who waits, what is hers, who is still to be called back. */
export function telephoneOf(actor: Actor): Promise<Telephone | { problem: 'not-found' }> {
	return together(actor, async (work) =>
		may(actor, 'call.list', undefined) ? all(work) : { problem: 'not-found' }
	);
}

/** For the first page of the desk: only when somebody waits, or a call is hers. */
export async function callsNow(work: StaffWork): Promise<CallsNow | undefined> {
	if (!may(work.actor, 'call.list', undefined)) return undefined;
	const found = await Promise.all([calls.waiting(work), calls.hers(work)]);
	return found.flat().length > 0 ? now(work, await colleagues(work), found) : undefined;
}

async function all(work: StaffWork): Promise<Telephone> {
	const { actor } = work;
	const names = await colleagues(work);
	const here = await now(work, names, [await calls.waiting(work), await calls.hers(work)]);
	const isSupervisor = actor.role === 'supervisor';
	const goingOn = isSupervisor ? await calls.goingOn(work) : [];
	const others = goingOn.filter(({ id }) => here.mine.every((own) => own.id !== id));
	const shut = await calls.doorShut(work);
	return {
		...here,
		others: await linesOf(work, others, names),
		callbacks: await callbacksOf(work, names),
		presence: await calls.presence(work),
		onDuty: names.get(actor.id)?.onDutySince != null,
		shut: shut && { at: shut.at, by: names.get(shut.by ?? '')?.name ?? '' },
		mayShut: may(actor, 'call.shut', undefined),
		hasLine: telephone() !== undefined
	};
}

type Names = Map<string, Colleague>;

async function now(
	work: StaffWork,
	names: Names,
	[rows, mine]: [waiting: calls.CallRow[], mine: calls.CallRow[]]
): Promise<CallsNow> {
	const legs = await calls.legs(
		work,
		rows.map(({ id }) => id)
	);
	const lines = rows.map(({ id, language, queuedAt, startedAt, wantsMe }) => {
		const ringing = legs.filter(({ callId }) => callId === id);
		return {
			...{ id, language: language ?? undefined, queuedAt: queuedAt ?? startedAt, wantsMe },
			ringsAt: ringing.map(({ staffId }) => names.get(staffId)?.name ?? ''),
			ringsMine: ringing.some(({ staffId }) => staffId === work.actor.id)
		};
	});
	// whoever waits and rings for her stands among those who wait
	const held = mine.filter(({ state }) => state !== 'queued');
	return { now: work.now, waiting: lines, mine: await linesOf(work, held, names) };
}

async function linesOf(work: StaffWork, rows: calls.CallRow[], names: Names): Promise<CallLine[]> {
	const legs = await calls.legs(
		work,
		rows.map(({ id }) => id)
	);
	return rows.map((row) => {
		const ours = legs.filter(({ callId }) => callId === row.id);
		const own = ours.find(({ staffId }) => staffId === work.actor.id);
		const first = ours.toSorted(
			(one, other) => Number(other.id === row.holder) - Number(one.id === row.holder)
		);
		const inIt = first.filter(takesPart).map(({ staffId }) => names.get(staffId)?.name ?? '');
		const isMine = row.holderId === work.actor.id;
		return {
			...{ id: row.id, direction: row.direction, state: row.state, isMine, with: inIt },
			language: row.language ?? undefined,
			since: row.connectedAt ?? row.startedAt,
			isIn: isMine || own !== undefined,
			ringsMine: own !== undefined && !takesPart(own)
		};
	});
}
