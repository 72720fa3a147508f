import { dayNumber } from './time.ts';

/** Why a day that was typed is none on which it was: unreadable, still ahead, or before it could be. */
export function pastDayProblem(
	day: string,
	{ today, from = '' }: { today: string; from?: string }
): 'day-unreadable' | 'day-ahead' | 'day-too-early' | undefined {
	if (Number.isNaN(dayNumber(day))) return 'day-unreadable';
	if (day > today) return 'day-ahead';
	return day < from ? 'day-too-early' : undefined;
}
