import { parsePhoneNumberFromString } from 'libphonenumber-js';
import * as v from 'valibot';
import { isAlerted, isRole, roles, type Role } from '#domain/actor.ts';
import { plainDigits } from '#domain/digits.ts';
import { phoneProblem } from '#domain/phone.ts';
import type { NewAccount, NewContact } from './store.ts';
import type { SeenAccount } from './vouch.ts';

type Problems = Partial<Record<'name' | 'email' | 'phone' | 'role', string>>;
type ReadPhone = { number: string | undefined } | { problem: string };
type Typed = Record<'name' | 'email' | 'phone' | 'role', string>;

const contact = v.object({
	name: v.pipe(
		v.string(),
		v.trim(),
		v.minLength(1, 'name-empty'),
		v.maxLength(80, 'name-too-long')
	),
	email: v.pipe(
		v.string(),
		v.trim(),
		v.toLowerCase(),
		v.maxLength(254, 'email-wrong'),
		v.email('email-wrong')
	)
});
const person = v.object({ ...contact.entries, role: v.picklist(roles, 'role-not-chosen') });

/** Typed text to a new account; e-mail in lower case, phone as E.164. */
export function readNewAccount(
	form: FormData
): { request: NewAccount } | { typed: Typed; problems: Problems } {
	const typed = typedIn(form);
	const parsed = v.safeParse(person, typed);
	const phone = readPhone(typed.phone, !isRole(typed.role) || isAlerted(typed.role));
	const problems = problemsOf(parsed.success ? [] : parsed.issues, phone);
	if (!parsed.success || 'problem' in phone) return { typed, problems };
	return { request: { ...parsed.output, phone: phone.number } };
}

/** What an administrator typed about a colleague; an empty number keeps the one there is. */
export function readContact(
	form: FormData
): { request: NewContact } | { typed: Typed; problems: Problems } {
	const typed = typedIn(form);
	const parsed = v.safeParse(contact, typed);
	const phone = readPhone(typed.phone, false);
	const problems = problemsOf(parsed.success ? [] : parsed.issues, phone);
	if (!parsed.success || 'problem' in phone) return { typed, problems };
	return { request: { ...parsed.output, phone: phone.number } };
}

export function readRole(form: FormData): Role | undefined {
	const role = form.get('role');
	return isRole(role) ? role : undefined;
}

/** The id of a colleague in a form; nonsense reads as nobody. */
export function readStaffId(form: FormData): string {
	const id = v.safeParse(v.pipe(v.string(), v.uuid()), form.get('id'));
	return id.success ? id.output : '00000000-0000-0000-0000-000000000000';
}

/** The account as a supervisor saw it; nonsense reads as nobody. */
export function readSeenAccount(form: FormData): SeenAccount {
	const version = v.safeParse(
		v.pipe(v.string(), v.regex(/^[0-9]{1,9}$/), v.transform(Number)),
		form.get('version')
	);
	return { id: readStaffId(form), version: version.success ? version.output : 0 };
}

// who is alerted by text would miss a danger in an account without a number
function readPhone(text: string, isNeeded: boolean): ReadPhone {
	if (!text.trim()) return isNeeded ? { problem: 'phone-needed' } : { number: undefined };
	const parsed = parsePhoneNumberFromString(plainDigits(text), 'NL');
	if (!parsed?.isPossible()) return { problem: 'phone-unreadable' };
	const problem = phoneProblem(parsed.number);
	return problem ? { problem } : { number: parsed.number };
}

function typedIn(form: FormData): Typed {
	const text = (name: string) => {
		const value = form.get(name);
		return typeof value === 'string' ? value.slice(0, 300) : '';
	};
	return { name: text('name'), email: text('email'), phone: text('phone'), role: text('role') };
}

// the first problem of each field is told, in the order in which they are asked
function problemsOf(issues: v.BaseIssue<unknown>[], phone: ReadPhone): Problems {
	const asked = ['name', 'role', 'email'] as const;
	const told = asked.flatMap((field) => {
		const found = issues.find((issue) => issue.path?.[0]?.key === field);
		return found ? [[field, found.message]] : [];
	});
	return { ...Object.fromEntries(told), ...('problem' in phone && { phone: phone.problem }) };
}
