import type { Actor } from '#domain/actor.ts';
import { isWithin, linesOf, type Days, type Line } from '#domain/course.ts';
import { dayAfter, localDate } from '#domain/time.ts';
import { recordReading, type NotForYou } from '../cases/found.ts';
import type { Head } from '../cases/read.ts';
import { placeIn, sealPlace } from '../cursor.ts';
import { topOf, type TrajectoryTop } from '../help-plans/read.ts';
import { house } from '../house.ts';
import * as talks from '../sessions/mood.store.ts';
import * as reviews from '../trajectory-reviews/store.ts';
import { together, type StaffWork } from '../work.ts';
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
	/** The first day that is shown, when there is more before it, and where that begins. */
	since: string | undefined;
	next: string | undefined;
	/** The fifteen texts by language, as the organisation loaded them. */
	texts: Record<string, string[]>;
}

export interface CourseAsked {
	of?: string | undefined;
	/** `next` of the page before. */
	after?: string | undefined;
}

/** So many answers, and so many talks; of the first day all of them. */
const atOnce = 150;

/** What was measured in a trajectory over time, beside what happened in it; from a place on what was before it. */
export function readCourse(
	actor: Actor,
	partId: string,
	{ of, after }: CourseAsked = {}
): Promise<CoursePage | { noTrajectory: Head } | NotForYou> {
	return together(actor, async (work) => {
		const at = await topOf(work, partId, of);
		if ('problem' in at || 'noTrajectory' in at) return at;
		const { top, found } = at;
		const { id } = top.trajectory;
		const list = `course ${id}`;
		const place = placeIn(list, after);
		if (place === 'nowhere') return { problem: 'not-found' };
		const days = await daysOf(work, id, place?.[0]);
		const taken = await measures.ofTrajectory(work, id, days);
		const held = await reviews.ofTrajectory(work, id);
		const goals = held.flatMap(({ heldOn: day, attained }) =>
			attained && isWithin(day, days) ? [{ day, value: attained.t }] : []
		);
		const moods = await talks.moods(work, id, days);
		const lines = linesOf(
			goals,
			taken,
			moods.map(({ at: talked, mood: value }) => ({ day: localDate(talked), value }))
		);
		const all = await happenedWith(work, { partId, trajectoryId: id });
		const happened = all.filter(({ day }) => isWithin(day, days));
		const externals = taken.filter((one) => one.kind === 'external');
		const points = lines.flatMap((line) => line.points.map(({ day }) => day));
		await recordReading(work, found);
		return {
			...top,
			...{ lines, happened, externals },
			since: days.from,
			next: days.from && sealPlace(list, [dayAfter(days.from, { days: -1 })]),
			unfinished: taken.filter(isUnfinished).length,
			span: spanOf([...points, ...happened.map(({ day }) => day)]),
			texts: house().config.score15Texts
		};
	});
}

/** Back from a day as far as can be shown at once. */
async function daysOf(
	work: StaffWork,
	trajectoryId: string,
	to: string | undefined
): Promise<Days> {
	const edge = { to, offset: atOnce - 1, limit: 2 };
	const ends = [
		await measures.daysBack(work, trajectoryId, edge),
		await talks.daysBack(work, trajectoryId, edge)
	];
	// where there is none before it, all are shown
	const firsts = ends.flatMap(([first, before]) => (first && before ? [first] : []));
	return { to, from: firsts.toSorted().at(-1) };
}

function isUnfinished(one: KeptMeasure): boolean {
	return one.kind === 'score_15' && one.answers.includes(undefined);
}

function spanOf(days: string[]): CoursePage['span'] {
	const inOrder = days.toSorted();
	const [from, to] = [inOrder[0], inOrder.at(-1)];
	return from && to ? { from, to } : undefined;
}
