import type { Actor } from '#domain/actor.ts';
import type { Standing } from '#domain/corrected.ts';
import {
	factorLines,
	spanOfFactors,
	type FactorLine,
	type LineName
} from '#domain/factor-course.ts';
import { recordReading, type NotForYou } from '../cases/found.ts';
import { placeIn, sealPlace } from '../cursor.ts';
import { riskTopOf, type RiskTop } from '../risk/top.ts';
import { isId } from '../row-id.ts';
import { together, type StaffWork } from '../work.ts';
import * as factors from './store.ts';
import type { KeptFactor } from './store.ts';

export type ShownFactor = Standing<KeptFactor & { by: string }>;
export interface FactorsPage extends RiskTop {
	/** One a factor of one person; nothing is added up over them. */
	lines: (FactorLine<ShownFactor> & {
		/** Where what was seen before it begins, when there is more. */
		next: string | undefined;
	})[];
	/** The first and the last day of all that is shown; undefined when there is nothing. */
	span: { from: string; to: string } | undefined;
	/** The one to put right that was asked for, while it holds. */
	wrong: KeptFactor | undefined;
}

/** So many points of a line at once, so that each of them can be seen. */
const size = 12;

/** How each factor stood over time, as far as now; or one of them, before a place on its line. */
export function readFactors(
	actor: Actor,
	partId: string,
	{ after, correct }: { after?: string | undefined; correct?: string | undefined } = {}
): Promise<FactorsPage | NotForYou> {
	return together(actor, async (work) => {
		const at = await riskTopOf(work, partId);
		if ('problem' in at) return at;
		const list = `factors ${partId}`;
		const from = placeIn(list, after);
		if (from === 'nowhere') return { problem: 'not-found' };
		const read = await pointsOf(work, partId, from);
		const nameOf = (one: KeptFactor) => ({ ...one, by: at.names.get(one.notedBy) ?? '' });
		const seen = read.map((one) => ({ ...nameOf(one), before: one.before.map(nameOf) }));
		const lines = factorLines(seen.toReversed()).map((line) => {
			const points = line.points.slice(-size);
			const place = [line.kind, line.code, line.personId, ...factors.order.standsAt(points[0]!)];
			const hasMore = line.points.length > size;
			return { ...line, points, next: hasMore ? sealPlace(list, place) : undefined };
		});
		const wrong = isId(correct ?? '') ? await factors.find(work, partId, correct!) : undefined;
		await recordReading(work, at.found);
		return { ...at.top, lines, span: spanOfFactors(lines.flatMap(({ points }) => points)), wrong };
	});
}

/** One more of each line than is shown. */
function pointsOf(work: StaffWork, partId: string, place: readonly string[] | undefined) {
	const limit = size + 1;
	if (!place) return factors.lastOfLines(work, partId, limit);
	const [kind, code, personId, ...from] = place;
	const line = { kind, code, personId } as LineName;
	return factors.beforeOnLine(work, partId, line, { from, limit });
}
