import { may } from '#domain/access.ts';
import type { Actor } from '#domain/actor.ts';
import { asksSecond, lastDueOn, riskLevels, type RiskLevel } from '#domain/risk.ts';
import { dangerIn } from '../dangers/in-part.store.ts';
import { recordReading, type NotForYou } from '../cases/found.ts';
import { readPage, type ListPage } from '../cursor.ts';
import { holidays } from '../house.ts';
import { together, type StaffWork } from '../work.ts';
import * as judgements from './store.ts';
import type { KeptJudgement } from './store.ts';
import * as tasks from './task.store.ts';
import { riskTopOf, type RiskTop } from './top.ts';

export interface ShownJudgement extends KeptJudgement {
	by: string;
	secondName: string;
	/** A second one is asked and has not answered; of one that was replaced nobody is asked any more. */
	waits: boolean;
}
export interface RiskPage extends RiskTop {
	/** The one that holds; undefined when nobody judged yet. */
	judgement: ShownJudgement | undefined;
	/** What was judged before it, the newest first. */
	earlier: ListPage<ShownJudgement>;
	/** Hers is the second judgement. */
	maySecond: boolean;
	mayJudge: boolean;
	/** When it is looked at again, as it is planned now. */
	plannedOn: string | undefined;
	/** By level: the last day for looking again, and whether another person judges too. */
	rules: Record<RiskLevel, { dueOn: string; asksSecond: boolean }>;
}

const size = 20;

/** How the risk was judged, and why; what was judged before from a place on. */
export function readRisk(
	actor: Actor,
	partId: string,
	after?: string
): Promise<RiskPage | NotForYou> {
	return together(actor, async (work) => {
		const at = await riskTopOf(work, partId);
		if ('problem' in at) return at;
		const { top, found, names } = at;
		const latest = await judgements.latest(work, partId);
		const shown = (one: KeptJudgement) => ({
			...one,
			by: names.get(one.judgedBy) ?? '',
			secondName: names.get(one.secondBy ?? '') ?? '',
			waits: one.id === latest?.id && one.waits
		});
		const judgement = latest && shown(latest);
		const { standsAt } = judgements.order;
		const past = await readPage(`judgements ${partId}`, after, {
			...{ size, standsAt },
			read: async ({ from = latest && standsAt(latest), limit }) =>
				from ? judgements.ofPart(work, partId, { from, limit }) : []
		});
		if ('problem' in past) return past;
		const earlier = { ...past, rows: past.rows.map(shown) };
		const rules = await rulesOf(work, partId, { today: top.today, judgement });
		const plannedOn = await tasks.plannedOn(work, partId);
		await recordReading(work, found);
		const isOpen = found.status !== 'closed';
		return {
			...top,
			...{ judgement, earlier, plannedOn, rules },
			maySecond:
				judgement?.waits === true &&
				isOpen &&
				may(actor, 'risk.second', { judgedBy: judgement.judgedBy, part: found }),
			mayJudge: top.mayWrite && isOpen
		};
	});
}

async function rulesOf(
	work: StaffWork,
	partId: string,
	{ today, judgement }: Pick<RiskPage, 'today' | 'judgement'>
): Promise<RiskPage['rules']> {
	const danger = await dangerIn(work, partId);
	const facts = { today, danger, holidays: holidays() };
	const rules = riskLevels.map((level) => {
		const dueOn = lastDueOn(level, facts);
		return [level, { dueOn, asksSecond: asksSecond(level, judgement) }] as const;
	});
	return Object.fromEntries(rules) as RiskPage['rules'];
}
