import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { addDays } from 'date-fns';
import postgres from 'postgres';
import type { Role } from '#domain/actor.ts';
import { atLocal } from '#domain/time.ts';
import { closeHouse } from '#server/house.ts';
import { start } from '#server/start.ts';
import { employ, type Colleague } from './people.ts';
import { codeOf, giveSecrets, password } from './secrets.ts';
import { setStage, type Stage } from './stage.ts';
import { telephonesAt, type Telephone } from './telephones.ts';
import { visitor, type Visitor } from './visitor.ts';

export const ours = '+3197010281234';
/** A Wednesday at eleven: each story has a week of its own, later than the one before. */
const begin = atLocal('2027-01-06', '11:00');
// a worker that was starved looks again after a minute
const patienceMs = 100_000;
const nobody = 'http://127.0.0.1:9';

/** Somebody who called us: their telephone, and the id of their call at the provider. */
export interface Caller extends Telephone {
	sid: string;
}
interface Participant {
	number: string;
	label: string;
	held: boolean;
	hasJoined: boolean;
}
interface Complaint {
	operation: string;
	detail: string;
}
interface Asked {
	method: string;
	path: string;
	params: Record<string, unknown>;
}

/** The built server, its worker and a network, with telephones, desks, and one clock that stands still until it is moved. */
export interface TelephoneStage {
	stage: Stage;
	/** Only to prepare and to look. */
	sql: postgres.Sql;
	called(who: { phone: string }): Telephone;
	dialIn(how?: { withheld?: boolean; from?: string }): Promise<Caller>;
	/** Somebody who chose a language and waits. */
	waitsInLine(key?: string): Promise<Caller>;
	/** Time passes at once, for the network and for the house. */
	waits(seconds: number): Promise<void>;
	/** Time passes second by second, no faster than our worker keeps up, until this is so. */
	until<T>(look: () => Promise<T>, isSo: (seen: T) => boolean): Promise<T>;
	goesTo(at: Date): Promise<void>;
	/** Another week, at eleven; whoever worked here has gone, and nobody is on a telephone any more. */
	nextWeek(): Promise<void>;
	hires(name: string, role?: Role): Promise<Colleague>;
	/** Through the form of the sign-in page. */
	signsIn(colleague: Colleague): Promise<Visitor>;
	/** Meanwhile nothing that the network asks or tells reaches us, but whoever listens there; answers what it complained of. */
	unheard(act: () => Promise<unknown>, address?: string): Promise<Complaint[]>;
	/** An order to whoever plays the network, or a question. */
	steer(path: string, body?: object): Promise<unknown>;
	/** What our processes asked of the network, oldest first. */
	asked(): Promise<Asked[]>;
	/** What the network refused or saw that may never be; without what it had to while we were unheard. */
	complaints(): Promise<Complaint[]>;
	/** Who is in the last room in which somebody spoke. */
	inTheRoom(): Promise<Participant[]>;
	/** A worker that begins looks at once for what nobody told us. */
	startsAgain(): Promise<void>;
	close(): Promise<void>;
}

