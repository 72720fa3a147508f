import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { addDays, addMinutes, addSeconds } from 'date-fns';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CrisisMove, Notifiable } from '#domain/crisis.ts';
import type { ShiftKind } from '#domain/roster.ts';
import { atLocal, localDate } from '#domain/time.ts';
import { readCrisis } from '#server/crises/read.ts';
import { stepInCrisis } from '#server/crises/step.ts';
import { openHouse, type House } from '#server/house.ts';
import { changeIntakeLevel } from '#server/intakes/change-level.ts';
import { readIntake } from '#server/intakes/read.ts';
import { takeIntake } from '#server/intakes/take.ts';
import { signatureOf } from '#server/integrations/twilio/signature.ts';
import { openChannel, type Channel } from '#server/notifications/channel.ts';
import { round } from '#server/notifications/round.ts';
import { closeRoom } from '#server/rooms/close.ts';
import { start } from '#server/start.ts';
import { sentences } from '#i18n/spoken/colleagues.ts';
import { hearPageAnswer, hearPageKey, hearPageStatus } from '#server/webhooks/page.ts';
import { openAnsweringHouse, type AnsweringHouse } from '../support/answering-house.ts';
import { allClear, arrives, chainOf } from '../support/arrivals.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { employ, type Colleague } from '../support/people.ts';
import { testSettings } from '../support/settings.ts';

const settings = { ...testSettings, TWILIO_VOICE_NUMBER: '+15005550006' };
const danger = { ...allClear, callerInDanger: 'yes' } as const;

let web: TestHouse;
let worker: House;
let provider: AnsweringHouse;
let channel: Channel;
let piet: Colleague;
let amina: Colleague;
let annelies: Colleague;
let els: Colleague;
let evening = atLocal('2026-12-01', '20:00');

beforeAll(async () => {
	web = await freshHouse();
	provider = await openAnsweringHouse();
	worker = await start('worker', {
		...settings,
		WORKER_DATABASE_URL: web.urls.worker,
		TWILIO_API_BASE: provider.base
	});
	openHouse(web);
});
afterAll(async () => {
	await provider.stop();
	openHouse(web);
	await worker.database.sql.end();
	await web.close();
});
beforeEach(async () => {
	openHouse(web);
	await web.superuser`UPDATE staff SET disabled_at = now(), on_duty_since = NULL WHERE disabled_at IS NULL`;
	await web.superuser`UPDATE intake SET closed_at = now() WHERE closed_at IS NULL`;
	await web.superuser`UPDATE page SET ended_at = now(), ended_how = 'closed' WHERE ended_at IS NULL`;
	await web.superuser`UPDATE notification SET status = 'cancelled' WHERE status = 'planned'`;
	await web.superuser`DELETE FROM roster_week`;
	provider.asked.length = 0;
	provider.refused.clear();
	channel = openChannel(() => 0);
	evening = addDays(evening, 1);
	await web.moveClockTo(evening);
	piet = await employ(web, 'Piet', 'on_call', { onDuty: true });
	amina = await employ(web, 'Amina', 'counsellor', { onDuty: true });
	annelies = await employ(web, 'Annelies', 'supervisor');
	els = await employ(web, 'Els', 'supervisor');
	await rosters(piet, 'on-call');
	await rosters(amina, 'duty');
});

/** From six in the evening until two in the night, every day. */
async function rosters({ id }: Colleague, kind: ShiftKind) {
	for (let day = 1; day <= 7; day++)
		await web.superuser`INSERT INTO roster_week (id, staff_id, kind, weekday, starts, ends, from_date, made_at, made_by)
			VALUES (gen_random_uuid(), ${id}, ${kind}, ${day}, '18:00', '02:00', ${localDate(addDays(evening, -9))}, now(), ${annelies.id})`;
	await web.superuser`INSERT INTO roster_turn VALUES (${id}, true, NULL) ON CONFLICT DO NOTHING`;
}

/** So many minutes after eight and a few seconds, with a worker at work. */
async function at(minutes: number) {
	await web.moveClockTo(addSeconds(addMinutes(evening, minutes), 3));
	openHouse(worker);
	for (let n = 0; n < 3; n++) await round(channel);
	openHouse(web);
}

const nameOf = (phone: string) =>
	[piet, amina, annelies, els].find((one) => one.phone === phone)?.name ?? phone;
