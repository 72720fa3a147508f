import type { Actor } from '#domain/actor.ts';
import { standing, type Standing } from '#domain/corrected.ts';
import { recordReading, type NotForYou } from '../cases/found.ts';
import { riskTopOf, type RiskTop } from '../risk/top.ts';
import { together } from '../work.ts';
import * as signals from './store.ts';
import type { KeptSignal } from './store.ts';

export type ShownSignal = Standing<KeptSignal & { by: string }>;
export interface SignalsPage extends RiskTop {
	signals: ShownSignal[];
}

/** What was noticed in a case, for a worry and against it, what was seen last first. */
export function readSignals(actor: Actor, partId: string): Promise<SignalsPage | NotForYou> {
	return together(actor, async (work) => {
		const at = await riskTopOf(work, partId);
		if ('problem' in at) return at;
		const all = await signals.ofPart(work, partId);
		const told = all.map((one) => ({ ...one, by: at.names.get(one.notedBy) ?? '' }));
		await recordReading(work, at.found);
		return { ...at.top, signals: standing(told) };
	});
}
