import { changeRole, disable } from '#server/staff/change.ts';
import { inviteAgain } from '#server/staff/invite.ts';
import { expect, test } from '../support/past-the-pages.ts';
import { signedIn } from '../support/signed-in.ts';
import { visitor, type Visitor } from '../support/visitor.ts';
import { superuser, told } from './support/house.ts';
import { employ, type Person } from './support/staff.ts';

let bram: Person;
test.beforeAll(async () => {
	bram = await employ('Bram', 'administrator');
});

/** The same cookie in another browser: what a copy of it is worth. */
const copyOf = (member: Visitor) => visitor(told.origin, [...member.cookies]);

interface Ending {
	what: string;
	act(person: Person, member: Visitor): Promise<unknown>;
}
const ago = (person: Person, column: 'seen_at' | 'opened_at', by: string) =>
	superuser`UPDATE staff_session SET ${superuser(column)} = now() - ${by}::interval WHERE staff_id = ${person.id}`;
const endings: Ending[] = [
	{ what: 'signing out', act: (_, member) => member.post('/sign-out') },
	{ what: 'being disabled', act: (person) => disable(bram, person.id) },
	{ what: 'another role', act: (person) => changeRole(bram, person.id, 'supervisor') },
	{ what: 'being invited again', act: (person) => inviteAgain(bram, person.id) },
	{ what: '31 minutes of nothing', act: (person) => ago(person, 'seen_at', '31 minutes') },
	{ what: 'nine hours', act: (person) => ago(person, 'opened_at', '9 hours') }
];

for (const { what, act } of endings) {
	test(`after ${what} the old cookie opens nothing`, async () => {
		const person = await employ('Joost', 'counsellor');
		const member = await signedIn(told.origin, person);
		const copy = copyOf(member);
		expect((await copy.get('/desk')).status).toBe(200);

		await act(person, member);
		for (const path of ['/desk', '/desk/cases', '/review', '/staff']) {
			const { status, headers } = await copyOf(copy).get(path);
			expect([status, headers.get('location')], path).toEqual([303, '/sign-in']);
		}
		expect((await copyOf(copy).post('/desk/log')).status).toBe(401);
		expect((await copyOf(copy).get('/desk/live?ask', { accept: '*/*' })).status).not.toBe(204);
		expect((await copyOf(copy).get('/desk/__data.json')).body).not.toContain('Joost');
	});
}

// the limits of time are noticed with the next heartbeat; whoever acts against a person is not kept waiting
for (const { what, act } of endings.slice(0, 4)) {
	test(`after ${what} an open stream ends within two seconds`, async () => {
		const person = await employ('Joost', 'counsellor');
		const member = await signedIn(told.origin, person);
		const stream = await listen(member);
		await stream.until('hello');
		const begun = Date.now();
		await act(person, member);
		const rest = await stream.untilClosed();
		expect(Date.now() - begun).toBeLessThan(2000);
		expect(rest).toContain('event: ended');
		expect((await member.get('/desk/live')).status).not.toBe(200);
	});
}

test('one session ends, another of the same person goes on', async () => {
	const person = await employ('Joost', 'counsellor');
	const [one, other] = [await signedIn(told.origin, person), await signedIn(told.origin, person)];
	await one.post('/sign-out');
	expect((await one.get('/desk')).status).toBe(303);
	expect((await other.get('/desk')).status).toBe(200);
});

test('the cookie is out of reach for scripts and other sites, and holds no name, address or role', async () => {
	const person = await employ('Joost', 'counsellor');
	const member = visitor(told.origin);
	const page = await member.get('/sign-in');
	expect(page.headers.getSetCookie()).toEqual([]);

	const staff = await signedIn(told.origin, person);
	expect([...staff.cookies.keys()].toSorted()).toEqual(['known', 'staff']);
	const again = await staff.get('/desk');
	for (const line of again.headers.getSetCookie())
		expect(flagsOf(line)).toEqual(['httponly', 'path=/', 'samesite=lax']);
	const inside = [...staff.cookies.values()]
		.join('.')
		.split('.')
		.map((part) => Buffer.from(part, 'base64url').toString('utf8'))
		.join('');
	for (const word of ['counsellor', person.email, person.id, 'Joost'])
		expect(inside).not.toContain(word);
});

test('the cookie given at signing in has its flags', async () => {
	const person = await employ('Joost', 'counsellor');
	const staff = visitor(told.origin);
	const { nextCode } = await import('./support/staff.ts');
	const answer = await staff.post('/sign-in?/enter', {
		email: person.email,
		password: person.password,
		code: await nextCode(person)
	});
	const lines = answer.headers.getSetCookie();
	expect(lines.map((line) => [line.split('=')[0], ...flagsOf(line)])).toEqual([
		['staff', 'httponly', 'path=/', 'samesite=lax'],
		['known', 'httponly', 'path=/', 'samesite=strict']
	]);
});

test('a changed or made-up cookie is nobody', async () => {
	const person = await employ('Joost', 'counsellor');
	const staff = await signedIn(told.origin, person);
	const token = staff.cookies.get('staff')!;
	const flipped = token.slice(0, -3) + (token.at(-3) === 'A' ? 'B' : 'A') + token.slice(-2);
	for (const odd of [flipped, token.slice(0, 40), 'x', '', `${token}.${token}`]) {
		expect((await visitor(told.origin, [['staff', odd]]).get('/desk')).status).toBe(303);
	}
	expect((await visitor(told.origin, [['__Host-staff', token]]).get('/desk')).status).toBe(303);
});

function flagsOf(line: string): string[] {
	const flags = line.split(';').slice(1);
	return flags
		.map((flag) => flag.trim().toLowerCase())
		.filter((flag) => !/^(expires|max-age)=/.test(flag))
		.toSorted();
}

async function listen(member: Visitor) {
	const cookie = [...member.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
	const answer = await fetch(`${told.origin}/desk/live`, {
		headers: { cookie, accept: 'text/event-stream' }
	});
	expect(answer.status).toBe(200);
	const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
	let heard = '';
	return {
		async until(word: string) {
			while (!heard.includes(word)) heard += (await reader.read()).value ?? '';
		},
		async untilClosed() {
			for (;;) {
				const { done, value } = await reader.read();
				if (done) return heard;
				heard += value;
			}
		}
	};
}
