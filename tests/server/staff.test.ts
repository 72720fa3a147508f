import { decodeBase32IgnorePadding } from '@oslojs/encoding';
import { generateHOTP } from '@oslojs/otp';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { admit } from '#server/access/admit.ts';
import { findSession, sessionHashOf } from '#server/access/session.ts';
import { activate, openInvitation } from '#server/staff/activate.ts';
import { addColleague, openAccount } from '#server/staff/add.ts';
import { changeContact } from '#server/staff/change-contact.ts';
import { changeRole, disable, enable } from '#server/staff/change.ts';
import { readContact, readNewAccount } from '#server/staff/form.ts';
import { readFrame } from '#server/staff/frame.ts';
import { inviteAgain } from '#server/staff/invite.ts';
import { listColleagues } from '#server/staff/list.ts';
import type { NewAccount } from '#server/staff/store.ts';
import { switchDuty } from '#server/staff/switch-duty.ts';
import { vouchFor } from '#server/staff/vouch.ts';
import { atTheDoor, together } from '#server/work.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { employ, type Colleague } from '../support/people.ts';

const password = 'vier groene stoelen in de tuin';
let house: TestHouse;
let bram: Colleague;
let joost: Colleague;
let annelies: Colleague;

beforeAll(async () => {
	house = await freshHouse();
	bram = await employ(house, 'Bram', 'administrator');
	joost = await employ(house, 'Joost', 'counsellor');
	annelies = await employ(house, 'Annelies', 'supervisor');
});
afterAll(() => house.close());

let count = 0;
function someone(role: NewAccount['role'] = 'counsellor'): NewAccount {
	return {
		name: `Iemand ${++count}`,
		email: `iemand-${count}@steunpunt.example`,
		phone: '+31612345678',
		role
	};
}

async function invite(request: NewAccount): Promise<string> {
	const outcome = await addColleague(bram, request);
	if ('problem' in outcome) throw new Error(outcome.problem);
	return outcome.invitation.code;
}

async function open(code: string) {
	const outcome = await openInvitation(code);
	if ('problem' in outcome) throw new Error(outcome.problem);
	const secret = decodeBase32IgnorePadding(outcome.enrolment.key.replaceAll(' ', ''));
	const appCode = (away = 0) =>
		generateHOTP(secret, BigInt(Math.floor(Date.now() / 30_000) + away), 6);
	return { ...outcome.enrolment, appCode };
}

async function join(request: NewAccount): Promise<(away?: number) => string> {
	const code = await invite(request);
	const { sealed, appCode } = await open(code);
	const outcome = await activate({ code, sealed, password, again: password, appCode: appCode() });
	expect(outcome).toEqual({ activated: true });
	const [row] =
		await house.superuser`SELECT id, role_version FROM staff WHERE id = ${await idOf(request)}`;
	const account = { id: String(row!['id']), version: Number(row!['role_version']) };
	expect(await vouchFor(annelies, account)).toEqual({ vouched: true });
	return appCode;
}

const idOf = async ({ email }: NewAccount) => {
	const outcome = await listColleagues(bram);
	return 'problem' in outcome ? '' : outcome.colleagues.find((one) => one.email === email)!.id;
};
const kinds = async (id: string) =>
	(await house.superuser`SELECT kind FROM event WHERE subject_id = ${id} ORDER BY seq`).map(
		(row) => row['kind']
	);

test('from invitation to first sign-in: the person alone chooses the password and links the phone', async () => {
	const request = someone();
	const appCode = await join(request);
	expect(await admit({ email: request.email, password, code: appCode() })).toEqual({
		problem: 'refused'
	});
	await house.superuser`UPDATE staff_secret SET next_try_at = NULL`;
	const outcome = await admit({ email: request.email, password, code: appCode(1) });
	if ('problem' in outcome) throw new Error(outcome.problem);
	expect(await findSession(sessionHashOf(outcome.sessionId))).toMatchObject({
		name: request.name,
		role: 'counsellor'
	});
	expect(await kinds(await idOf(request))).toEqual(
		expect.arrayContaining(['staff.added', 'staff.totp-enrolled', 'staff.signed-in'])
	);
});

