import { isLate, isMissedIn, isOut, isWithSupervisors, stateOf } from '#domain/visit.ts';
import { codeOf } from '../notifications/ready.ts';
import type { StaffNames } from '../staff/colleagues.store.ts';
import type { StaffWork } from '../work.ts';
import type { VisitRow } from './store.ts';

export type VisitLine = ReturnType<typeof visitLine>;

/** A visit as lists show it: who and when, never where. */
export function visitLine({ actor }: StaffWork, row: VisitRow, names: StaffNames) {
	const { id, startsAt, backBy, inAt, outAt, helpAt, rung, risk, secondHow, code, version } = row;
	return {
		...{ id, startsAt, backBy, inAt, outAt, helpAt, rung, risk, secondHow, code, version },
		/** The four signs that stand in a text about it. */
		sign: codeOf(id),
		goes: names.get(row.goes) ?? '',
		second: names.get(row.second ?? '') ?? '',
		isMine: row.goes === actor.id,
		isSecond: row.second === actor.id,
		isOff: row.isOff,
		state: stateOf(row),
		isOut: isOut(row),
		isLate: isLate(row),
		isWithSupervisors: isWithSupervisors(row),
		isMissedIn: isMissedIn(row) && !row.isOff,
		waitsForYes: row.needsAgreement && !row.agreedAt
	};
}
