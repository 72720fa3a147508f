import type { Actor } from '#domain/actor.ts';
import { may } from '#domain/access.ts';
import { countOf, tabulate, type Count, type Sum } from '#domain/suppression.ts';
import { trajectoryTypes } from '#domain/trajectory.ts';
import type { TriageLevel } from '#domain/triage.ts';
import { together } from '../work.ts';
import * as figures from './store.ts';
import type { Figure } from './store.ts';

export interface ShownTable<Word extends string> {
	words: readonly Word[];
	/** The last twelve months that are over, the newest first. */
	rows: { month: string; cells: Count[]; total: Sum }[];
	totals: Sum[];
	total: Sum;
}

const channels = ['form', 'phone', 'sms', 'email_letter', 'referral'] as const;
const levels: readonly TriageLevel[] = ['T0', 'T1', 'T2', 'T3', 'T4'];

/** Counts of the last twelve months that are over; no row of anybody is read for them. */
export function readFigures(actor: Actor) {
	return together(actor, async (work) => {
		if (!may(actor, 'figures.view', undefined)) return { problem: 'not-allowed' as const };
		return {
			now: work.now,
			channels: tableOf(channels, await figures.byChannel(work)),
			levels: tableOf(levels, await figures.byLevel(work)),
			opened: tableOf(trajectoryTypes, await figures.opened(work)),
			closed: tableOf(trajectoryTypes, await figures.closed(work))
		};
	});
}

function tableOf<Word extends string>(
	words: readonly Word[],
	counted: readonly Figure[]
): ShownTable<Word> {
	const months = [...new Set(counted.map(({ month }) => month))].toSorted().reverse();
	const found = new Map(counted.map(({ month, word, count }) => [`${month} ${word}`, count]));
	const cells = months.map((month) =>
		words.map((word): Count => {
			const count = found.get(`${month} ${word}`);
			return count === undefined ? 'few' : countOf(count);
		})
	);
	const { rows, ...sums } = tabulate(cells);
	return { words, ...sums, rows: rows.map((row, at) => ({ month: months[at]!, ...row })) };
}
