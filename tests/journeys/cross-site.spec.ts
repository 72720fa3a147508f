import { fillDesk } from '../support/desk-scene.ts';
import { expect, test } from '../support/still-house.ts';
import { builtRoutes, pathOf, type BuiltRoute } from '../support/route-list.ts';
import { fillIn, receiptOf, send } from '../support/sealed-form.ts';
import { signedIn } from '../support/signed-in.ts';
import { fingerprints } from '../support/untouched.ts';
import { visitor, type Visitor } from '../support/visitor.ts';
import { everyTime } from './support/first-time.ts';
import { superuser, told } from './support/house.ts';
import { employ, signIn, type Person } from './support/staff.ts';

const ours = new URL(told.origin);
const strangers: Record<string, Record<string, string>> = {
	'no Origin': {},
	null: { origin: 'null' },
	'another site': { origin: 'https://evil.example' },
	'a sibling': { origin: `http://sub.${ours.host}` },
	'another port': { origin: `http://${ours.hostname}:${Number(ours.port) + 1}` },
	'the other scheme': { origin: `https://${ours.host}` },
	'our name in front': { origin: `${told.origin}.evil.example` },
	'our Origin, and another site by Sec-Fetch-Site': {
		origin: told.origin,
		'sec-fetch-site': 'cross-site'
	},
	'our Origin, and a sibling by Sec-Fetch-Site': {
		origin: told.origin,
		'sec-fetch-site': 'same-site'
	}
};
const ids = { id: 'none', followUp: 'none', note: 'none', lang: 'nl' };

let routes: BuiltRoute[];
let amina: Person;
let owner: Visitor;
let ownPaths: string[];

test.beforeAll(async () => {
	routes = await builtRoutes();
	amina = await employ('Amina', 'counsellor');
	owner = await signedIn(told.origin, amina);
	const desk = await fillDesk(superuser, amina);
	ownPaths = routes
		.flatMap((route) =>
			posts(route, {
				...ids,
				id: route.id.includes('/cases/') ? desk.case : desk.intake,
				followUp: desk.followUp,
				note: desk.note
			})
		)
		.filter((path) => !path.startsWith('/twilio/'));
});

/** The addresses of a route that take a post, from the server's own table. */
function posts({ id, actions, methods }: BuiltRoute, values: Record<string, string>): string[] {
	const path = pathOf(id, values);
	const ofActions = actions.map((action) => (action === 'default' ? path : `${path}?/${action}`));
	return methods.includes('POST') ? [...ofActions, path] : ofActions;
}

const ways = [
	['POST', 'application/x-www-form-urlencoded'],
	['POST', 'multipart/form-data; boundary=x'],
	['POST', 'text/plain'],
	['POST', 'application/json'],
	['PUT', 'application/json'],
	['PATCH', 'application/json'],
	['DELETE', 'application/json']
] as const;

/** Every way on every route; in the small size every route hears of every stranger, and of every way by one of them. */
function triesOf(stranger: number): [path: string, way: (typeof ways)[number]][] {
	return ownPaths.flatMap((path, at) =>
		ways
			.filter((_, way) => everyTime || (at + stranger) % ways.length === way)
			.map((way): [string, (typeof ways)[number]] => [path, way])
	);
}

for (const [index, [name, headers]] of Object.entries(strangers).entries()) {
	test(`a post with ${name} is refused on every route, and changes nothing`, async () => {
		const before = await fingerprints(superuser);
		expect(ownPaths.length).toBeGreaterThan(30);
		const taken: string[] = [];
		for (const [path, [method, type]] of triesOf(index)) {
			const status = await statusOf(path, {
				method,
				headers: { ...headers, 'content-type': type }
			});
			if (status !== 403) taken.push(`${status}: ${method} ${path} as ${type}`);
		}
		expect(taken).toEqual([]);
		expect(await fingerprints(superuser)).toEqual(before);
	});
}

test('a cross-site post to an address that does not exist is refused too', async () => {
	for (const path of [
		'/nothing',
		'/auth/signin/password',
		'/twilio',
		'/twilio/sms',
		'/twilio/sms/other'
	]) {
		expect([403, 404], path).toContain(
			await statusOf(path, { method: 'POST', headers: { origin: 'https://evil.example' } })
		);
	}
});

test("the library's own sign-in addresses do not exist", async () => {
	for (const path of [
		'signin',
		'signin/password',
		'signout',
		'session',
		'csrf',
		'providers',
		'callback/password',
		'error'
	]) {
		expect((await owner.get(`/auth/${path}`)).status, path).toBe(404);
		expect((await owner.post(`/auth/${path}`)).status, path).toBe(404);
	}
});

test('with scripts off a browser sends our own forms and we take them', async ({ browser }) => {
	const context = await browser.newContext({ baseURL: told.origin, javaScriptEnabled: false });
	const page = await context.newPage();
	await page.goto('/nl/write');
	await page.locator('[name=door][value=relative], button[value=relative]').first().click();
	const answered = page.waitForResponse((response) => response.request().method() === 'POST');
	await page.locator('form#answers button:not([value=language])').first().click();
	const response = await answered;
	expect(response.status()).toBe(200);
	expect(
		response.request().headers()['origin'] ?? (await response.request().allHeaders())['origin']
	).toBe(told.origin);

	await page.goto('/sign-in');
	await signIn(page, amina);
	await page.goto('/desk/log');
	const logged = page.waitForResponse((each) => each.request().method() === 'POST');
	await page.locator('main form button[type=submit], main form button:not([type])').last().click();
	expect([200, 303, 422]).toContain((await logged).status());
	await context.close();
});

test('the public side sets no cookie, whatever is done', async () => {
	const mother = visitor(told.origin);
	const answers = [
		...(await Promise.all(
			[
				...['/', '/nl', '/en', '/ar', '/tr', '/nl/write', '/nl/return', '/nl/nothing', '/weg'],
				...['/nl/chat', '/nl/chat/lines']
			].map((path) => mother.get(path))
		)),
		await mother.post('/nl/chat', { move: 'start', safe: 'no' }),
		await mother.post('/nl/chat', { move: 'start', safe: 'yes', script: 'yes' }),
		await mother.post('/nl/write'),
		await mother.post('/nl/return', { code: '1', word: 'x', move: 'enter' })
	];
	const sent = await send(
		mother,
		await fillIn(mother, { story: 'Hij komt niet meer thuis.', safeToTalk: 'yes' })
	);
	answers.push(sent, await mother.post('/nl/return', { ...receiptOf(sent), move: 'enter' }));
	expect(answers.flatMap(({ headers }) => headers.getSetCookie())).toEqual([]);
	expect(mother.cookies.size).toBe(0);
	expect(receiptOf(sent)).toBeDefined();
});

async function statusOf(
	path: string,
	init: { method: string; headers: Record<string, string> }
): Promise<number> {
	const cookie = [...owner.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
	const answer = await fetch(told.origin + path, {
		...init,
		headers: { ...init.headers, cookie },
		body: 'note=x',
		redirect: 'manual'
	});
	await answer.arrayBuffer();
	return answer.status;
}
