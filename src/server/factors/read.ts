import type { Actor } from '#domain/actor.ts';
import { standing, type Standing } from '#domain/corrected.ts';
import { factorLines, spanOfFactors, type FactorLine } from '#domain/factor-course.ts';
import { recordReading, type NotForYou } from '../cases/found.ts';
import { riskTopOf, type RiskTop } from '../risk/top.ts';
import { together } from '../work.ts';
import * as factors from './store.ts';
import type { KeptFactor } from './store.ts';

export type ShownFactor = Standing<KeptFactor & { by: string }>;
export interface FactorsPage extends RiskTop {
	/** One a factor of one person; nothing is added up over them. */
	lines: FactorLine<ShownFactor>[];
	/** The first and the last day of all of them; undefined when there are none. */
	span: { from: string; to: string } | undefined;
}

/** How each factor stood over time. */
export function readFactors(actor: Actor, partId: string): Promise<FactorsPage | NotForYou> {
	return together(actor, async (work) => {
		const at = await riskTopOf(work, partId);
		if ('problem' in at) return at;
		const all = await factors.ofPart(work, partId);
		const seen = standing(all.map((one) => ({ ...one, by: at.names.get(one.notedBy) ?? '' })));
		await recordReading(work, at.found);
		return { ...at.top, lines: factorLines(seen), span: spanOfFactors(seen) };
	});
}