test('an invitation works once', async () => {
	const code = await invite(someone());
	const { sealed, appCode } = await open(code);
	const chosen = { code, sealed, password, again: password, appCode: appCode() };
	expect(await activate(chosen)).toEqual({ activated: true });
	expect(await activate(chosen)).toEqual({ problem: 'invitation-unknown' });
	expect(await openInvitation(code)).toEqual({ problem: 'invitation-unknown' });
});

test('two uses at the same moment make one account', async () => {
	const code = await invite(someone());
	const { sealed, appCode } = await open(code);
	const chosen = { code, sealed, password, again: password, appCode: appCode() };
	const outcomes = await Promise.all([activate(chosen), activate(chosen)]);
	expect(outcomes.filter((outcome) => 'activated' in outcome)).toHaveLength(1);
});

test('an invitation ends after 72 hours', async () => {
	const code = await invite(someone());
	await house.moveClockTo(new Date(Date.now() + 71.9 * 3_600_000));
	await open(code);
	await house.moveClockTo(new Date(Date.now() + 72.1 * 3_600_000));
	expect(await openInvitation(code)).toEqual({ problem: 'invitation-unknown' });
	await house.moveClockTo(new Date());
});

test('a code is read in small letters, with dashes, and with the letters that look like digits', async () => {
	const code = await invite(someone());
	const mistyped = code
		.toLowerCase()
		.replaceAll(' ', '-')
		.replaceAll('0', 'o')
		.replaceAll('1', 'l');
	await open(mistyped);
	expect(await openInvitation('0000 0000 0000 0000')).toEqual({ problem: 'invitation-unknown' });
});

test('a weak password, a slip while repeating it, or a wrong code is told by field, and the picture stays the same', async () => {
	const request = someone();
	const code = await invite(request);
	const { sealed, key, appCode } = await open(code);
	const outcome = await activate({
		code,
		sealed,
		password: 'een-landelijk-boeket',
		again: 'x',
		appCode: '000000'
	});
	expect(outcome).toMatchObject({
		problems: { password: 'password-holds-organisation', appCode: 'app-code-wrong' },
		enrolment: { key, email: request.email }
	});
	const slip = await activate({
		code,
		sealed,
		password,
		again: `${password}!`,
		appCode: appCode()
	});
	expect(slip).toMatchObject({ problems: { again: 'password-differs' } });
});

test('a sealed key of another invitation, or a changed one, is refused', async () => {
	const mine = await invite(someone());
	const others = await open(await invite(someone()));
	const chosen = { code: mine, password, again: password, appCode: others.appCode() };
	expect(await activate({ ...chosen, sealed: others.sealed })).toEqual({
		problem: 'invitation-unknown'
	});
	expect(await activate({ ...chosen, sealed: '' })).toEqual({ problem: 'invitation-unknown' });
});

test('inviting again sets password and phone aside, ends the sessions, and makes the earlier code worthless', async () => {
	const request = someone();
	const appCode = await join(request);
	const admission = await admit({ email: request.email, password, code: appCode(1) });
	const session = sessionHashOf('sessionId' in admission ? admission.sessionId : '');
	const id = await idOf(request);
	const first = await inviteAgain(bram, id);
	expect(await findSession(session)).toBeUndefined();
	const second = await inviteAgain(bram, id);
	if ('problem' in first || 'problem' in second) throw new Error('refused');
	expect(await openInvitation(first.invitation.code)).toEqual({ problem: 'invitation-unknown' });
	await open(second.invitation.code);
	const [row] =
		await house.superuser`SELECT password_hash, totp_secret FROM staff_secret WHERE staff_id = ${id}`;
	expect(row).toEqual({ password_hash: null, totp_secret: null });
});

test('an e-mail address belongs to one account', async () => {
	const request = someone();
	await invite(request);
	expect(await addColleague(bram, request)).toEqual({ problem: 'email-taken' });
});

const rowOf = async (id: string) => {
	const outcome = await listColleagues(bram);
	return 'problem' in outcome ? undefined : outcome.colleagues.find((one) => one.id === id);
};