export async function telephoneStage(superuserUrl: string): Promise<TelephoneStage> {
	const folder = mkdtempSync(join(tmpdir(), 'naastenlijn-telephone-'));
	const stage = await setStage(superuserUrl, folder, {
		...{ TWILIO_VOICE_NUMBER: ours, CALLS_WAITING: '4' },
		FAKE_TWILIO_STILL_AT: begin.toISOString()
	});
	const url = new URL(superuserUrl);
	url.pathname = `/${stage.database}`;
	const sql = postgres(url.href, { max: 2, onnotice: () => undefined });
	await sql`UPDATE clock SET ahead = ${begin}::timestamptz - now()`;
	await start('web', stage.settings);
	let [worker] = await Promise.all([stage.startWorker(), stage.startWeb()]);
	const telephones = telephonesAt(
		stage.fakeBase,
		(seconds) => sql`UPDATE clock SET ahead = ahead + make_interval(secs => ${seconds})`
	);
	const { waits } = telephones;
	const steer = (path: string, body?: object) => ask(stage.fakeBase + path, body);
	const inUse: Telephone[] = [];
	const foreseen = new Set<number>();
	let [week, number] = [0, 100];

	async function dialIn({ withheld = false, from = `+447700900${number++}` } = {}) {
		const telephone = await telephones.dialIn(from, { withheld });
		inUse.push(telephone);
		return { ...telephone, sid: (await telephone.look()).callSid ?? '' };
	}
	const allComplaints = async () =>
		((await steer('/_state')) as { violations: Complaint[] }).violations;
	async function goesTo(at: Date) {
		const { now } = (await steer('/_voice')) as { now: string };
		await waits((at.getTime() - Date.parse(now)) / 1000);
		// ours went on by itself meanwhile
		await sql`UPDATE clock SET ahead = ${at}::timestamptz - now()`;
		await sql`SELECT pg_notify('notification', '')`;
	}

	return {
		...{ stage, sql, waits, dialIn, goesTo, steer },
		called: ({ phone }) => telephones.called(phone),
		async waitsInLine(key = '1') {
			const caller = await dialIn();
			// danger is said first, and cannot be skipped
			await waits(8);
			await caller.press(key);
			await waits(4);
			return caller;
		},
		async until(look, isSo) {
			for (let seconds = 0; ; seconds++) {
				await soon(
					() => leftToDo(sql),
					(n) => n === 0
				);
				const seen = await look();
				if (isSo(seen)) return seen;
				if (seconds > 150) throw new Error(`it does not happen: ${JSON.stringify(seen)}`);
				await waits(1);
			}
		},
		async nextWeek() {
			for (const telephone of inUse.splice(0))
				if ((await telephone.look()).state !== 'idle') await telephone.hangUp();
			await sql`UPDATE staff SET disabled_at = now(), on_duty_since = NULL WHERE disabled_at IS NULL`;
			await sql`UPDATE call SET state = 'over', ended_as = 'untold' WHERE state <> 'over'`;
			await sql`UPDATE notification SET status = 'cancelled' WHERE status = 'planned'`;
			await goesTo(addDays(begin, 7 * ++week));
		},
		async hires(name, role = 'counsellor') {
			const colleague = await employ({ superuser: sql }, name, role, { onDuty: true });
			await giveSecrets({ superuser: sql }, colleague);
			inUse.push(telephones.called(colleague.phone));
			return colleague;
		},
		async signsIn({ email }) {
			const desk = visitor(stage.origin);
			const answer = await desk.post('/sign-in?/enter', { email, password, code: codeOf() });
			if (answer.status !== 303) throw new Error(`signing in answered ${answer.status}`);
			return desk;
		},
		async unheard(act, address = nobody) {
			const before = await allComplaints();
			await steer('/_script', { local: address });
			await act();
			await steer('/_script', { local: stage.origin });
			const during = (await allComplaints()).slice(before.length);
			during.forEach((_, n) => foreseen.add(before.length + n));
			return during;
		},
		asked: async () => ((await steer('/_state')) as { requests: Asked[] }).requests,
		complaints: async () => (await allComplaints()).filter((_, n) => !foreseen.has(n)),
		async inTheRoom() {
			const { conferences } = (await steer('/_voice')) as {
				conferences: { participants: Participant[] }[];
			};
			return conferences.at(-1)?.participants ?? [];
		},
		async startsAgain() {
			worker = await anotherWorker(stage, worker);
		},
		async close() {
			await closeHouse();
			await sql.end();
			await stage.stop();
			rmSync(folder, { recursive: true, force: true });
		}
	};
}

/** Without time: what only has to be done by a process of ours. */
export async function soon<T>(look: () => Promise<T>, isSo: (seen: T) => boolean): Promise<T> {
	const late = performance.now() + patienceMs;
	for (;;) {
		const seen = await look();
		if (isSo(seen)) return seen;
		if (performance.now() > late) throw new Error(`not so: ${JSON.stringify(seen)}`);
		await pause(20);
	}
}

/** What the network is still to be asked now, and who waits while a telephone of ours could ring. */
async function leftToDo(sql: postgres.Sql): Promise<number> {
	const [row] = await sql`SELECT (SELECT count(*) FROM call_order WHERE due_at <= door.time())
		+ (SELECT count(*) FROM call c WHERE c.state = 'queued' AND EXISTS (SELECT FROM door.telephones_free())
			AND NOT EXISTS (SELECT FROM call_leg l WHERE l.call_id = c.id AND l.state <> 'ended')) AS n`;
	return Number(row!['n']);
}

async function anotherWorker(stage: Stage, worker: ChildProcess): Promise<ChildProcess> {
	const gone = once(worker, 'exit');
	worker.kill('SIGTERM');
	await gone;
	return stage.startWorker();
}

async function ask(url: string, body?: object): Promise<unknown> {
	const answer = await fetch(url, {
		method: body ? 'POST' : 'GET',
		...(body && { body: JSON.stringify(body) })
	});
	const json = (await answer.json()) as { problem?: string } | null;
	if (!answer.ok) throw new Error(json?.problem ?? `the fake answered ${answer.status}`);
	return json;
}