/** Who was called since the last question, a text and a call each. */
function called(): string[] {
	const asked = provider.asked.splice(0);
	const of = (kind: string) =>
		asked
			.filter((one) => one.kind === kind)
			.map(({ to }) => nameOf(to))
			.sort();
	expect(of('call')).toEqual(of('text'));
	return of('call');
}
const lastCall = () => provider.asked.findLast(({ kind }) => kind === 'call')!;

const doors = { '': hearPageAnswer, '/key': hearPageKey, '/status': hearPageStatus };
/** As the provider asks, at the address it was given. */
async function asks(address: string, form: Record<string, string>): Promise<string> {
	const url = new URL(address);
	const step = url.pathname.replace('/twilio/voice/page', '') as keyof typeof doors;
	const signature = signatureOf(testSettings.TWILIO_AUTH_TOKEN, address, form);
	const headers = {
		'content-type': 'application/x-www-form-urlencoded',
		'x-twilio-signature': signature
	};
	const body = new URLSearchParams(form).toString();
	const answer = await doors[step](new Request(url, { method: 'POST', headers, body }), url);
	expect(answer.status).toBeLessThan(300);
	return answer.text();
}
const actionIn = (document: string) =>
	/action="([^"]+)"/.exec(document)?.[1]?.replaceAll('&amp;', '&') ?? '';
/** Whoever was called last answers and presses these keys; the last thing that is said. */
async function answersWith(keys: string[], call = lastCall()): Promise<string> {
	const sid = { CallSid: call.sid };
	let said = await asks(call.answerAt, { ...sid, CallStatus: 'in-progress' });
	for (const key of keys) said = await asks(actionIn(said), { ...sid, Digits: key });
	return said;
}
const ladder = async (intakeId: string) =>
	(
		await web.superuser`SELECT rung, round, trouble, next_at, ended_how, ended_by FROM page
			WHERE intake_id = ${intakeId} ORDER BY opened_at DESC`
	)[0]!;

describe('acknowledged', () => {
	const rungs: [number, string[], () => Colleague][] = [
		[0, ['Piet'], () => piet],
		[5, ['Amina'], () => amina],
		[10, ['Annelies', 'Els'], () => els],
		[15, ['Piet'], () => piet]
	];

	test.each([0, 1, 2, 3])('at step %i: nobody is called after', async (stepNumber) => {
		const id = await arrives(danger);
		for (const [minutes, names, who] of rungs.slice(0, stepNumber + 1)) {
			await at(minutes);
			const call = provider.asked.findLast(
				({ to, kind }) => kind === 'call' && to === who().phone
			)!;
			expect(called()).toEqual(names);
			if (minutes === rungs[stepNumber]![0]) {
				expect(await answersWith(['1'], call)).toContain(sentences.acknowledged);
				expect(await ladder(id)).toMatchObject({ ended_how: 'key', ended_by: who().id });
			}
		}
		await at(rungs[stepNumber]![0] + 60);
		expect(called()).toEqual([]);
		expect(await chainOf(web, id)).toEqual(
			expect.arrayContaining(['page.opened', 'page.called', 'page.acknowledged'])
		);
	});

	test('a ladder that cannot be climbed stops no other, nor any text', async () => {
		const broken = await arrives(danger);
		await web.superuser`UPDATE page SET opened_at = opened_at - interval '1 hour', next_at = next_at - interval '1 hour' WHERE intake_id = ${broken}`;
		const fine = await arrives(danger);
		await web.superuser.unsafe(`CREATE FUNCTION breaks() RETURNS trigger LANGUAGE plpgsql AS $$
			BEGIN RAISE division_by_zero; END $$;
			CREATE TRIGGER breaks BEFORE UPDATE OF rung ON page FOR EACH ROW WHEN (NEW.intake_id = '${broken}') EXECUTE FUNCTION breaks()`);
		try {
			await at(0);
			expect(called()).toEqual(['Piet']);
			expect(await ladder(fine)).toMatchObject({ rung: 1 });
			expect(await ladder(broken)).toMatchObject({ rung: 0 });
		} finally {
			await web.superuser.unsafe('DROP FUNCTION breaks CASCADE');
		}
		await at(1);
		expect(await ladder(broken)).toMatchObject({ rung: 1 });
		called();
	});

	test('by somebody who was called before, while the next is called: she was first', async () => {
		await arrives(danger);
		await at(0);
		const first = lastCall();
		await at(5);
		const second = lastCall();
		expect(await answersWith(['1'], first)).toContain(sentences.acknowledged);
		expect(await answersWith(['1'], second)).toContain(sentences.over);
		called();
		await at(10);
		expect(called()).toEqual([]);
	});

	test('at the desk, by whoever takes it; not by whoever sees only its outside', async () => {
		const id = await arrives(danger);
		await at(0);
		await readIntake(amina, id);
		expect(await ladder(id)).toMatchObject({ ended_how: null });
		const read = await readIntake(amina, id);
		const offer = 'intake' in read ? read.intake.offer! : '';
		expect(await takeIntake(amina, id, { offer })).toEqual({ taken: true });
		expect(await ladder(id)).toMatchObject({ ended_how: 'desk', ended_by: amina.id });
	});

	test('at the desk, by a supervisor who opens it', async () => {
		const id = await arrives(danger);
		await at(0);
		await readIntake(els, id);
		expect(await ladder(id)).toMatchObject({ ended_how: 'desk', ended_by: els.id });
	});

	test('she closes her room: her words are gone, and the danger is called about until somebody says yes', async () => {
		const id = await arrives(danger);
		const [room] = await web.superuser`SELECT id FROM room WHERE intake_id = ${id}`;
		await closeRoom(String(room!['id']));
		expect(await ladder(id)).toMatchObject({ ended_how: null });
		await at(0);
		expect(called()).toEqual(['Piet']);
		await at(5);
		const second = lastCall();
		expect(called()).toEqual(['Amina']);
		await answersWith(['1'], second);
		expect(await ladder(id)).toMatchObject({ ended_how: 'key', ended_by: amina.id });
	});

	test('a colleague who closes the contact ends it too', async () => {
		const id = await arrives(danger);
		await at(0);
		called();
		await web.superuser.begin(async (tx) => {
			await tx`SELECT set_config('app.actor', ${els.id}, true)`;
			await tx`UPDATE intake SET status = 'closed', closed_at = door.time() WHERE id = ${id}`;
		});
		await at(5);
		expect(called()).toEqual([]);
		expect(await ladder(id)).toMatchObject({ ended_how: 'closed' });
	});
});

