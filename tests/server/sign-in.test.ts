import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { admit } from '#server/access/admit.ts';
import { admitDemoPerson, demoPeople } from '#server/access/demo-people.ts';
import { hashPassword } from '#server/access/password.ts';
import { endSession, findSession, sessionHashOf, sessionHolds } from '#server/access/session.ts';
import { neighbourhood, secondsToWait } from '#server/access/throttle.ts';
import { changeRole, disable } from '#server/staff/change.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { employ, type Colleague } from '../support/people.ts';
import { codeOf, giveSecrets, password } from '../support/secrets.ts';

let house: TestHouse;
let joost: Colleague;
let bram: Colleague;

beforeAll(async () => {
	house = await freshHouse();
	bram = await employ(house, 'Bram', 'administrator');
});
afterAll(() => house.close());
beforeEach(async () => {
	joost = await employ(house, 'Joost', 'counsellor');
	await giveSecrets(house, joost);
});

const right = (colleague: Colleague) => ({ email: colleague.email, password, code: codeOf() });
const secretRow = async ({ id }: Colleague) =>
	(await house.superuser`SELECT * FROM staff_secret WHERE staff_id = ${id}`)[0]!;

async function signIn(colleague: Colleague): Promise<Buffer> {
	const outcome = await admit(right(colleague));
	if ('problem' in outcome) throw new Error(outcome.problem);
	return sessionHashOf(outcome.sessionId);
}

test('the right password and code open a session that says who it is', async () => {
	const session = await findSession(await signIn(joost));
	expect(session).toMatchObject({
		id: joost.id,
		role: 'counsellor',
		name: 'Joost',
		onDuty: false
	});
});

test('spaces, capitals in the address and digits of another script do not matter', async () => {
	const code = codeOf().replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)));
	const outcome = await admit({
		email: ` ${joost.email.toUpperCase()} `,
		password,
		code: `${code.slice(0, 3)} ${code.slice(3)}`
	});
	expect(outcome).toHaveProperty('sessionId');
});

test('whatever is wrong gets one same answer', async () => {
	const gone = await employ(house, 'Gone', 'counsellor');
	await giveSecrets(house, gone);
	await disable(bram, gone.id);
	const invited = await employ(house, 'Invited', 'counsellor');
	const refused = { problem: 'refused' };
	expect(await admit({ ...right(joost), password: 'vier groene stoelen in het gras' })).toEqual(
		refused
	);
	expect(await admit(right(gone))).toEqual(refused);
	expect(await admit(right(invited))).toEqual(refused);
	expect(await admit({ ...right(joost), email: 'nobody@steunpunt.example' })).toEqual(refused);
	const other = await employ(house, 'Other', 'counsellor');
	await giveSecrets(house, other);
	expect(await admit({ ...right(other), code: codeOf(-4) })).toEqual(refused);
	expect(await admit({ email: '', password: '', code: '' })).toEqual(refused);
});

test('a code counts once, and so does every code before it', async () => {
	await signIn(joost);
	expect(await admit(right(joost))).toEqual({ problem: 'refused' });
	await house.superuser`UPDATE staff_secret SET next_try_at = NULL WHERE staff_id = ${joost.id}`;
	expect(await admit({ ...right(joost), code: codeOf(-1) })).toEqual({ problem: 'refused' });
	await house.superuser`UPDATE staff_secret SET next_try_at = NULL WHERE staff_id = ${joost.id}`;
	expect(await admit({ ...right(joost), code: codeOf(1) })).toHaveProperty('sessionId');
});

test('of two uses of one code at the same moment one opens a session', async () => {
	const outcomes = await Promise.all([admit(right(joost)), admit(right(joost))]);
	expect(outcomes.filter((outcome) => 'sessionId' in outcome)).toHaveLength(1);
});

test('the delay grows with every wrong try, holds back the right one too, and ends', async () => {
	for (const seconds of [0, 1, 3, 7, 15, 31, 60, 60]) {
		await house.superuser`UPDATE staff_secret SET next_try_at = NULL WHERE staff_id = ${joost.id}`;
		const before = Date.now();
		await admit({ ...right(joost), code: '000000' });
		const refusedAt = (await secretRow(joost))['next_try_at'].getTime() - seconds * 1000;
		expect(refusedAt).toBeGreaterThanOrEqual(before);
		expect(refusedAt).toBeLessThanOrEqual(Date.now());
	}
	expect(await admit(right(joost))).toEqual({ problem: 'refused' });
	expect((await secretRow(joost))['failures']).toBe(8);
	await house.superuser`UPDATE staff_secret SET next_try_at = now() WHERE staff_id = ${joost.id}`;
	expect(await admit(right(joost))).toHaveProperty('sessionId');
	expect(await secretRow(joost)).toMatchObject({ failures: 0, next_try_at: null });
});

