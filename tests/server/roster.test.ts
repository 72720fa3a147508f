import { randomUUID } from 'node:crypto';
import { addDays } from 'date-fns';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { atLocal } from '#domain/time.ts';
import { openHouse, type House } from '#server/house.ts';
import { readRosterChange } from '#server/roster/form.ts';
import { changeRoster, type RosterChange } from '#server/roster/plan.ts';
import { readRoster } from '#server/roster/read.ts';
import { turnSwitches } from '#server/roster/turn.ts';
import { switchDuty } from '#server/staff/switch-duty.ts';
import { start } from '#server/start.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { makeFamily } from '../support/family.ts';
import { employ, type Colleague } from '../support/people.ts';
import { testSettings } from '../support/settings.ts';

let web: TestHouse;
let worker: House;
let amina: Colleague;
let noor: Colleague;
let annelies: Colleague;
let monday = '2026-12-07';

beforeAll(async () => {
	web = await freshHouse();
	worker = await start('worker', { ...testSettings, WORKER_DATABASE_URL: web.urls.worker });
	openHouse(web);
});
afterAll(async () => {
	openHouse(web);
	await worker.database.sql.end();
	await web.close();
});
beforeEach(async () => {
	await web.superuser`UPDATE staff SET disabled_at = now(), on_duty_since = NULL WHERE disabled_at IS NULL`;
	monday = addDays(atLocal(monday, '12:00'), 14).toISOString().slice(0, 10);
	await web.moveClockTo(atLocal(monday, '07:00'));
	amina = await employ(web, 'Amina', 'counsellor');
	noor = await employ(web, 'Noor', 'on_call');
	annelies = await employ(web, 'Annelies', 'supervisor');
});

const plan = (change: RosterChange) => changeRoster(annelies, change);
const weekly = (who: Colleague, kind: 'duty' | 'on-call', starts: string, ends: string) =>
	plan({
		...{ change: 'weekly', staffId: who.id, kind, weekdays: [1, 2, 3, 4, 5], starts, ends },
		...{ from: monday, until: null }
	});

/** At this hour of the Monday, with a worker at work; whether somebody is on duty. */
async function at(time: string, who = amina, days = 0): Promise<boolean> {
	await web.moveClockTo(addDays(atLocal(monday, time), days));
	openHouse(worker);
	await turnSwitches();
	openHouse(web);
	return isOn(who);
}
const isOn = async ({ id }: Colleague) =>
	(await web.superuser`SELECT on_duty_since FROM staff WHERE id = ${id}`)[0]!['on_duty_since'] !==
	null;
const seen = async (who: Colleague, week = monday) => {
	const roster = await readRoster(who, week);
	if ('problem' in roster) throw new Error(roster.problem);
	return roster;
};

test('one whose switch cannot be turned keeps nobody else’s, and is turned as a whole later', async () => {
	const joost = await employ(web, 'Joost', 'counsellor');
	await weekly(amina, 'duty', '09:00', '17:00');
	await weekly(joost, 'duty', '09:00', '17:00');
	await at('08:00');
	const turned = async () =>
		(await web.superuser`SELECT is_on FROM roster_turn WHERE staff_id = ${amina.id}`)[0]!['is_on'];
	await web.superuser.unsafe(`CREATE FUNCTION breaks() RETURNS trigger LANGUAGE plpgsql AS $$
		BEGIN RAISE division_by_zero; END $$;
		CREATE TRIGGER breaks BEFORE UPDATE OF on_duty_since ON staff FOR EACH ROW WHEN (NEW.id = '${amina.id}') EXECUTE FUNCTION breaks()`);
	try {
		expect(await at('09:01')).toBe(false);
		expect(await isOn(joost)).toBe(true);
		expect(await turned()).toBe(false);
	} finally {
		await web.superuser.unsafe('DROP FUNCTION breaks CASCADE');
	}
	expect(await at('09:02')).toBe(true);
	expect(await turned()).toBe(true);
});

