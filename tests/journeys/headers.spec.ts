import { existsSync, globSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from '../support/past-the-pages.ts';
import { builtRoutes, pathOf, type BuiltRoute } from '../support/route-list.ts';
import { signedIn } from '../support/signed-in.ts';
import { visitor, type Answer, type Visitor } from '../support/visitor.ts';
import { told } from './support/house.ts';
import { employ } from './support/staff.ts';

const ids = { id: 'none', followUp: 'none', note: 'none', lang: 'nl' };
let routes: BuiltRoute[];
let owner: Visitor;

test.beforeAll(async () => {
	routes = await builtRoutes();
	owner = await signedIn(told.origin, await employ('Amina', 'counsellor'));
});

/** Every kind of answer, and the headers that all of them carry. */
const always: Record<string, string | RegExp> = {
	'cache-control': /^no-store$|immutable/,
	'cross-origin-embedder-policy': 'require-corp',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
	'referrer-policy': 'same-origin',
	'x-content-type-options': 'nosniff',
	'x-frame-options': 'DENY',
	'x-robots-tag': 'noarchive'
};
const bare =
	"default-src 'none'; img-src 'self'; script-src 'self'; style-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
const policy = [
	"default-src 'none'",
	"base-uri 'none'",
	"connect-src 'self'",
	"font-src 'self'",
	"form-action 'self'",
	"frame-ancestors 'none'",
	"img-src 'self'",
	"manifest-src 'self'",
	"object-src 'none'",
	"require-trusted-types-for 'script'",
	"script-src 'self'",
	"style-src 'self'",
	"style-src-attr 'unsafe-hashes' 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='",
	'trusted-types svelte-trusted-html sveltekit-trusted-url'
].toSorted();

/** The one frame there is, and the one page that holds it. */
const framed = { 'x-frame-options': 'SAMEORIGIN' };
const isFrame = (what: string) => /chat\/lines( of the owner)?$/.test(what);
const holdsFrame = (what: string) => /\/chat( of the owner)?$/.test(what);

function policyOf(what: string): string[] {
	if (holdsFrame(what)) return [...policy, `frame-src ${told.origin}/nl/chat/lines`].toSorted();
	return isFrame(what)
		? policy.map((part) => part.replace("frame-ancestors 'none'", "frame-ancestors 'self'"))
		: policy;
}

test('every answer carries the security headers and a policy', async () => {
	const answers = await everyKindOfAnswer();
	expect(new Set(answers.map(([, { status }]) => status))).toEqual(
		new Set([200, 204, 303, 308, 401, 403, 404, 405, 413, 415, 422])
	);
	const wrong: string[] = [];
	for (const [what, { headers }] of answers) {
		const asked: typeof always = isFrame(what) ? { ...always, ...framed } : always;
		for (const [name, value] of Object.entries(asked)) {
			const given = headers.get(name) ?? '';
			const isAsked = typeof value === 'string' ? given === value : value.test(given);
			if (!isAsked) wrong.push(`${name} of ${what}: ${given}`);
		}
		const telling = ['server', 'x-powered-by', 'x-sveltekit-page'];
		wrong.push(...telling.filter((name) => headers.has(name)).map((name) => `${name} of ${what}`));
		const given = headers.get('content-security-policy') ?? '';
		const isOurs = given === bare || withoutNonce(given).join() === policyOf(what).join();
		if (!isOurs) wrong.push(`policy of ${what}: ${given}`);
	}
	expect(wrong).toEqual([]);
	const pages = answers.filter(
		([, { status, headers }]) =>
			status === 200 && headers.get('content-type')?.startsWith('text/html')
	);
	for (const [what, { headers }] of pages)
		expect(headers.get('content-security-policy'), what).not.toBe(bare);
});

test('a page of ours is framed by its own page alone', async ({ browser }) => {
	const page = await browser.newPage({ baseURL: told.origin });
	const tells = async (from: string, framed: string) => {
		await page.goto(from);
		return page.evaluate(async (path) => {
			const frame = document.createElement('iframe');
			frame.src = path;
			const isShown = new Promise((done) => frame.addEventListener('load', done));
			document.body.append(frame);
			await Promise.race([isShown, new Promise((done) => setTimeout(done, 2000))]);
			// a frame that was refused shows a page of the browser's, which is nobody's to read
			return frame.contentDocument?.querySelector('main') != null;
		}, framed);
	};
	expect(await tells('/nl/chat', '/nl/chat/lines')).toBe(true);
	for (const path of ['/nl', '/nl/chat', '/nl/write', '/en/chat/lines', '/desk'])
		expect(await tells('/nl/chat', path), path).toBe(false);
	for (const path of ['/nl', '/nl/write', '/nl/return', '/sign-in'])
		expect(await tells(path, '/nl/chat/lines'), path).toBe(false);
	await page.close();
});

test('each page has a nonce of its own', async () => {
	const nonces = new Set<string>();
	for (let visit = 0; visit < 5; visit++) {
		const { headers } = await visitor(told.origin).get('/sign-in');
		nonces.add(/nonce-([^']+)/.exec(headers.get('content-security-policy') ?? '')?.[1] ?? 'none');
	}
	expect(nonces.size).toBe(5);
});

async function everyKindOfAnswer(): Promise<[string, Answer][]> {
	const nobody = visitor(told.origin);
	const large = 'x'.repeat(3_000_000);
	const assets = existsSync(resolve('build/client'))
		? globSync('**/*.{js,css,svg,txt,woff2}', { cwd: resolve('build/client') })
		: [];
	expect(assets.length).toBeGreaterThan(10);
	const visited = await Promise.all(
		[
			'/',
			'/nl',
			'/en',
			'/ar',
			'/tr',
			'/nl/write',
			'/nl/return',
			'/nl/chat',
			'/nl/chat/lines',
			'/weg',
			'/health',
			'/ready',
			'/sign-in',
			'/sign-in/welcome',
			'/sign-in/waiting',
			'/desk',
			'/review',
			'/staff',
			'/demo',
			'/demo/telephone',
			'/nothing',
			'/nl/nothing',
			'/xx',
			'/auth/session',
			'/%00',
			'/nl/',
			'/nl/__data.json'
		].map(async (path): Promise<[string, Answer]> => [`GET ${path}`, await nobody.get(path)])
	);
	const inside = await Promise.all(
		routes
			.filter(({ hasPage }) => hasPage)
			.map(async ({ id }): Promise<[string, Answer]> => [
				`${id} of the owner`,
				await owner.get(pathOf(id, ids))
			])
	);
	const given = await Promise.all(
		assets.map(async (path): Promise<[string, Answer]> => [path, await nobody.get(`/${path}`)])
	);
	return [
		...visited,
		...inside,
		...given,
		['ask', await owner.get('/desk/live?ask')],
		['cross-site', await nobody.post('/nl/write', {}, { origin: 'null' })],
		['signed out', await nobody.post('/desk/log')],
		['empty sign-in', await nobody.post('/sign-in?/enter')],
		['wrong pair', await nobody.post('/nl/return', { move: 'enter', code: '1', word: '1' })],
		['too large', await nobody.post('/nl/write', { story: large })],
		['not signed', await nobody.post('/twilio/sms/inbound')],
		['other type', await nobody.post('/twilio/sms/inbound', {}, { 'content-type': 'text/plain' })],
		['get of a post', await nobody.get('/twilio/sms/inbound')],
		['no such action', await nobody.post('/sign-in?/nothing')]
	];
}

function withoutNonce(given: string): string[] {
	return given
		.split(';')
		.map((part) => part.trim().replace(/ 'nonce-[^']+'/g, ''))
		.filter(Boolean)
		.toSorted();
}
