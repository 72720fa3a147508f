import { randomBytes } from 'node:crypto';
import type { Actor, Role } from '#domain/actor.ts';
import { hashPassword } from '../../access/password.ts';
import { newTotpSecret } from '../../access/totp.ts';
import { keepPresence } from '../../chats/presence.ts';
import { addColleague, openAccount } from '../../staff/add.ts';
import { disable } from '../../staff/change.ts';
import { invitationHash } from '../../staff/invitation.ts';
import * as invitations from '../../staff/invitation.store.ts';
import { switchDuty } from '../../staff/switch-duty.ts';
import { vouchFor } from '../../staff/vouch.ts';
import { waitingAccounts } from '../../staff/waiting.store.ts';
import { atTheDoor, together } from '../../work.ts';
import { must } from './must.ts';
import type { Moments } from './moments.ts';
import type { Story } from './play.ts';

// numbers that Twilio keeps for tests: nobody has them
const people = {
	amina: { name: 'Amina Haddou', role: 'counsellor', phone: '+15005550011' },
	joost: { name: 'Joost Verhoeven', role: 'counsellor', phone: '+15005550012' },
	fleur: { name: 'Fleur de Wit', role: 'counsellor', phone: '+15005550013' },
	mehmet: { name: 'Mehmet Aydın', role: 'counsellor', phone: '+15005550014' },
	sanne: { name: 'Sanne Postma', role: 'counsellor', phone: '+15005550015' },
	annelies: { name: 'Annelies Brouwer', role: 'supervisor', phone: '+15005550016' },
	ruud: { name: 'Ruud Janssen', role: 'supervisor', phone: '+15005550017' },
	esther: { name: 'Esther Vos', role: 'counsellor', phone: '+15005550018' },
	rosa: { name: 'Rosa Pinas', role: 'counsellor', phone: '+15005550021' },
	fenna: { name: 'Fenna de Boer', role: 'front_desk', phone: '+15005550022' },
	halima: { name: 'Halima Idrissi', role: 'expert', phone: '+15005550023' },
	pieter: { name: 'Pieter Smit', role: 'on_call', phone: '+15005550024' },
	femke: { name: 'Femke van Dam', role: 'privacy_officer', phone: '+15005550025' },
	koen: { name: 'Koen Bos', role: 'analyst', phone: '+15005550026' },
	bram: { name: 'Bram Kuiper', role: 'administrator', phone: '+15005550019' }
} as const satisfies Record<string, { name: string; role: Role; phone: string }>;

type Name = keyof typeof people;
export type Cast = Record<Name, Actor>;

/** Everybody who works here, with a password and a linked phone that nobody knows. */
export async function employEverybody(): Promise<Cast> {
	const hired: [string, Actor][] = [];
	// the administrator comes last: once there is one, only he adds accounts
	for (const [name, person] of Object.entries(people)) {
		const account = { ...person, email: emailOf(name) };
		const { invitation } = must(await atTheDoor((work) => openAccount(work, account)));
		hired.push([name, { id: await activate(invitation.code), role: person.role }]);
	}
	const cast = Object.fromEntries(hired) as Cast;
	await vouchForAll(cast.annelies);
	return cast;
}

/** The first supervisor knows everybody else. */
async function vouchForAll(supervisor: Actor): Promise<void> {
	const accounts = await together(supervisor, waitingAccounts);
	for (const account of accounts) must(await vouchFor(supervisor, account));
}

async function activate(code: string): Promise<string> {
	const { hash: passwordHash } = must(await hashPassword(randomBytes(24).toString('base64url')));
	return atTheDoor(async (work) => {
		const hash = invitationHash(work.keys, code);
		const invited = await invitations.find(work, hash);
		if (!invited) throw new Error('an invitation of the demo is not there');
		const chosen = { passwordHash, totpSecret: newTotpSecret(), step: 0 };
		await invitations.use(work, hash, invited, chosen);
		return invited.staffId;
	});
}

function emailOf(name: string): string {
	return `${name}@naastenlijn.example`;
}

/** Who is on duty, who left and who is invited. */
export async function* theTeam(cast: Cast, when: Moments): Story {
	yield when.daysAgo(364, '08:50');
	for (const one of [cast.fleur, cast.sanne]) must(await switchDuty(one, true));

	yield when.daysAgo(30, '17:00');
	must(await disable(cast.bram, cast.esther.id));

	yield when.minutesAgo(26 * 60);
	must(await switchDuty(cast.fleur, false));
	must(await switchDuty(cast.sanne, false));
	must(await switchDuty(cast.joost, true));
	const noor = { name: 'Noor Bakker', email: emailOf('noor'), phone: '+15005550020' };
	must(await addColleague(cast.bram, { ...noor, role: 'counsellor' }));

	yield when.minutesAgo(190);
	must(await switchDuty(cast.amina, true));
	must(await keepPresence(cast.amina, { places: 2, languages: ['nl', 'ar'], alias: '' }));
	must(await keepPresence(cast.joost, { places: 2, languages: ['nl', 'en', 'tr'], alias: '' }));
}
