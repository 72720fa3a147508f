import { workingDayFrom, workingDaysAfter, type Holidays } from './deadline.ts';
import { atLocal, dayAfter, localDate } from './time.ts';
import type { AdviceType } from './advice.ts';

/** Working days within which it is given: a duiding in ten (domain brief 2.12), the rest as a regular or a short question (7.1). */
export const workingDaysToAnswer: Record<AdviceType, number> = {
	consultation: 5,
	trajectory_advice: 10,
	interpretation: 10,
	liv_asylum: 10,
	lat_minor_returnee: 10
};
const WORKING_DAYS_TO_READ = 2;
const DAYS_TO_LOOK_BACK = 28;

/** 'YYYY-MM-DD' on which it is given at the latest. */
export function adviceDue(type: AdviceType, askedOn: string, holidays: Holidays = {}): string {
	return inWorkingDays(askedOn, workingDaysToAnswer[type], holidays);
}

/** Until when the second reader has: two working days, not past the day on which it is due unless that is over. */
export function readSecondBy(
	{ writtenOn, dueOn }: { writtenOn: string; dueOn: string },
	holidays: Holidays = {}
): string {
	const by = inWorkingDays(writtenOn, WORKING_DAYS_TO_READ, holidays);
	return by > dueOn && dueOn > writtenOn ? dueOn : by;
}

/** Four weeks after it was given, on a working day, somebody asks what became of it. */
export function lookBackOn(givenOn: string, holidays: Holidays = {}): string {
	return workingDayFrom(dayAfter(givenOn, { days: DAYS_TO_LOOK_BACK }), holidays);
}

function inWorkingDays(day: string, days: number, holidays: Holidays): string {
	return localDate(workingDaysAfter(atLocal(day, '12:00'), days, holidays));
}
