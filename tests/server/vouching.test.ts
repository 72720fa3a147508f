import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { takeOn } from '#server/cases/take-on.ts';
import { takeIntake } from '#server/intakes/take.ts';
import { reviewOf } from '#server/reviews/overview.ts';
import { addColleague, openAccount } from '#server/staff/add.ts';
import { changeContact } from '#server/staff/change-contact.ts';
import { changeRole, disable, enable } from '#server/staff/change.ts';
import { inviteAgain } from '#server/staff/invite.ts';
import { refuseAccount, vouchFor } from '#server/staff/vouch.ts';
import { atTheDoor, together } from '#server/work.ts';
import { allClear, arrives } from '../support/arrivals.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { usesInvitation } from '../support/invited.ts';
import { employ, type Colleague } from '../support/people.ts';

let house: TestHouse;
let bram: Colleague;
let amina: Colleague;
let annelies: Colleague;

beforeAll(async () => {
	house = await freshHouse();
});
afterAll(() => house.close());
beforeEach(async () => {
	await house.superuser`UPDATE staff SET disabled_at = now() WHERE disabled_at IS NULL`;
	bram = await employ(house, 'Bram', 'administrator');
	amina = await employ(house, 'Amina', 'counsellor');
	annelies = await employ(house, 'Annelies', 'supervisor');
});

async function aCaseOf(counsellor: Colleague): Promise<void> {
	const id = await arrives(allClear);
	await takeIntake(counsellor, id, {});
	await takeOn(counsellor, id, { serviceType: 'family_support', name: 'Samira', concern: '' });
}

async function codeFor(role: Colleague['role'], email: string): Promise<string> {
	const account = { name: 'Nieuw', email, phone: '+31612345678', role };
	const outcome = await addColleague(bram, account);
	if ('problem' in outcome) throw new Error(outcome.problem);
	return outcome.invitation.code;
}

async function newCodeOf({ id }: Colleague): Promise<string> {
	const outcome = await inviteAgain(bram, id);
	if ('problem' in outcome) throw new Error(outcome.problem);
	return outcome.invitation.code;
}

async function seenBy(supervisor: Colleague) {
	const review = await reviewOf(supervisor);
	if ('problem' in review) throw new Error(review.problem);
	return review;
}

const waiting = async (name: string, supervisor = annelies) =>
	(await seenBy(supervisor)).waitingAccounts.find((account) => account.name === name);
const rowOf = async (id: string) =>
	(await house.superuser`SELECT * FROM staff WHERE id = ${id}`)[0]!;
const sessionsOf = async (id: string) =>
	(await house.superuser`SELECT FROM staff_session WHERE staff_id = ${id}`).length;
const eventsOf = async (id: string) =>
	(await house.superuser`SELECT kind FROM event WHERE subject_id = ${id} ORDER BY seq`).map((row) =>
		String(row['kind'])
	);
let count = 0;
const address = () => `nieuw-${++count}@steunpunt.example`;

/** How many rows of what people told this actor reaches by SQL, whatever the pages would say. */
async function reachOf({ id }: { id: string }): Promise<number> {
	const tables = [
		'staff',
		'intake',
		'intake_answers',
		'intake_message',
		'room',
		'case_file',
		'part'
	];
	const more = ['person', 'note', 'membership', 'follow_up', 'notification', 'event', 'data_key'];
	const all = [...tables, ...more].map((table) => `SELECT 1 FROM ${table}`).join(' UNION ALL ');
	const rows = await together({ id, role: 'supervisor' }, ({ db }) => db.execute(sql.raw(all)));
	return rows.length;
}

