import { addHours, addMinutes, differenceInMinutes } from 'date-fns';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	emptyRoster,
	kindsOf,
	nextChange,
	shiftsOf,
	standingOf,
	turnOf,
	whoIsOn,
	type Roster,
	type WeeklyShift
} from './roster.ts';
import { atLocal, dateOf, dayNumber, localTime, type Weekday } from './time.ts';

const everyWeek = (shift: Partial<WeeklyShift>): WeeklyShift => ({
	...{ staffId: 'amina', kind: 'duty', weekday: 2, starts: '09:00', ends: '17:00' },
	from: '2026-01-01',
	...shift
});
const roster = (change: Partial<Roster>): Roster => ({ ...emptyRoster, ...change });
const tuesday = '2026-12-01';
const onAt = (of: Roster, date: string, time: string) => {
	const { onCall, onDuty } = whoIsOn(of, atLocal(date, time));
	return [...onDuty.map((id) => `${id} on duty`), ...onCall.map((id) => `${id} on call`)];
};

describe('who is on', () => {
	const day = roster({ weekly: [everyWeek({})] });

	test('from its first minute until its last, on that weekday alone', () => {
		const minutes = ['08:59', '09:00', '16:59', '17:00'].map((time) => onAt(day, tuesday, time));
		expect(minutes).toEqual([[], ['amina on duty'], ['amina on duty'], []]);
		expect(onAt(day, '2026-12-02', '10:00')).toEqual([]);
	});

	test('a shift that ends before it starts goes on over midnight', () => {
		const night = roster({
			weekly: [everyWeek({ staffId: 'piet', kind: 'on-call', starts: '22:00', ends: '06:00' })]
		});
		expect(onAt(night, tuesday, '23:30')).toEqual(['piet on call']);
		expect(onAt(night, '2026-12-02', '05:59')).toEqual(['piet on call']);
		expect(onAt(night, '2026-12-02', '06:00')).toEqual([]);
		expect(onAt(night, tuesday, '03:00')).toEqual([]);
	});

	test('from the date it was agreed and until the one on which it ends, both included', () => {
		const term = roster({ weekly: [everyWeek({ from: tuesday, until: '2026-12-08' })] });
		const dates = ['2026-11-24', tuesday, '2026-12-08', '2026-12-15'];
		expect(dates.map((date) => onAt(term, date, '10:00').length)).toEqual([0, 1, 1, 0]);
	});

	test('a date that is not as every week: another shift, or none', () => {
		const other = roster({
			weekly: [everyWeek({})],
			days: [
				{ staffId: 'amina', date: tuesday, kind: 'off' },
				{ staffId: 'amina', date: tuesday, kind: 'on-call', starts: '18:00', ends: '20:00' },
				{ staffId: 'joost', date: tuesday, kind: 'duty', starts: '09:00', ends: '17:00' }
			]
		});
		expect(onAt(other, tuesday, '10:00')).toEqual(['joost on duty']);
		expect(onAt(other, tuesday, '19:00')).toEqual(['amina on call']);
		expect(onAt(other, '2026-12-08', '10:00')).toEqual(['amina on duty']);
	});

	test('absent for whole days, also from midnight on in the middle of a night', () => {
		const night = everyWeek({ starts: '22:00', ends: '06:00' });
		const away = roster({
			weekly: [night],
			absences: [{ staffId: 'amina', from: '2026-12-02', until: '2026-12-08' }]
		});
		expect(onAt(away, tuesday, '23:59')).toEqual(['amina on duty']);
		expect(onAt(away, '2026-12-02', '00:00')).toEqual([]);
		expect(onAt(away, '2026-12-08', '23:00')).toEqual([]);
		expect(onAt(away, '2026-12-09', '01:00')).toEqual(['amina on duty']);
	});
});

describe('the nights on which the clock changes', () => {
	const nights = (weekday: Weekday) =>
		roster({ weekly: [everyWeek({ weekday, starts: '22:00', ends: '06:00' })] });
	const hoursOf = (date: string) => {
		const [shift] = shiftsOf(nights(6), dayNumber(date), dayNumber(date));
		return differenceInMinutes(shift!.endsAt, shift!.startsAt) / 60;
	};

	test('a night in spring has seven hours, one in autumn nine, and each ends at six', () => {
		expect(['2026-03-21', '2026-03-28', '2026-10-24'].map(hoursOf)).toEqual([8, 7, 9]);
		for (const date of ['2026-03-28', '2026-10-24']) {
			const [shift] = shiftsOf(nights(6), dayNumber(date), dayNumber(date));
			expect(localTime(shift!.endsAt)).toBe('06:00');
		}
	});

	test('two that meet at a time which is skipped, or comes twice, leave no gap and do not overlap', () => {
		for (const date of ['2026-03-29', '2026-10-25']) {
			const both = roster({
				weekly: [
					everyWeek({ staffId: 'a', weekday: 7, starts: '00:00', ends: '02:30' }),
					everyWeek({ staffId: 'b', weekday: 7, starts: '02:30', ends: '08:00' })
				]
			});
			for (let at = atLocal(date, '00:00'); at < atLocal(date, '08:00'); at = addMinutes(at, 10))
				expect(whoIsOn(both, at).onDuty).toHaveLength(1);
		}
	});
});