test('a refused sign-in leaves an event, also for an account that does not exist', async () => {
	const count = async () =>
		Number(
			(
				await house.superuser`SELECT count(*) AS n FROM event WHERE kind = 'staff.sign-in-refused'`
			)[0]!['n']
		);
	const before = await count();
	await admit({ ...right(joost), email: 'nobody@steunpunt.example' });
	await admit({ ...right(joost), code: '000000' });
	expect(await count()).toBe(before + 2);
});

test('a session ends after the idle limit and after the absolute limit, and an open stream is no sign of life', async () => {
	const idle = await signIn(joost);
	await house.superuser`UPDATE staff_session SET seen_at = now() - interval '29 minutes' WHERE id_hash = ${idle}`;
	expect(await sessionHolds(idle)).toBe(true);
	await house.superuser`UPDATE staff_session SET seen_at = seen_at - interval '2 minutes' WHERE id_hash = ${idle}`;
	expect(await sessionHolds(idle)).toBe(false);
	expect(await findSession(idle)).toBeUndefined();

	await giveSecrets(house, bram);
	const old = await signIn(bram);
	await house.superuser`UPDATE staff_session SET opened_at = now() - interval '9 hours' WHERE id_hash = ${old}`;
	expect(await findSession(old)).toBeUndefined();
});

test('asking for a page is a sign of life', async () => {
	const hash = await signIn(joost);
	await house.superuser`UPDATE staff_session SET seen_at = now() - interval '29 minutes' WHERE id_hash = ${hash}`;
	await findSession(hash);
	const [row] =
		await house.superuser`SELECT seen_at > now() - interval '5 seconds' AS fresh FROM staff_session WHERE id_hash = ${hash}`;
	expect(row!['fresh']).toBe(true);
});

test('sign-out, disabling and a changed role end the session at once', async () => {
	const ended = await signIn(joost);
	await endSession(ended);
	expect(await findSession(ended)).toBeUndefined();

	const sanne = await employ(house, 'Sanne', 'counsellor');
	await giveSecrets(house, sanne);
	const promoted = await signIn(sanne);
	await changeRole(bram, sanne.id, 'supervisor');
	expect(await findSession(promoted)).toBeUndefined();

	const piet = await employ(house, 'Piet', 'counsellor');
	await giveSecrets(house, piet);
	const disabled = await signIn(piet);
	await disable(bram, piet.id);
	expect(await findSession(disabled)).toBeUndefined();
});

test('a session id that was never given out opens nothing', async () => {
	expect(await findSession(sessionHashOf('guessed'))).toBeUndefined();
	expect(await sessionHolds(Buffer.alloc(0))).toBe(false);
});

test('demo people exist in demo mode only', async () => {
	expect(await demoPeople()).toEqual([]);
	expect(await admitDemoPerson(joost.id)).toEqual({ problem: 'refused' });
});

test('one neighbourhood may come so often and then has to wait; another is not touched', async () => {
	const pace = { lane: 'test', everySeconds: 60, burst: 3 };
	for (let n = 0; n < 3; n++) expect(await secondsToWait(`192.0.2.${n}`, pace)).toBe(0);
	expect(await secondsToWait('192.0.2.77', pace)).toBeGreaterThan(50);
	expect(await secondsToWait('192.0.3.77', pace)).toBe(0);
	expect(await secondsToWait('192.0.2.77', { ...pace, lane: 'other' })).toBe(0);
});

test('a neighbourhood is a /24 or a /56', () => {
	expect(neighbourhood('192.0.2.17')).toBe('192.0.2');
	expect(neighbourhood('::ffff:192.0.2.17')).toBe('192.0.2');
	expect(neighbourhood('2001:db8:1:2300::1')).toBe('20010db8000123');
	expect(neighbourhood('2001:db8:1:23ff:1:2:3:4')).toBe('20010db8000123');
	expect(neighbourhood('2001:db8:1:2400::1')).not.toBe('20010db8000123');
	expect(neighbourhood('::1')).toBe('00000000000000');
	expect(neighbourhood('nonsense')).toBe('elsewhere');
});

test('too many at once are sent away before anything is hashed', async () => {
	const outcomes = await Promise.all(
		Array.from({ length: 30 }, () => hashPassword('a password of nobody'))
	);
	expect(outcomes.filter((outcome) => 'problem' in outcome)).toHaveLength(8);
});