test('an administrator who uses a counsellor’s new invitation himself reads nothing', async () => {
	await aCaseOf(amina);
	expect(await reachOf(amina)).toBeGreaterThan(0);
	const signsIn = await usesInvitation(await newCodeOf(amina), amina.email);
	expect(await signsIn()).toEqual({ problem: 'not-vouched' });
	expect(await sessionsOf(amina.id)).toBe(0);
	expect(await reachOf(amina)).toBe(0);
	expect(await eventsOf(amina.id)).toContain('staff.sign-in-not-vouched');

	const account = await waiting('Amina');
	expect(account).toMatchObject({ role: 'counsellor', isActivated: true, openCases: 1 });
	expect(account?.doings).toMatchObject([{ kind: 'staff.invited-again', by: 'Bram' }]);
	expect(await vouchFor(annelies, account!)).toEqual({ vouched: true });
	expect(await signsIn()).toHaveProperty('sessionId');
	expect(await reachOf(amina)).toBeGreaterThan(0);
	expect(await rowOf(amina.id)).toMatchObject({ vouched_by: annelies.id });
	expect(await eventsOf(amina.id)).toContain('staff.vouched');
});

test('a supervisor whom an administrator makes up reads nothing and vouches for nobody', async () => {
	await aCaseOf(amina);
	const email = address();
	const signsIn = await usesInvitation(await codeFor('supervisor', email), email);
	expect(await signsIn()).toEqual({ problem: 'not-vouched' });
	const account = await waiting('Nieuw');
	const madeUp = { id: account!.id, role: 'supervisor' as const };
	expect(await reachOf(madeUp)).toBe(0);
	await newCodeOf(amina);
	const hers = (await waiting('Amina'))!;
	expect(await vouchFor(madeUp, hers)).toEqual({ problem: 'not-allowed' });
	expect(await vouchFor(madeUp, account!)).toEqual({ problem: 'not-allowed' });
	expect((await rowOf(madeUp.id))['admitted']).toBe(false);
});

test('neither she herself, nor an administrator, nor a counsellor vouches, not by SQL either', async () => {
	await usesInvitation(await newCodeOf(amina), amina.email);
	const { id, version } = (await waiting('Amina'))!;
	const joost = await employ(house, 'Joost', 'counsellor');
	for (const actor of [amina, bram, joost]) {
		expect(await vouchFor(actor, { id, version })).toEqual({ problem: 'not-allowed' });
		expect(await refuseAccount(actor, { id, version })).toEqual({ problem: 'not-allowed' });
		const [answer] = await together(actor, ({ db }) =>
			db.execute(sql`SELECT door.vouch(${id}::uuid, ${version}, true) AS outcome`)
		);
		expect(answer).toEqual({ outcome: 'not-allowed' });
		const write = sql`UPDATE staff SET vouched_at = now() WHERE id = ${id}`;
		await expect(together(actor, ({ db }) => db.execute(write))).rejects.toThrow();
	}
	expect((await rowOf(id))['admitted']).toBe(false);
	const own = { id: annelies.id, version: 1 };
	expect(await vouchFor(annelies, own)).toEqual({ problem: 'not-allowed' });
});

test('a yes counts for the account as it was seen: not before it is set up, not after a newer invitation', async () => {
	const code = await newCodeOf(amina);
	const early = (await waiting('Amina'))!;
	expect(early.isActivated).toBe(false);
	expect(await vouchFor(annelies, early)).toEqual({ problem: 'changed-meanwhile' });
	await usesInvitation(code, amina.email);
	const seen = (await waiting('Amina'))!;
	const signsIn = await usesInvitation(await newCodeOf(amina), amina.email);
	expect(await vouchFor(annelies, seen)).toEqual({ problem: 'changed-meanwhile' });
	expect(await signsIn()).toEqual({ problem: 'not-vouched' });
});