describe('the switch', () => {
	const day = roster({
		weekly: [everyWeek({}), everyWeek({ kind: 'on-call', starts: '18:00', ends: '22:00' })]
	});
	const standing = (time: string, role: 'counsellor' | 'on_call') =>
		standingOf(day, 'amina', { at: atLocal(tuesday, time), kinds: kindsOf(role) });

	test('on call a counsellor is not there for whoever writes; whoever is only on call is', () => {
		expect(standing('19:00', 'counsellor').isOn).toBe(false);
		expect(standing('19:00', 'on_call').isOn).toBe(true);
		expect(kindsOf('supervisor')).toEqual([]);
	});

	test('is turned at a boundary; between two it is hers', () => {
		const [before, on, later, off] = ['08:59', '09:00', '12:00', '17:00'].map((time) =>
			standing(time, 'counsellor')
		) as [
			ReturnType<typeof standing>,
			ReturnType<typeof standing>,
			ReturnType<typeof standing>,
			ReturnType<typeof standing>
		];
		expect([turnOf(before, on), turnOf(on, later), turnOf(later, off), turnOf(off, off)]).toEqual([
			...[true, undefined, false, undefined]
		]);
		// what stood so before the roster knew her stays
		expect([turnOf(undefined, off), turnOf(undefined, on)]).toEqual([undefined, true]);
	});

	test('a shift that nobody turned it for is made up for', () => {
		const [today, nextWeek] = [tuesday, '2026-12-08'].map((date) =>
			standingOf(day, 'amina', { at: atLocal(date, '10:00'), kinds: ['duty'] })
		);
		expect(turnOf(today, nextWeek!)).toBe(true);
	});

	test('what is longer ago than it looks back is no boundary', () => {
		const once = roster({ weekly: [everyWeek({ until: tuesday, from: tuesday })] });
		const of = (date: string) =>
			standingOf(once, 'amina', { at: atLocal(date, '10:00'), kinds: ['duty'] });
		expect(turnOf(of('2026-12-03'), of('2026-12-20'))).toBeUndefined();
	});
});

describe('always', () => {
	const time = fc
		.integer({ min: 0, max: 95 })
		.map((n) => `${String(Math.floor(n / 4)).padStart(2, '0')}:${['00', '15', '30', '45'][n % 4]}`);
	const who = fc.constantFrom('amina', 'joost');
	const kind = fc.constantFrom('duty' as const, 'on-call' as const);
	const date = fc.integer({ min: 0, max: 380 }).map((n) => dateOf(dayNumber('2026-01-01') + n));
	const rosters: fc.Arbitrary<Roster> = fc.record({
		weekly: fc.array(
			fc
				.record({
					staffId: who,
					kind,
					weekday: fc.integer({ min: 1, max: 7 }),
					starts: time,
					ends: time,
					from: date
				})
				.filter(({ starts, ends }) => starts !== ends)
				.map((shift) => ({ ...shift, weekday: shift.weekday as Weekday })),
			{ maxLength: 6 }
		),
		days: fc.array(
			fc.oneof(
				fc.record({ staffId: who, date, kind: fc.constant('off' as const) }),
				fc
					.record({ staffId: who, date, kind, starts: time, ends: time })
					.filter(({ starts, ends }) => starts !== ends)
			),
			{ maxLength: 4 }
		),
		absences: fc.array(
			fc.tuple(who, date, fc.integer({ min: 0, max: 20 })).map(([staffId, from, days]) => ({
				...{ staffId, from, until: dateOf(dayNumber(from) + days) }
			})),
			{ maxLength: 3 }
		)
	});
	const moment = fc
		.integer({ min: 0, max: 24 * 370 })
		.map((hours) => addHours(new Date('2026-01-02T00:00:00Z'), hours));
	const told = (of: Roster, at: Date) => {
		const { onCall, onDuty } = whoIsOn(of, at);
		return [onCall.toSorted(), onDuty.toSorted()];
	};

	test('nobody comes or goes before the next change', () => {
		fc.assert(
			fc.property(rosters, moment, fc.integer({ min: 0, max: 99 }), (of, at, percent) => {
				const until = nextChange(of, at);
				if (!until) return;
				expect(until > at).toBe(true);
				const between = at.getTime() + ((until.getTime() - at.getTime() - 1) * percent) / 100;
				expect(told(of, new Date(between))).toEqual(told(of, at));
			})
		);
	});

	test('whoever is absent is not on; nobody is on beyond what was planned', () => {
		fc.assert(
			fc.property(rosters, moment, (of, at) => {
				const { onCall, onDuty } = whoIsOn(of, at);
				for (const id of [...onCall, ...onDuty]) {
					const { isOn } = standingOf(of, id, { at, kinds: ['duty', 'on-call'] });
					expect(isOn).toBe(true);
					for (const { staffId, from, until } of of.absences) {
						const isAway = at >= atLocal(from, '00:00') && at < atLocal(until, '24:00');
						expect(staffId === id && isAway).toBe(false);
					}
				}
				expect(whoIsOn({ ...of, absences: [] }, at).onDuty).toEqual(expect.arrayContaining(onDuty));
			})
		);
	});

	test('a shift begins and ends at its times on the wall, but where the clock skips them', () => {
		fc.assert(
			fc.property(rosters, date, (of, day) => {
				const number = dayNumber(day);
				for (const { startsAt, endsAt } of shiftsOf({ ...of, absences: [] }, number, number)) {
					expect(startsAt < endsAt).toBe(true);
					expect(differenceInMinutes(endsAt, startsAt)).toBeLessThanOrEqual(25 * 60);
				}
			})
		);
	});
});
