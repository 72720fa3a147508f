import type { Actor } from '#domain/actor.ts';
import type { Standing } from '#domain/corrected.ts';
import { signalSides, type SignalSide } from '#domain/signal.ts';
import { recordReading, type NotForYou } from '../cases/found.ts';
import { readPage, type ListPage } from '../cursor.ts';
import { riskTopOf, type RiskTop } from '../risk/top.ts';
import { isId } from '../row-id.ts';
import { together } from '../work.ts';
import * as signals from './store.ts';
import type { KeptSignal } from './store.ts';

export type ShownSignal = Standing<KeptSignal & { by: string }>;
export interface SignalsPage extends RiskTop {
	/** What was seen last first; each side goes on by itself. */
	sides: Record<SignalSide, ListPage<ShownSignal>>;
	/** The one to put right that was asked for, while it holds. */
	wrong: KeptSignal | undefined;
}
/** By side where its page begins, and which one is to be put right. */
export type SignalsAsked = Partial<Record<SignalSide | 'correct', string | undefined>>;

const size = 20;

/** What was noticed in a case, for a worry and against it. */
export function readSignals(
	actor: Actor,
	partId: string,
	asked: SignalsAsked = {}
): Promise<SignalsPage | NotForYou> {
	return together(actor, async (work) => {
		const at = await riskTopOf(work, partId);
		if ('problem' in at) return at;
		const nameOf = (one: KeptSignal) => ({ ...one, by: at.names.get(one.notedBy) ?? '' });
		const sides: Partial<SignalsPage['sides']> = {};
		for (const side of signalSides) {
			const page = await readPage(`signals ${side} ${partId}`, asked[side], {
				...{ size, standsAt: signals.order.standsAt },
				read: (part) => signals.ofSide(work, { partId, side }, part)
			});
			if ('problem' in page) return page;
			const told = page.rows.map((one) => ({ ...nameOf(one), before: one.before.map(nameOf) }));
			sides[side] = { ...page, rows: told };
		}
		const { correct } = asked;
		const wrong = isId(correct ?? '') ? await signals.find(work, partId, correct!) : undefined;
		await recordReading(work, at.found);
		return { ...at.top, sides: sides as SignalsPage['sides'], wrong };
	});
}