test('a refused account is shut, what it had taken is free again, and switching it on opens nothing', async () => {
	const id = await arrives(allClear);
	await takeIntake(amina, id, {});
	const signsIn = await usesInvitation(await newCodeOf(amina), amina.email);
	expect(await refuseAccount(annelies, (await waiting('Amina'))!)).toEqual({ refused: true });
	expect(await rowOf(amina.id)).toMatchObject({ disabled_by: annelies.id, vouched_at: null });
	const [intake] = await house.superuser`SELECT taken_by FROM intake WHERE id = ${id}`;
	expect(intake!['taken_by']).toBeNull();
	expect(await eventsOf(amina.id)).toContain('staff.refused');
	expect(await signsIn()).toEqual({ problem: 'refused' });
	await enable(bram, amina.id);
	expect((await rowOf(amina.id))['admitted']).toBe(false);
	expect((await waiting('Amina'))?.doings.map(({ kind }) => kind)).toEqual([
		'staff.enabled',
		'staff.invited-again'
	]);
});

test('another role opens nothing before somebody vouched again; another address or number never does', async () => {
	const contact = { name: 'Amina', email: address(), phone: '+31687654321' };
	await changeContact(bram, amina.id, contact);
	expect((await rowOf(amina.id))['admitted']).toBe(true);
	await changeRole(bram, amina.id, 'supervisor');
	expect(await reachOf(amina)).toBe(0);
	await changeRole(bram, amina.id, 'administrator');
	await changeRole(bram, amina.id, 'counsellor');
	await changeContact(bram, amina.id, { ...contact, email: address() });
	await disable(bram, amina.id);
	await enable(bram, amina.id);
	expect(await reachOf(amina)).toBe(0);
	expect((await waiting('Amina'))?.doings.map(({ kind }) => kind).toSorted()).toEqual([
		'staff.changed',
		'staff.enabled',
		'staff.role-changed'
	]);
});

test('where no supervisor can vouch the first one opens the house, and a later one sees that', async () => {
	await disable(bram, annelies.id);
	const [first, second] = [address(), address()];
	const codes = [await codeFor('supervisor', first), await codeFor('supervisor', second)];
	const [one, other] = [
		await usesInvitation(codes[0]!, first),
		await usesInvitation(codes[1]!, second)
	];
	expect(await one()).toHaveProperty('sessionId');
	expect(await other()).toEqual({ problem: 'not-vouched' });
	const [row] = await house.superuser`SELECT id FROM staff WHERE vouched_by IS NULL AND admitted
		AND role = 'supervisor'`;
	expect(await eventsOf(String(row!['id']))).toContain('staff.vouched-by-activation');
	await enable(bram, annelies.id);
	expect((await seenBy(annelies)).openedAlone[0]).toMatchObject({ name: 'Nieuw' });
});

test('of two first supervisors at the same moment one waits for the other', async () => {
	await disable(bram, annelies.id);
	const addresses = [address(), address()];
	const codes = [];
	for (const email of addresses) codes.push(await codeFor('supervisor', email));
	await Promise.all(codes.map((code, n) => usesInvitation(code, addresses[n]!)));
	const [row] =
		await house.superuser`SELECT count(*)::int AS n FROM staff WHERE admitted AND role = 'supervisor'`;
	expect(row!['n']).toBe(1);
});

test('a counsellor waits also where there is no supervisor', async () => {
	await disable(bram, annelies.id);
	const email = address();
	const signsIn = await usesInvitation(await codeFor('counsellor', email), email);
	expect(await signsIn()).toEqual({ problem: 'not-vouched' });
});

test('an administrator needs nobody: there is no other way to begin', async () => {
	await disable(bram, annelies.id);
	await house.superuser`UPDATE staff SET disabled_at = now() WHERE id = ${bram.id}`;
	const account = { name: 'Eerste', email: address(), phone: undefined };
	const outcome = await atTheDoor((work) =>
		openAccount(work, { ...account, role: 'administrator' })
	);
	if ('problem' in outcome) throw new Error(outcome.problem);
	const signsIn = await usesInvitation(outcome.invitation.code, account.email);
	expect(await signsIn()).toHaveProperty('sessionId');
});