describe('never acknowledged', () => {
	test('the next each five minutes, the supervisors, and round again', async () => {
		const id = await arrives(danger);
		const heard: string[][] = [];
		for (const minutes of [0, 4, 5, 9, 10, 15, 20, 25, 30]) {
			await at(minutes);
			heard.push(called());
		}
		const [once, leaders] = [['Piet'], ['Annelies', 'Els']];
		expect(heard).toEqual([once, [], ['Amina'], [], leaders, once, ['Amina'], leaders, once]);
		expect(await ladder(id)).toMatchObject({ rung: 7, round: 3, ended_how: null });
		const kinds = await chainOf(web, id);
		expect(kinds.filter((kind) => kind === 'page.called')).toHaveLength(9);
	});

	test('no key, and a voicemail that answers, acknowledge nothing', async () => {
		const id = await arrives(danger);
		await at(0);
		const call = lastCall();
		const said = await answersWith([]);
		expect(said).toContain(sentences.ask);
		// silence falls through to the end of the document
		expect(said).toMatch(/<\/Gather><Hangup\/>/);
		expect(await asks(actionIn(said), { CallSid: call.sid })).not.toContain('Say');
		await asks(call.reportTo, { CallSid: call.sid, CallStatus: 'completed' });
		called();
		await at(5);
		expect(called()).toEqual(['Amina']);
		expect(await ladder(id)).toMatchObject({ ended_how: null });
	});
});

