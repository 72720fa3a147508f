import type { Actor } from '#domain/actor.ts';
import { may } from '#domain/access.ts';
import { localDay, midnight } from '#domain/time.ts';
import { house } from '../house.ts';
import { colleaguesOf, namesOfStaff } from '../staff/colleagues.store.ts';
import { together, type StaffWork } from '../work.ts';
import { findVisit, type FoundVisit } from './found.ts';
import { ladderTold } from './ladder.ts';
import { visitLine, type VisitLine } from './line.ts';
import { unplanned } from './list.store.ts';
import * as visits from './store.ts';

export type VisitPage = Exclude<Awaited<ReturnType<typeof readVisit>>, { problem: unknown }>;

/** Who is on the way now and today: for a counsellor her own and those she waits for, for a supervisor all. */
export function visitsOf(actor: Actor) {
	return together(actor, async (work) => {
		if (!may(actor, 'visit.list', undefined)) return { problem: 'not-allowed' as const };
		const tomorrow = midnight(localDay(work.now) + 1);
		const lines = await visitsUntil(work, tomorrow);
		const isSupervisor = actor.role === 'supervisor';
		return {
			now: work.now,
			isSupervisor,
			lines,
			toAgree: isSupervisor ? await asksYes(work) : [],
			unplanned: await unplanned(work, tomorrow)
		};
	});
}

/** What somebody must know on the first page she opens: who is late, and her own visit while it goes on. */
export async function visitsNow(work: StaffWork): Promise<VisitLine[]> {
	if (!may(work.actor, 'visit.list', undefined)) return [];
	const lines = await visitsUntil(work, work.now);
	return lines.filter(
		({ isLate, isMissedIn, isOut, isMine, isSecond, state }) =>
			isLate || isMissedIn || state === 'left' || (isOut && (isMine || isSecond))
	);
}

/** What a supervisor sees to: who is late and came as far as her, whom nobody waits for or nobody goes to, and what waits for her yes. */
export async function visitsToSupervise(work: StaffWork) {
	const late = (await visitsUntil(work, work.now)).filter(
		({ isWithSupervisors, isMissedIn, state, second }) =>
			isWithSupervisors || state === 'left' || (isMissedIn && second === '')
	);
	return { late, toAgree: await asksYes(work) };
}

/** One visit. Where it is, is shown when asked for. */
export function readVisit(actor: Actor, id: string) {
	return together(actor, async (work) => {
		const found = await findVisit(work, id, 'visit.view');
		if ('problem' in found) return found;
		const { row, subject, part } = found;
		const names = await namesOfStaff(work);
		const isInPart = part !== undefined && may(actor, 'part.view', part);
		return {
			...visitLine(work, row, names),
			...(await visits.toldOf(work, row)),
			/** Of whoever may open its case. */
			partId: isInPart ? row.partId : undefined,
			endsAt: row.endsAt,
			agreedBy: names.get(row.agreedBy ?? '') ?? '',
			mayAct: may(actor, 'visit.act', subject),
			maySeeAddress: may(actor, 'visit.see-address', subject),
			mayAgree: row.needsAgreement && !row.agreedAt && may(actor, 'visit.agree', subject),
			mayDecide: may(actor, 'visit.decide', subject),
			/** Who can go instead, of those who work on the case. */
			goers: may(actor, 'visit.send', subject) ? await goersOf(work, found) : [],
			maySend: may(actor, 'visit.send', subject),
			asksDecision: subject.asksDecision,
			ladder: row.helpAt ? [] : await ladderTold(work, found),
			emergency: house().config.emergency.police,
			now: work.now
		};
	});
}

async function goersOf(
	work: StaffWork,
	{ part, row }: FoundVisit
): Promise<{ id: string; name: string }[]> {
	const ids = part?.counsellorIds ?? [];
	return [...(await colleaguesOf(work, ids)).values()]
		.filter(({ id, isAdmitted }) => isAdmitted && id !== row.second)
		.map(({ id, name }) => ({ id, name }));
}

async function asksYes(work: StaffWork): Promise<VisitLine[]> {
	const rows = await visits.toAgree(work);
	if (rows.length === 0) return [];
	const names = await namesOfStaff(work);
	const lines = rows.map((row) => visitLine(work, row, names));
	return lines.filter(({ isMine, isSecond }) => !isMine && !isSecond);
}

async function visitsUntil(work: StaffWork, until: Date): Promise<VisitLine[]> {
	const rows = await visits.current(work, until);
	if (rows.length === 0) return [];
	const names = await namesOfStaff(work);
	const { actor } = work;
	return rows
		.map((row) => visitLine(work, row, names))
		.filter(({ isMine, isSecond }) => isMine || isSecond || actor.role === 'supervisor');
}