describe('the switch', () => {
	test('goes on and off at the boundaries of her shift, and the trail says by what', async () => {
		await weekly(amina, 'duty', '09:00', '17:00');
		expect([await at('08:59'), await at('09:00'), await at('16:59'), await at('17:01')]).toEqual([
			...[false, true, true, false]
		]);
		const rows =
			await web.superuser`SELECT kind, actor_role FROM event WHERE subject_id = ${amina.id}
			AND kind LIKE 'staff.duty%' ORDER BY seq`;
		expect(rows.map((row) => [row['kind'], row['actor_role']])).toEqual([
			['staff.duty-on', 'roster'],
			['staff.duty-off', 'roster']
		]);
	});

	test('her own hand wins until the next boundary', async () => {
		await weekly(amina, 'duty', '09:00', '17:00');
		await at('09:00');
		await switchDuty(amina, false);
		expect(await at('12:00')).toBe(false);
		expect(await at('17:01')).toBe(false);
		await switchDuty(amina, true);
		expect(await at('20:00')).toBe(true);
		expect(await at('09:00', amina, 1)).toBe(true);
		expect(await at('17:01', amina, 1)).toBe(false);
	});

	test('who stands on no roster is left alone, and so is who was on before she came on it', async () => {
		await switchDuty(amina, true);
		expect(await at('12:00')).toBe(true);
		await weekly(amina, 'duty', '14:00', '17:00');
		expect(await at('12:30')).toBe(true);
		expect(await at('17:01')).toBe(false);
	});

	test('on call turns it for whoever is only on call, and not for a counsellor', async () => {
		await weekly(amina, 'on-call', '18:00', '08:00');
		await weekly(noor, 'on-call', '18:00', '08:00');
		expect([await at('19:00', amina), await isOn(noor)]).toEqual([false, true]);
		// over midnight
		expect([await at('07:59', noor, 1), await at('08:00', noor, 1)]).toEqual([true, false]);
	});

	test('a worker that was away makes up for it; an absence that is put down at once sends her off', async () => {
		await weekly(amina, 'duty', '09:00', '17:00');
		expect(await at('11:30')).toBe(true);
		await plan({ change: 'absence', staffId: amina.id, from: monday, until: monday });
		expect(await at('11:31')).toBe(false);
		const [row] = await web.superuser`SELECT id FROM roster_absence WHERE staff_id = ${amina.id}`;
		await plan({ change: 'strike', of: 'absence', id: String(row!['id']) });
		expect(await at('11:32')).toBe(true);
	});
});

describe('the page', () => {
	test('every colleague sees who is on, her own week, and nothing to change', async () => {
		await weekly(amina, 'duty', '09:00', '17:00');
		await weekly(noor, 'on-call', '18:00', '08:00');
		await plan({
			change: 'off',
			staffId: amina.id,
			date: addDays(atLocal(monday, '12:00'), 2).toISOString().slice(0, 10)
		});
		await web.moveClockTo(atLocal(monday, '10:00'));
		const roster = await seen(amina);
		expect(roster.onDuty).toEqual(['Amina']);
		expect(roster.nextAt).toEqual(atLocal(monday, '17:00'));
		expect(roster.days.map(({ shifts }) => shifts.filter(({ isMine }) => isMine).length)).toEqual([
			...[1, 1, 0, 1, 1, 0, 0]
		]);
		expect(roster.plan).toBeUndefined();
		expect((await seen(noor)).days[0]!.shifts.map(({ name }) => name)).toEqual(['Amina', 'Noor']);
	});

	test('of somebody who is absent it says what stays behind', async () => {
		await makeFamily(web, { counsellorId: amina.id, phone: '+447700900123' });
		await plan({ change: 'absence', staffId: amina.id, from: monday, until: monday });
		const { plan: planned, days } = await seen(annelies);
		expect(planned!.absences).toMatchObject([{ name: 'Amina', carries: { cases: 1 } }]);
		expect(days[0]!.away).toEqual(['Amina']);
	});

	test('on the day that the clock goes back its last hour stays behind too', async () => {
		const { partId } = await makeFamily(web, { counsellorId: amina.id });
		const day = '2027-10-31';
		const late = atLocal(day, '23:30');
		await web.superuser`INSERT INTO follow_up (id, kind, part_id, counsellor_id, status, starts_at, ends_at, reason_code, created_at)
			VALUES (${randomUUID()}, 'task', ${partId}, ${amina.id}, 'open', ${late}, ${late}::timestamptz + interval '15 minutes', 'review', now())`;
		await plan({ change: 'absence', staffId: amina.id, from: day, until: day });
		const { plan: planned } = await seen(annelies);
		expect(planned!.absences).toMatchObject([{ carries: { followUps: 1 } }]);
	});

	test('which languages a colleague speaks', async () => {
		await plan({ change: 'speaks', staffId: amina.id, speaks: ['nl', 'ber', 'fr'] });
		const found = (await seen(amina)).people.find(({ id }) => id === amina.id);
		expect(found!.speaks).toEqual(['nl', 'ber', 'fr']);
	});

	test('what is struck stays known, and no longer holds', async () => {
		await weekly(amina, 'duty', '09:00', '17:00');
		for (const { id } of (await seen(annelies)).plan!.weekly)
			expect(await plan({ change: 'strike', of: 'weekly', id })).toEqual({ changed: true });
		expect((await seen(annelies)).days.every(({ shifts }) => shifts.length === 0)).toBe(true);
		const rows =
			await web.superuser`SELECT struck_by FROM roster_week WHERE staff_id = ${amina.id}`;
		expect(rows.map((row) => row['struck_by'])).toEqual(Array(5).fill(annelies.id));
	});
});