describe('somebody acts on it', () => {
	async function loggedBy(who: Colleague) {
		const id = await arrives(allClear);
		const read = await readIntake(who, id);
		await takeIntake(who, id, { offer: 'intake' in read ? read.intake.offer! : '' });
		await changeIntakeLevel(who, id, { from: 'T3', to: 'T0', reason: 'Zij zegt het nu.' });
		return id;
	}
	const does = async (who: Colleague, id: string, move: CrisisMove, whom: Notifiable | null) => {
		const crisis = await readCrisis(who, id);
		const from = 'problem' in crisis ? 'closed' : (crisis.current?.status ?? 'closed');
		const step = { stepId: randomUUID(), from, move, whom, words: 'Gedaan.', at: '' };
		expect(await stepInCrisis(who, id, step)).toEqual({ kept: true });
	};

	test('and wrote it down: everybody is called once, not every five minutes', async () => {
		const id = await loggedBy(amina);
		await does(amina, id, 'act', null);
		const heard: string[][] = [];
		for (const minutes of [0, 5, 10, 15, 60]) {
			await at(minutes);
			heard.push(called());
		}
		expect(heard).toEqual([['Annelies', 'Els'], [], [], [], []]);
		// nobody said yes, and the desk says so
		expect(await ladder(id)).toMatchObject({ ended_how: null, trouble: 'acted-on' });
		await readIntake(els, id);
		expect(await ladder(id)).toMatchObject({ ended_how: 'desk', ended_by: els.id });
	});

	test('and told a supervisor: that is the yes', async () => {
		const id = await loggedBy(amina);
		await does(amina, id, 'notify', 'emergency');
		expect(await ladder(id)).toMatchObject({ ended_how: null });
		await does(amina, id, 'notify', 'supervisor');
		expect(await ladder(id)).toMatchObject({ ended_how: 'desk', ended_by: amina.id });
		await at(0);
		expect(called()).toEqual([]);
	});

	test('but wrote nothing down: round and round, as for anybody', async () => {
		await loggedBy(amina);
		const heard: string[][] = [];
		for (const minutes of [0, 5, 10]) {
			await at(minutes);
			heard.push(called());
		}
		const both = ['Annelies', 'Els'];
		expect(heard).toEqual([both, both, both]);
	});
});

describe('a wrong key', () => {
	test('is asked about once more; then 1 counts', async () => {
		const id = await arrives(danger);
		await at(0);
		expect(await answersWith(['7'])).toContain(sentences.again);
		expect(await answersWith(['7', '1'])).toContain(sentences.acknowledged);
		expect(await ladder(id)).toMatchObject({ ended_how: 'key' });
	});

	test('twice hangs up, and the next is called at her minute', async () => {
		const id = await arrives(danger);
		await at(0);
		expect(await answersWith(['7', '*'])).not.toContain('Say');
		expect(await ladder(id)).toMatchObject({ ended_how: null });
		called();
		await at(5);
		expect(called()).toEqual(['Amina']);
	});
});

describe('the provider is down', () => {
	test('it is tried again at the promised minute, told on the desk, and goes on from there', async () => {
		const id = await arrives(danger);
		await provider.goDown();
		await at(0);
		await at(5);
		expect(await ladder(id)).toMatchObject({ rung: 1, trouble: 'not-sent' });
		expect((await ladder(id))['next_at']).toEqual(addMinutes(await opened(id), 10));
		await at(9);
		await provider.comeBack();
		expect(called()).toEqual([]);
		await at(10);
		expect(called()).toEqual(['Piet']);
		expect(await chainOf(web, id)).toContain('page.not-sent');
		await at(15);
		expect(called()).toEqual(['Amina']);
		expect(await ladder(id)).toMatchObject({ trouble: null });
	});

	test('a number that is refused for good does not cost five minutes', async () => {
		provider.refused.add(piet.phone);
		await arrives(danger);
		await at(0);
		expect(called()).toEqual(['Amina']);
	});

	const opened = async (id: string) =>
		(await web.superuser`SELECT opened_at FROM page WHERE intake_id = ${id}`)[0]![
			'opened_at'
		] as Date;
});