test('name, e-mail and number of a colleague change; no number keeps the old one; nobody is signed out', async () => {
	const request = someone();
	const appCode = await join(request);
	const id = await idOf(request);
	const admission = await admit({ email: request.email, password, code: appCode(1) });
	const session = sessionHashOf('sessionId' in admission ? admission.sessionId : '');
	const contact = { name: 'Iemand Anders', email: `nieuw-${request.email}` };

	expect(await changeContact(bram, id, { ...contact, phone: undefined })).toEqual({
		changed: true
	});
	expect(await rowOf(id)).toMatchObject({ ...contact, phone: '•••• 78' });
	expect(await changeContact(bram, id, { ...contact, phone: '+31687654321' })).toEqual({
		changed: true
	});
	expect((await rowOf(id))?.phone).toBe('•••• 21');
	expect(await findSession(session)).toMatchObject({ name: 'Iemand Anders' });
	await house.superuser`UPDATE staff_secret SET next_try_at = NULL, totp_last_step = 0 WHERE staff_id = ${id}`;
	expect(await admit({ email: contact.email, password, code: appCode() })).toHaveProperty(
		'sessionId'
	);
	expect((await kinds(id)).filter((kind) => kind === 'staff.changed')).toHaveLength(2);
});

test('a changed e-mail address belongs to one account as well, and a refusal changes nothing', async () => {
	const first = someone();
	await invite(first);
	const id = await idOf(first);
	const taken = { name: 'Ander', email: joost.email, phone: '+31687654321' };
	expect(await changeContact(bram, id, taken)).toEqual({ problem: 'email-taken' });
	expect(await rowOf(id)).toMatchObject({ name: first.name, email: first.email, phone: '•••• 78' });
	expect(await changeContact(bram, id, { ...taken, email: first.email })).toEqual({
		changed: true
	});
});

test('disabling, enabling and changing a role show in the list and in the trail', async () => {
	const request = someone();
	await invite(request);
	const id = await idOf(request);
	expect(await disable(bram, id)).toEqual({ changed: true });
	expect((await rowOf(id))?.disabledAt).not.toBeNull();
	expect(await inviteAgain(bram, id)).toEqual({ problem: 'account-disabled' });
	expect(await enable(bram, id)).toEqual({ changed: true });
	expect((await rowOf(id))?.disabledAt).toBeNull();
	expect(await changeRole(bram, id, 'supervisor')).toEqual({ changed: true });
	expect((await rowOf(id))?.role).toBe('supervisor');
	expect(await kinds(id)).toEqual([
		'staff.added',
		'staff.disabled',
		'staff.enabled',
		'staff.role-changed'
	]);
});

test('an administrator changes every account but the own one', async () => {
	const contact = { name: 'Bram', email: bram.email, phone: undefined };
	for (const outcome of [
		await disable(bram, bram.id),
		await changeContact(bram, bram.id, contact),
		await changeRole(bram, bram.id, 'counsellor'),
		await inviteAgain(bram, bram.id)
	]) {
		expect(outcome).toEqual({ problem: 'own-account' });
	}
	const answers = await together(bram, ({ db }) =>
		db.execute(sql`SELECT door.change_account(${bram.id}::uuid, 'counsellor', true) AS changed,
			door.change_contact(${bram.id}::uuid, 'x', 'x', 'x', NULL) AS renamed,
			door.invite_again(${bram.id}::uuid, 'x'::bytea, now()) AS invited`)
	);
	expect(answers[0]).toEqual({
		changed: 'own-account',
		renamed: 'own-account',
		invited: false
	});
	expect(await disable(bram, '6f1c1d0e-0000-4000-8000-000000000000')).toEqual({
		problem: 'not-found'
	});
	expect(await changeContact(bram, '6f1c1d0e-0000-4000-8000-000000000000', contact)).toEqual({
		problem: 'not-found'
	});
});