describe('who may not', () => {
	test('only a supervisor changes it, also past the pages', async () => {
		const change = { change: 'absence', staffId: noor.id, from: monday, until: monday } as const;
		for (const who of [amina, noor]) {
			expect(await changeRoster(who, change)).toEqual({ problem: 'not-allowed' });
			const inserted = web.database.sql.begin(async (tx) => {
				await tx`SELECT set_config('app.actor', ${who.id}, true)`;
				await tx`INSERT INTO roster_absence (id, staff_id, from_date, until_date, made_at, made_by)
					VALUES (${randomUUID()}, ${noor.id}, ${monday}, ${monday}, now(), ${who.id})`;
			});
			await expect(inserted).rejects.toMatchObject({ code: '42501' });
		}
		const [row] = await web.database.sql.begin(async (tx) => {
			await tx`SELECT set_config('app.actor', ${amina.id}, true)`;
			return tx`SELECT door.set_speaks(${amina.id}::uuid, '{nl}') AS done`;
		});
		expect(row!['done']).toBe(false);
	});

	test('nobody without a desk reads it', async () => {
		for (const role of ['expert', 'administrator', 'privacy_officer', 'analyst'] as const) {
			const one = await employ(web, 'Esma', role);
			expect(await readRoster(one, monday)).toEqual({ problem: 'not-allowed' });
		}
	});

	test('who left, or has no desk, gets no shift', async () => {
		const esma = await employ(web, 'Esma', 'expert');
		expect(await weekly(esma, 'duty', '09:00', '17:00')).toEqual({ problem: 'not-found' });
	});
});

describe('what was typed', () => {
	const form = (fields: Record<string, string | string[]>) => {
		const data = new FormData();
		for (const [name, value] of Object.entries(fields))
			for (const one of [value].flat()) data.append(name, one);
		return data;
	};
	const shift = {
		...{
			staffId: randomUUID(),
			kind: 'duty',
			weekdays: ['1', '3'],
			starts: '22:00',
			ends: '06:00'
		},
		...{ from: '2026-12-07', until: '' }
	};

	test('is read; the last day may be left open', () => {
		expect(readRosterChange('weekly', form(shift))).toMatchObject({
			request: { change: 'weekly', weekdays: [1, 3], until: null }
		});
		const off = { ...shift, date: '2026-12-07', kind: 'off', starts: '', ends: '' };
		expect(readRosterChange('day', form(off))).toMatchObject({ request: { change: 'off' } });
	});

	test.each([
		[{ weekdays: [] }, 'weekdays', 'choice-missing'],
		[{ staffId: '' }, 'staffId', 'choice-missing'],
		[{ starts: '25:00' }, 'starts', 'hour-unreadable'],
		[{ ends: '22:00' }, 'ends', 'shift-without-time'],
		[{ from: '2026-02-30' }, 'from', 'day-unreadable'],
		[{ until: '2026-12-01' }, 'until', 'until-before-from']
	])('%j comes back with what is wrong', (wrong, field, problem) => {
		const read = readRosterChange('weekly', form({ ...shift, ...wrong }));
		expect(read).toMatchObject({ field, problem, typed: { starts: expect.any(String) } });
	});
});