describe('whom it calls', () => {
	test('without a roster whoever is on duty at once, then the supervisors', async () => {
		await web.superuser`DELETE FROM roster_week`;
		await arrives(danger);
		await at(0);
		expect(called()).toEqual(['Amina', 'Piet']);
		await at(5);
		expect(called()).toEqual(['Annelies', 'Els']);
	});

	test('a text that says nothing, with the code of the desk', async () => {
		const id = await arrives(danger);
		await at(0);
		const [row] = await web.superuser`SELECT reference FROM intake WHERE id = ${id}`;
		const [text] = provider.asked.filter(({ kind }) => kind === 'text');
		expect(text!.body).toBe(`Oproep ${row!['reference']}. Log in of bel de dienst.`);
	});

	test('who speaks the language of a call first, and the others after her', async () => {
		const joost = await employ(web, 'Joost', 'counsellor', { onDuty: true });
		await rosters(joost, 'duty');
		const [first, second] = amina.id < joost.id ? [amina, joost] : [joost, amina];
		await web.superuser`UPDATE staff SET on_duty_since = ${evening}, speaks = '{nl}' WHERE id IN (${first.id}, ${second.id})`;
		await web.superuser`UPDATE staff SET speaks = '{nl,tr}' WHERE id = ${second.id}`;
		const id = await arrives(danger);
		await web.superuser`INSERT INTO call (id, direction, intake_id, key_id, state, ended_as, language, has_number, started_at, heard_at)
			SELECT gen_random_uuid(), 'inbound', id, key_id, 'over', 'abandoned', 'tr', false, now(), now() FROM intake WHERE id = ${id}`;
		const heard: string[] = [];
		for (const minutes of [0, 5, 10]) {
			await at(minutes);
			heard.push(
				...provider.asked.splice(0).flatMap(({ kind, to }) => (kind === 'call' ? [to] : []))
			);
		}
		expect(heard).toEqual([piet.phone, second.phone, first.phone]);
	});

	test('not whoever said that it is danger: for her it is help', async () => {
		const id = await arrives(allClear);
		const read = await readIntake(amina, id);
		const offer = 'intake' in read ? read.intake.offer! : '';
		await takeIntake(amina, id, { offer });
		await changeIntakeLevel(amina, id, { from: 'T3', to: 'T0', reason: 'Zij zegt het nu.' });
		await readIntake(amina, id);
		await at(0);
		// Piet would not find it: Amina has it
		expect(called()).toEqual(['Annelies', 'Els']);
		expect(await ladder(id)).toMatchObject({ ended_how: null });
	});

	test('one ladder a contact, said by two at once: neither loses what she keeps with it', async () => {
		const id = await arrives(danger);
		await web.superuser`UPDATE page SET ended_at = now(), ended_how = 'closed' WHERE intake_id = ${id}`;
		const open = () => web.superuser`SELECT door.open_page(${id})`;
		const both = await web.superuser.begin(async (first) => {
			await first`SELECT door.open_page(${id})`;
			const second = open();
			second.catch(() => undefined);
			void second.execute();
			await setTimeout(200);
			return { second };
		});
		await expect(both.second).resolves.toBeDefined();
		const rows =
			await web.superuser`SELECT id FROM page WHERE intake_id = ${id} AND ended_at IS NULL`;
		expect(rows).toHaveLength(1);
	});

	test('one ladder a contact, however often it is said', async () => {
		const id = await arrives(danger);
		await Promise.all(
			Array.from(
				{ length: 5 },
				() => web.superuser`SELECT door.alert(${id}, 'alert-urgent', door.time())`
			)
		);
		await at(0);
		await answersWith(['1']);
		await web.superuser`SELECT door.alert(${id}, 'alert-urgent', door.time())`;
		const rows = await web.superuser`SELECT FROM page WHERE intake_id = ${id}`;
		expect(rows).toHaveLength(1);
	});
});

describe('who may not', () => {
	test('a call that nobody made, a colleague who left, another attempt: nothing is acknowledged', async () => {
		const id = await arrives(danger);
		await at(0);
		const { answerAt, sid } = lastCall();
		const key = answerAt.replace('/page?', '/page/key?');
		const other = key.replace(/a=[^&]+/, 'a=00000000-0000-4000-8000-000000000000');
		expect(await asks(other, { CallSid: sid, Digits: '1' })).not.toContain('Say');
		await web.superuser`UPDATE staff SET disabled_at = now() WHERE id = ${piet.id}`;
		expect(await asks(key, { CallSid: sid, Digits: '1' })).not.toContain('Say');
		expect(await ladder(id)).toMatchObject({ ended_how: null });
	});

	test('unsigned, none of the three doors opens', async () => {
		for (const [path, hear] of Object.entries(doors)) {
			const url = new URL(`${testSettings.PUBLIC_BASE_URL}/twilio/voice/page${path}?n=1&a=2`);
			const headers = { 'content-type': 'application/x-www-form-urlencoded' };
			const request = new Request(url, { method: 'POST', headers, body: 'Digits=1' });
			expect((await hear(request, url)).status).toBe(403);
		}
	});
});
