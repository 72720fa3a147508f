import { may } from '#domain/access.ts';
import type { Actor } from '#domain/actor.ts';
import { asksSecond, lastDueOn, riskLevels, type RiskLevel } from '#domain/risk.ts';
import { recordReading, type NotForYou } from '../cases/found.ts';
import { holidays } from '../house.ts';
import { dangerIn } from '../trajectories/rhythm.store.ts';
import { together } from '../work.ts';
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
	earlier: ShownJudgement[];
	/** Hers is the second judgement. */
	maySecond: boolean;
	mayJudge: boolean;
	/** When it is looked at again, as it is planned now. */
	plannedOn: string | undefined;
	/** By level: the last day for looking again, and whether another person judges too. */
	rules: Record<RiskLevel, { dueOn: string; asksSecond: boolean }>;
}

/** How the risk was judged, and why. */
export function readRisk(actor: Actor, partId: string): Promise<RiskPage | NotForYou> {
	return together(actor, async (work) => {
		const at = await riskTopOf(work, partId);
		if ('problem' in at) return at;
		const { top, found, names } = at;
		const all = await judgements.ofPart(work, partId);
		const [judgement, ...earlier] = all.map((one, index) => ({
			...one,
			by: names.get(one.judgedBy) ?? '',
			secondName: names.get(one.secondBy ?? '') ?? '',
			waits: index === 0 && one.asksSecond && !one.secondAt
		}));
		const danger = await dangerIn(work, partId);
		const facts = { today: top.today, danger, holidays: holidays() };
		const ruleOf = (level: RiskLevel) => ({
			dueOn: lastDueOn(level, facts),
			asksSecond: asksSecond(level, judgement)
		});
		const rules = Object.fromEntries(riskLevels.map((level) => [level, ruleOf(level)]));
		const plannedOn = await tasks.plannedOn(work, partId);
		await recordReading(work, found);
		return {
			...top,
			...{ judgement, earlier, plannedOn },
			maySecond:
				judgement?.waits === true &&
				found.status !== 'closed' &&
				may(actor, 'risk.second', { judgedBy: judgement.judgedBy, part: found }),
			mayJudge: top.mayWrite && found.status !== 'closed',
			rules: rules as RiskPage['rules']
		};
	});
}
