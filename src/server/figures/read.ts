import type { Actor } from '#domain/actor.ts';
import { may } from '#domain/access.ts';
import {
	countOf,
	tabulate,
	type AttainedTable,
	type Count,
	type Sum
} from '#domain/suppression.ts';
import { trajectoryTypes, type TrajectoryType } from '#domain/trajectory.ts';
import type { TriageLevel } from '#domain/triage.ts';
import { together } from '../work.ts';
import * as figures from './store.ts';
import type { Figure } from './store.ts';

export interface ShownTable<Word extends string> {
	words: readonly Word[];
	/** The last twelve months that are over, the newest first. */
	rows: { month: string; cells: Sum[]; total: Sum }[];
	totals: Sum[];
	total: Sum;
}

const channels = ['form', 'phone', 'chat', 'meeting', 'sms', 'email_letter', 'referral'] as const;
const levels: readonly TriageLevel[] = ['T0', 'T1', 'T2', 'T3', 'T4'];

/** Counts of the last twelve months that are over; no row of anybody is read for them. */
export function readFigures(actor: Actor) {
	return together(actor, async (work) => {
		if (!may(actor, 'figures.view', undefined)) return { problem: 'not-allowed' as const };
		const contacts = await figures.contacts(work);
		const turned = contacts.map(({ other, ...figure }) => ({ ...figure, word: other }));
		return {
			now: work.now,
			channels: tableOf(channels, contacts),
			levels: tableOf(levels, turned),
			opened: tableOf(trajectoryTypes, await figures.opened(work)),
			closed: tableOf(trajectoryTypes, await figures.closed(work)),
			attained: attainedTable(await figures.attained(work))
		};
	});
}

function tableOf<Word extends string>(
	words: readonly Word[],
	counted: readonly Figure[]
): ShownTable<Word> {
	const months = [...new Set(counted.map(({ month }) => month))].toSorted().reverse();
	const cells = months.map((month) =>
		words.map((word) =>
			counted.filter((one) => one.month === month && one.word === word).map(readable)
		)
	);
	const { rows, ...sums } = tabulate(cells);
	return { words, ...sums, rows: rows.map((row, at) => ({ month: months[at]!, ...row })) };
}

function attainedTable(
	all: Awaited<ReturnType<typeof figures.attained>>
): AttainedTable<TrajectoryType> {
	const years = [...new Set(all.map(({ year }) => year))];
	const rows = trajectoryTypes.map((word) => ({
		word,
		cells: all.filter((one) => one.word === word).map(({ cell }) => cell)
	}));
	return { years, rows };
}

function readable({ count }: Figure): Count {
	return count === undefined ? 'few' : countOf(count);
}
