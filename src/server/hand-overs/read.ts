import { may } from '#domain/access.ts';
import type { Actor } from '#domain/actor.ts';
import { inOrder, pressureOf, type Pressure } from '#domain/hand-over.ts';
import { record } from '../audit/record.ts';
import * as cases from '../cases/store.ts';
import { isId } from '../row-id.ts';
import { colleagues } from '../staff/colleagues.store.ts';
import { looking, together } from '../work.ts';
import { casesOf, messagesOf, mineAmong, unreadOf, type OpenCase } from './open.store.ts';
import * as handOvers from './store.ts';
import type { KeptHandOver } from './store.ts';

export interface PressedCase extends OpenCase {
	pressure: Pressure;
}
export interface LeaverPage {
	staffId: string;
	name: string;
	/** What she works on, what presses most first. */
	cases: PressedCase[];
	/** Taken from the desk, and of no case. */
	messages: number;
	/** Who can get them. */
	colleagues: { id: string; name: string; cases: number }[];
	now: Date;
}
export interface GivenCase extends PressedCase {
	/** Of who asks. */
	name: string;
	/** Who had it; empty when nobody did. */
	from: string;
	givenAt: Date;
	/** What somebody wrote with it, also before, the newest first. */
	words: { from: string; text: string }[];
}

/** Everything that stands in somebody's name, for a supervisor; a list, which opens no case. */
export function readLeaver(
	actor: Actor,
	staffId: string
): Promise<LeaverPage | { problem: 'not-found' | 'not-allowed' }> {
	return together(actor, async (work) => {
		if (!may(actor, 'review.view', undefined)) return { problem: 'not-allowed' };
		const all = await colleagues(work);
		const leaver = isId(staffId) ? all.get(staffId) : undefined;
		if (!leaver) return { problem: 'not-found' };
		const others = [...all.values()].filter(
			({ id, role, isAdmitted }) =>
				id !== staffId && isAdmitted && (role === 'counsellor' || role === 'supervisor')
		);
		const loads = others.map(async ({ id, name }) => ({
			...{ id, name },
			cases: (await casesOf(work, id)).length
		}));
		return {
			...{ staffId, name: leaver.name, now: work.now },
			cases: pressed(await casesOf(work, staffId), work.now),
			messages: await messagesOf(work, staffId),
			colleagues: await Promise.all(loads)
		};
	});
}

/** What the actor was given and did not read about yet, what presses most first. */
export function readGiven(actor: Actor): Promise<{ cases: GivenCase[]; now: Date }> {
	return together(actor, async (work) => {
		if (!may(actor, 'case.search', undefined)) return { cases: [], now: work.now };
		const given = await handOvers.unread(work);
		const partIds = given.map(({ partId }) => partId);
		const open = pressed(await mineAmong(work, partIds), work.now);
		const names = await cases.namesOf(work, partIds);
		const staff = await colleagues(work);
		const nameOf = (id: string | null) => staff.get(id ?? '')?.name ?? '';
		const said = await handOvers.ofParts(work, partIds);
		const shown = open.map((one) => {
			const [latest] = given.filter(({ partId }) => partId === one.partId);
			return {
				...one,
				name: names.get(one.partId) ?? '',
				...{ from: nameOf(latest!.fromId), givenAt: latest!.madeAt },
				words: wordsOf(said, one.partId, nameOf)
			};
		});
		return { cases: shown, now: work.now };
	});
}

/** She knows enough to go on: of one case, or of all. */
export function markRead(actor: Actor, partIds: readonly string[]): Promise<void> {
	return together(actor, async (work) => {
		const read = await handOvers.read(work, partIds.filter(isId));
		for (const chainId of new Set(read)) await record(work, { chainId, kind: 'part.taken-over' });
	});
}

/** How many cases wait to be read about. */
export function unreadFor(actor: Actor): Promise<number> {
	return looking(actor, unreadOf);
}

function wordsOf(
	said: readonly KeptHandOver[],
	part: string,
	nameOf: (id: string | null) => string
) {
	return said
		.filter(({ partId }) => partId === part)
		.map(({ fromId, words }) => ({ from: nameOf(fromId), text: words }));
}

function pressed(all: readonly OpenCase[], now: Date): PressedCase[] {
	return inOrder(all, now).map((one) => ({ ...one, pressure: pressureOf(one, now) }));
}
