import { CredentialsSignin, SvelteKitAuth, type SvelteKitAuthConfig } from '@auth/sveltekit';
import Credentials from '@auth/sveltekit/providers/credentials';
import { isRedirect, type Action, type Cookies, type RequestEvent } from '@sveltejs/kit';
import { house } from '../house.ts';
import { admit, type SignInProblem } from './admit.ts';
import { admitDemoPerson } from './demo-people.ts';
import { knownCookie, rememberBrowser } from './known-browser.ts';
import { endSession, isSecure, sessionHashOf, sessionIdOf, staffCookie } from './session.ts';

class Refused extends CredentialsSignin {
	constructor(problem: SignInProblem) {
		super();
		this.code = problem;
	}
}

// its handle is not in our hooks: nothing answers under /auth, signing in goes by our pages only
const auth = SvelteKitAuth(async () => configuration());

/** Opens a session, sets its cookie and remembers the browser, or says why not. */
export async function signInByPassword(
	event: RequestEvent,
	typed: { email: string; password: string; code: string }
): Promise<{ signedIn: true } | { problem: SignInProblem }> {
	const browser = knownCookie(event.cookies);
	const outcome = await attempt(event, { providerId: 'password', ...typed, browser });
	const sessionId = 'signedIn' in outcome ? await sessionIdOf(event) : undefined;
	if (sessionId) await rememberBrowser(event.cookies, sessionHashOf(sessionId));
	return outcome;
}

export async function signInAsDemoPerson(
	event: RequestEvent,
	staffId: string
): Promise<{ signedIn: true } | { problem: SignInProblem }> {
	if (house().config.mode !== 'demo') return { problem: 'refused' };
	return attempt(event, { providerId: 'demo-person', staffId });
}

/** Ends the session in the table first: a copied cookie is worth nothing from then on. */
export async function signOut(event: RequestEvent): Promise<void> {
	const sessionId = await sessionIdOf(event);
	if (sessionId) await endSession(sessionHashOf(sessionId));
	await withoutRedirect(auth.signOut, event, {});
}

async function attempt(event: RequestEvent, fields: Record<string, string>) {
	try {
		await withoutRedirect(auth.signIn, event, fields);
		return { signedIn: true as const };
	} catch (error) {
		if (error instanceof Refused) return { problem: error.code as SignInProblem };
		throw error;
	}
}

// the library answers with a redirect of its own; the page decides where to go
async function withoutRedirect(act: Action, event: RequestEvent, fields: Record<string, string>) {
	try {
		await act({ ...event, request: requestWith(event, fields), cookies: onlyOurs(event.cookies) });
	} catch (thrown) {
		if (!isRedirect(thrown)) throw thrown;
	}
}

// the library also remembers where to go back to; nobody asks for that
function onlyOurs(cookies: Cookies): Cookies {
	return {
		...cookies,
		set: (name, ...rest) => name === staffCookie() && cookies.set(name, ...rest)
	};
}

// fixed host and scheme: nothing a proxy or a browser claims reaches the library
function requestWith(event: RequestEvent, fields: Record<string, string>): Request {
	const origin = new URL(house().config.origin);
	return new Request(event.url, {
		method: 'POST',
		headers: {
			cookie: event.request.headers.get('cookie') ?? '',
			'x-forwarded-host': origin.host,
			'x-forwarded-proto': origin.protocol.slice(0, -1)
		},
		body: new URLSearchParams({ ...fields, redirectTo: '/sign-in' })
	});
}

function configuration(): SvelteKitAuthConfig {
	const { config } = house();
	return {
		secret: config.authSecret,
		trustHost: true,
		useSecureCookies: isSecure(),
		session: { strategy: 'jwt', maxAge: Number.parseInt(config.session.absolute) * 3600 },
		cookies: { sessionToken: { name: staffCookie(), options: cookieOptions() } },
		pages: { signIn: '/sign-in', error: '/sign-in' },
		providers: config.mode === 'demo' ? [byPassword, asDemoPerson] : [byPassword],
		callbacks: {
			jwt: ({ user }) => ({ sid: user.id })
		},
		logger: { error: reportName, warn: () => undefined, debug: () => undefined }
	};
}

const byPassword = Credentials({
	id: 'password',
	credentials: { email: {}, password: {}, code: {}, browser: {} },
	authorize: ({ email, password, code, browser }) =>
		open(
			admit({
				email: String(email),
				password: String(password),
				code: String(code),
				browser: String(browser)
			})
		)
});

const asDemoPerson = Credentials({
	id: 'demo-person',
	credentials: { staffId: {} },
	authorize: ({ staffId }) => open(admitDemoPerson(String(staffId)))
});

async function open(admission: ReturnType<typeof admit>) {
	const outcome = await admission;
	if ('problem' in outcome) throw new Refused(outcome.problem);
	return { id: outcome.sessionId };
}

function cookieOptions() {
	return { httpOnly: true, sameSite: 'lax' as const, path: '/', secure: isSecure() };
}

// a refused sign-in is no fault of ours, and an error may carry what was typed
function reportName(error: Error): void {
	if (!(error instanceof CredentialsSignin)) console.error(`staff sign-in: ${error.name}`);
}
