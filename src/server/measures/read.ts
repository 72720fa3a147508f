import type { Actor } from '#domain/actor.ts';
import { linesOf, type Line } from '#domain/course.ts';
import { localDate } from '#domain/time.ts';
import { recordReading, type NotForYou } from '../cases/found.ts';
import type { Head } from '../cases/read.ts';
import { topOf, type TrajectoryTop } from '../help-plans/read.ts';
import { house } from '../house.ts';
import * as sessions from '../sessions/store.ts';
import * as reviews from '../trajectory-reviews/store.ts';
import { together } from '../work.ts';
import { happenedWith, type Happened } from './happened.store.ts';
import * as measures from './store.ts';
import type { KeptMeasure } from './store.ts';

export interface CoursePage extends TrajectoryTop {
	lines: Line[];
	happened: Happened[];
	/** Made elsewhere. */
	externals: Extract<KeptMeasure, { kind: 'external' }>[];
	/** With a SCORE-15 that was not filled in to the end: it makes no point. */
	unfinished: number;
	/** The first and the last day there is anything of; undefined when there is nothing. */
	span: { from: string; to: string } | undefined;
	/** The fifteen texts by language, as the organisation loaded them. */
	texts: Record<string, string[]>;
}

/** What was measured in a trajectory over time, beside what happened in it. */
export function readCourse(
	actor: Actor,
	partId: string,
	trajectoryId: string | undefined
): Promise<CoursePage | { noTrajectory: Head } | NotForYou> {
	return together(actor, async (work) => {
		const at = await topOf(work, partId, trajectoryId);
		if ('problem' in at || 'noTrajectory' in at) return at;
		const { top, found } = at;
		const { id } = top.trajectory;
		const taken = await measures.ofTrajectory(work, id);
		const held = await reviews.ofTrajectory(work, id);
		const goals = held.flatMap(({ heldOn: day, attained }) =>
			attained ? [{ day, value: attained.t }] : []
		);
		const moods = await sessions.moods(work, id);
		const lines = linesOf(
			goals,
			taken,
			moods.map(({ at: talked, mood: value }) => ({ day: localDate(talked), value }))
		);
		const happened = await happenedWith(work, { partId, trajectoryId: id });
		const externals = taken.filter((one) => one.kind === 'external');
		const points = lines.flatMap((line) => line.points.map(({ day }) => day));
		await recordReading(work, found);
		return {
			...top,
			...{ lines, happened, externals },
			unfinished: taken.filter(isUnfinished).length,
			span: spanOf([...points, ...happened.map(({ day }) => day)]),
			texts: house().config.score15Texts
		};
	});
}

function isUnfinished(one: KeptMeasure): boolean {
	return one.kind === 'score_15' && one.answers.includes(undefined);
}

function spanOf(days: string[]): CoursePage['span'] {
	const inOrder = days.toSorted();
	const [from, to] = [inOrder[0], inOrder.at(-1)];
	return from && to ? { from, to } : undefined;
}
