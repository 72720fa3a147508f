import { addDays, addMinutes } from 'date-fns';
import { isWorkingDay } from '#domain/deadline.ts';
import { atLocal, localDate, weekday } from '#domain/time.ts';
import { superuser } from './house.ts';

const workingWeek = [0, 1, 2, 3, 4];

/** The clock of the whole house: web, worker and database. */
export async function clock(): Promise<Date> {
	const [row] = await superuser`SELECT door.time() AS now`;
	return row!['now'] as Date;
}

export async function setClock(at: Date): Promise<void> {
	await superuser`UPDATE clock SET ahead = ${at.toISOString()}::timestamptz - now()`;
}

export async function later(minutes: number): Promise<Date> {
	const at = addMinutes(await clock(), minutes);
	await setClock(at);
	return at;
}

/** Next Monday at this time, of a week of five working days: every journey begins in a week of its own. */
export async function onMonday(time = '09:30'): Promise<Week> {
	const today = await clock();
	let monday = addDays(today, (8 - weekday(today)) % 7 || 7);
	while (!workingWeek.every((day) => isWorkingDay(localDate(addDays(monday, day))))) {
		monday = addDays(monday, 7);
	}
	const week = new Week(monday);
	await setClock(week.at(1, time));
	return week;
}

export class Week {
	readonly monday: Date;
	constructor(monday: Date) {
		this.monday = monday;
	}

	/** Monday = 1; Amsterdam time. */
	at(day: number, time: string): Date {
		return atLocal(this.date(day), time);
	}

	date(day: number): string {
		return localDate(addDays(this.monday, day - 1));
	}
}
