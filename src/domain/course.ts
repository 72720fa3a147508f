import { feedbackQuestions, type FeedbackQuestion, type Measured } from './measure.ts';
import { score15 } from './score-15.ts';
import { dayNumber } from './time.ts';

/** What a line is of: one measure each, never several added up. */
export type LineOf = 't' | 'wellbeing' | 'mood' | 'score_15' | FeedbackQuestion;
/** One measure of one person over time, the first point first. */
export interface Line {
	of: LineOf;
	/** Empty: of the goals of the trajectory, or of its client. */
	personId: string;
	points: Point[];
}
export interface Point {
	/** 'YYYY-MM-DD'. */
	day: string;
	value: number;
}
/** Part of a course, both days in it; open where it is not said. */
export interface Days {
	from?: string | undefined;
	to?: string | undefined;
}
export interface Scale {
	low: number;
	high: number;
	/** What stands for as hoped, where there is such a thing. */
	hoped?: number;
	/** Fewer is better. */
	isDown?: true;
}
export type TakenMeasure = Measured & { personId: string; takenOn: string };

const outOfTen: Scale = { low: 0, high: 10 };

export const scales: Record<LineOf, Scale> = {
	t: { low: 20, high: 80, hoped: 50 },
	wellbeing: outOfTen,
	mood: outOfTen,
	score_15: { low: 15, high: 75, isDown: true },
	heard: outOfTen,
	useful: outOfTen,
	safe: outOfTen,
	clear: outOfTen
};
const order: LineOf[] = ['t', 'wellbeing', 'mood', 'score_15', ...feedbackQuestions];

/**
 * The lines of a trajectory: its goals first, then what each person answered, and how the client was at each talk.
 * An unfinished SCORE-15 makes no point.
 */
export function linesOf(
	goals: readonly Point[],
	measures: readonly TakenMeasure[],
	moods: readonly Point[] = []
): Line[] {
	const all = [
		...goals.map((point) => ({ of: 't' as LineOf, personId: '', point })),
		...moods.map((point) => ({ of: 'mood' as LineOf, personId: '', point })),
		...measures.flatMap((one) =>
			pointsOf(one).map(([of, value]) => ({
				...{ of, personId: one.personId },
				point: { day: one.takenOn, value }
			}))
		)
	];
	const lines = [...Map.groupBy(all, ({ of, personId }) => `${of} ${personId}`).values()];
	return lines
		.map((some) => ({
			of: some[0]!.of,
			personId: some[0]!.personId,
			points: some.map(({ point }) => point).toSorted((a, b) => a.day.localeCompare(b.day))
		}))
		.toSorted((one, other) => order.indexOf(one.of) - order.indexOf(other.of));
}

/** Where a day stands between the first and the last, 0 to 1; in the middle when they are one. */
export function placeOfDay(day: string, { from, to }: { from: string; to: string }): number {
	const days = dayNumber(to) - dayNumber(from);
	return days === 0 ? 0.5 : (dayNumber(day) - dayNumber(from)) / days;
}

export function isWithin(day: string, { from = day, to = day }: Days): boolean {
	return from <= day && day <= to;
}

/** Where a value stands on its scale, 0 to 1; what lies beyond stands at the edge. */
export function placeOfValue(value: number, { low, high }: Scale): number {
	return Math.min(1, Math.max(0, (value - low) / (high - low)));
}

function pointsOf(one: TakenMeasure): [LineOf, number][] {
	if (one.kind === 'wellbeing') return [['wellbeing', one.value]];
	if (one.kind === 'external') return [];
	if (one.kind === 'score_15') {
		const score = score15(one.answers);
		return score ? [['score_15', score.total]] : [];
	}
	return feedbackQuestions.flatMap((name) => {
		const value = one.values[name];
		return value === undefined ? [] : [[name, value] as [LineOf, number]];
	});
}
