import { plainDigits } from '#domain/digits.ts';
import { passwordProblem } from '#domain/staff-password.ts';
import { busy, hashPassword } from '../access/password.ts';
import { newTotpSecret, phoneLink, stepOf, type PhoneLink } from '../access/totp.ts';
import { house } from '../house.ts';
import { open, seal } from '../keys/envelope.ts';
import { atTheDoor } from '../work.ts';
import { invitationHash } from './invitation.ts';
import * as invitations from './invitation.store.ts';

/** What the page of a good code shows, and carries sealed until it comes back. */
export interface Enrolment extends PhoneLink {
	email: string;
	sealed: string;
}
export interface Chosen {
	code: string;
	sealed: string;
	password: string;
	again: string;
	appCode: string;
}
type FieldProblems = Partial<Record<'password' | 'again' | 'appCode', string>>;
type Refusal = { problem: 'invitation-unknown' } | typeof busy;

/** A code typed by hand; the key for the phone is new at every first showing, and kept in the page, not by us. */
export async function openInvitation(code: string): Promise<{ enrolment: Enrolment } | Refusal> {
	const invited = await findInvited(code);
	if (!invited) return { problem: 'invitation-unknown' };
	return { enrolment: enrolmentFor(code, invited.email, newTotpSecret()) };
}

/** Password and linked phone in one step; afterwards the code is worth nothing. */
export async function activate(
	chosen: Chosen
): Promise<{ activated: true } | { problems: FieldProblems; enrolment: Enrolment } | Refusal> {
	const invited = await findInvited(chosen.code);
	const secret = invited && unseal(chosen.code, chosen.sealed);
	if (!invited || !secret) return { problem: 'invitation-unknown' };

	const step = stepOf(secret, plainDigits(chosen.appCode).replace(/\s/g, ''), new Date());
	const problems = problemsOf(chosen, invited.email, step);
	if (step === undefined || Object.keys(problems).length > 0) {
		return { problems, enrolment: enrolmentFor(chosen.code, invited.email, secret) };
	}
	const hashed = await hashPassword(chosen.password);
	if ('problem' in hashed) return hashed;

	const hash = invitationHash(house().keys, chosen.code);
	const used = await atTheDoor((work) =>
		invitations.use(work, hash, invited, { passwordHash: hashed.hash, totpSecret: secret, step })
	);
	return used ? { activated: true } : { problem: 'invitation-unknown' };
}

function findInvited(code: string): Promise<invitations.Invited | undefined> {
	return atTheDoor((work) => invitations.find(work, invitationHash(work.keys, code)));
}

function problemsOf(
	{ password, again }: Chosen,
	email: string,
	step: number | undefined
): FieldProblems {
	const organisation = [...house().config.organisation.name.split(/\s+/), 'naastenlijn'];
	const weak = passwordProblem(password, { email, organisation });
	return {
		...(weak ? { password: weak } : {}),
		...(!weak && password !== again ? { again: 'password-differs' } : {}),
		...(step === undefined ? { appCode: 'app-code-wrong' } : {})
	};
}

function enrolmentFor(code: string, email: string, secret: Buffer): Enrolment {
	const { organisation } = house().config;
	const sealed = seal(house().keys.page, pagePlace(code), secret).toString('base64url');
	return { email, ...phoneLink(secret, organisation.name, email), sealed };
}

function unseal(code: string, sealed: string): Buffer | undefined {
	try {
		return open(house().keys.page, pagePlace(code), Buffer.from(sealed, 'base64url'));
	} catch {
		return undefined;
	}
}

// bound to its invitation: a sealed key from another page opens nothing here
function pagePlace(code: string) {
	return {
		table: 'welcome',
		row: invitationHash(house().keys, code).toString('hex'),
		column: 'totp'
	};
}