test('counsellors and supervisors neither list nor change accounts, not by SQL either', async () => {
	for (const actor of [joost, annelies]) {
		expect(await listColleagues(actor)).toEqual({ problem: 'not-allowed' });
		expect(await addColleague(actor, someone())).toEqual({ problem: 'not-allowed' });
		expect(await disable(actor, bram.id)).toEqual({ problem: 'not-allowed' });
		expect(await inviteAgain(actor, bram.id)).toEqual({ problem: 'not-allowed' });
		expect(await changeContact(actor, bram.id, someone())).toEqual({ problem: 'not-allowed' });
		expect(await together(actor, (work) => openAccount(work, someone()))).toEqual({
			problem: 'not-allowed'
		});
		const [answer] = await together(actor, ({ db }) =>
			db.execute(sql`SELECT door.change_account(${bram.id}::uuid, 'counsellor', false) AS changed,
				door.change_contact(${bram.id}::uuid, 'x', 'x', 'x', NULL) AS renamed,
				door.invite_again(${bram.id}::uuid, 'x'::bytea, now()) AS invited`)
		);
		expect(answer).toEqual({
			changed: 'not-allowed',
			renamed: 'not-allowed',
			invited: false
		});
		for (const write of [
			sql`UPDATE staff SET role = 'administrator' WHERE id = ${actor.id}`,
			sql`INSERT INTO staff SELECT * FROM staff`,
			sql`SELECT * FROM staff_secret`,
			sql`UPDATE staff_session SET ended_at = NULL`
		]) {
			await expect(together(actor, ({ db }) => db.execute(write))).rejects.toThrow();
		}
	}
});

test('nobody adds an account without signing in once there is an administrator', async () => {
	expect(await atTheDoor((work) => openAccount(work, someone('administrator')))).toEqual({
		problem: 'not-allowed'
	});
});

test('on duty is a switch of the counsellor; colleagues see who is', async () => {
	expect(await switchDuty(joost, true)).toEqual({ onDuty: true });
	const session = { ...annelies, onDuty: false, sessionHash: Buffer.alloc(32) };
	expect((await readFrame(session)).onDuty).toEqual(['Joost']);
	expect((await readFrame({ ...session, ...bram })).onDuty).toEqual([]);
	for (const other of [bram, annelies])
		expect(await switchDuty(other, true)).toEqual({ problem: 'not-allowed' });
	await switchDuty(joost, false);
	expect((await readFrame(session)).onDuty).toEqual([]);
});

test('a form is read: number as E.164, missing and wrong fields by name, nothing typed is lost', () => {
	const form = (fields: Record<string, string>) => {
		const filled = new FormData();
		for (const [name, value] of Object.entries(fields)) filled.set(name, value);
		return filled;
	};
	expect(
		readNewAccount(
			form({
				name: ' Mo ',
				email: 'Mo@Steunpunt.example',
				phone: '06 12345678',
				role: 'counsellor'
			})
		)
	).toEqual({
		request: {
			name: 'Mo',
			email: 'mo@steunpunt.example',
			phone: '+31612345678',
			role: 'counsellor'
		}
	});
	expect(readNewAccount(form({ name: '', email: 'mo', phone: '', role: 'king' }))).toEqual({
		typed: { name: '', email: 'mo', phone: '', role: 'king' },
		problems: {
			name: 'name-empty',
			email: 'email-wrong',
			phone: 'phone-needed',
			role: 'role-not-chosen'
		}
	});
	expect(
		readNewAccount(form({ name: 'Bo', email: 'bo@x.example', phone: '', role: 'administrator' }))
	).toHaveProperty('request');
});

test('a change is read: an empty number asks nothing, a wrong one is told, nothing typed is lost', () => {
	const form = (email: string, phone: string) => {
		const filled = new FormData();
		for (const [name, value] of Object.entries({ name: 'Bo', email, phone }))
			filled.set(name, value);
		return filled;
	};
	expect(readContact(form('Bo@x.example', ' '))).toEqual({
		request: { name: 'Bo', email: 'bo@x.example', phone: undefined }
	});
	expect(readContact(form('bo', '12'))).toMatchObject({
		typed: { name: 'Bo', email: 'bo', phone: '12' },
		problems: { email: 'email-wrong', phone: 'phone-unreadable' }
	});
});
