import type { Actor } from '#domain/actor.ts';
import { may } from '#domain/access.ts';
import { stageOf, type AdviceStage } from '#domain/advice-answer.ts';
import type { AdviceType } from '#domain/advice.ts';
import { localDate } from '#domain/time.ts';
import { isOpen } from '#domain/trajectory.ts';
import { findCase, recordReading, type NotForYou } from '../cases/found.ts';
import { headOf, type Head } from '../cases/read.ts';
import type { CasePart } from '../cases/store.ts';
import { readPage, type ListPage } from '../cursor.ts';
import * as people from '../people/store.ts';
import type { Person } from '../people/store.ts';
import { namesOfStaff, type StaffNames } from '../staff/colleagues.store.ts';
import * as trajectories from '../trajectories/store.ts';
import { together, type StaffWork } from '../work.ts';
import { adviceLines, findAdvice, type AdviceLine, type At } from './found.ts';
import * as store from './store.ts';
import type { KeptAdvice } from './store.ts';

/** All that was asked in a case. */
export interface AdvicePage extends Head {
	lines: AdviceLine[];
	/** The newest question first. */
	all: ListPage<ShownAdvice>;
	people: Pick<Person, 'id' | 'name' | 'role'>[];
	/** Help to somebody else stands in the same case: then this one asks for a case of its own. */
	standsBesideHelp: boolean;
	mayWrite: boolean;
	today: string;
}
/** One of it, with who wrote, read and gave. */
export interface OneAdvicePage extends Head {
	line: AdviceLine;
	advice: ShownAdvice;
	names: Record<string, string>;
	mayWrite: boolean;
	mayReadSecond: boolean;
	mayPrint: boolean;
	today: string;
}
export interface ShownAdvice extends KeptAdvice {
	type: AdviceType;
	stage: AdviceStage;
	/** Who asks. */
	asker: string;
}

const size = 20;

export function readAdvicePage(
	actor: Actor,
	partId: string,
	after?: string
): Promise<AdvicePage | NotForYou> {
	return together(actor, async (work) => {
		const found = await findCase(work, partId, 'part.read-story');
		if ('problem' in found) return found;
		const everybody = await people.ofPart(work, partId);
		const lines = await adviceLines(work, partId);
		const ofCase = await trajectories.ofPart(work, partId);
		const ids = lines.map(({ id }) => id);
		const all = await readPage(`advice ${partId}`, after, {
			...{ size, standsAt: store.order.standsAt },
			read: (part) => store.ofTrajectories(work, ids, part)
		});
		if ('problem' in all) return all;
		const names = await namesOfStaff(work);
		const page = {
			...(await headOf(work, found, { all: everybody, names })),
			lines,
			all: { ...all, rows: all.rows.map((one) => shown(one, lines, everybody)) },
			people: everybody.map(({ id, name, role }) => ({ id, name, role })),
			standsBesideHelp: lines.length > 0 && ofCase.length > lines.length,
			mayWrite: may(actor, 'part.trajectory', found) && lines.some(({ status }) => isOpen(status)),
			today: localDate(work.now)
		};
		await recordReading(work, found);
		return page;
	});
}

export function readOneAdvice(actor: Actor, at: At): Promise<OneAdvicePage | NotForYou> {
	return together(actor, async (work) => {
		const found = await findAdvice(work, at, 'part.read-story');
		if ('problem' in found) return found;
		const { part, line } = found;
		const everybody = await people.ofPart(work, at.partId);
		const names = await namesOfStaff(work);
		const advice = shown(found.advice, [line], everybody);
		const page = {
			...(await headOf(work, part, { all: everybody, names })),
			...{ line, advice, names: namesIn(advice, names) },
			mayWrite: may(actor, 'part.trajectory', part) && isOpen(line.status),
			mayReadSecond: isOpen(line.status) && readsSecond(work, part, advice),
			mayPrint: may(actor, 'part.print', part),
			today: localDate(work.now)
		};
		await recordReading(work, part);
		return page;
	});
}

function readsSecond({ actor }: StaffWork, part: CasePart, { drafts, stage }: ShownAdvice) {
	const writtenBy = drafts.at(-1)?.writtenBy;
	return (
		stage === 'second-reading' &&
		writtenBy !== undefined &&
		may(actor, 'advice.read-second', { writtenBy, part })
	);
}

function shown(
	advice: KeptAdvice,
	lines: readonly AdviceLine[],
	everybody: readonly Person[]
): ShownAdvice {
	const { type } = lines.find(({ id }) => id === advice.trajectoryId)!;
	const asker = everybody.find(({ id }) => id === advice.personId)?.name ?? '';
	return { ...advice, type, stage: stageOf(type, advice), asker };
}

function namesIn(
	{ notedBy, drafts, given, outcome }: KeptAdvice,
	names: StaffNames
): Record<string, string> {
	const ids = [
		...[notedBy, given?.givenBy ?? '', outcome?.notedBy ?? ''],
		...drafts.flatMap(({ writtenBy, decidedBy }) => [writtenBy, decidedBy ?? ''])
	];
	return Object.fromEntries(ids.map((id) => [id, names.get(id) ?? '']));
}
