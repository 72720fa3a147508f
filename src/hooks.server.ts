import {
	error,
	redirect,
	type Handle,
	type HandleServerError,
	type RequestEvent,
	type ServerInit
} from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';
import { building } from '$app/environment';
import { speech } from '#domain/language.ts';
import { entryFor } from '#server/access/audiences.ts';
import { isCrossSite } from '#server/access/cross-site.ts';
import { allowOwnFrame } from '#server/access/framing.ts';
import { languageOf } from '#server/access/language.ts';
import { keepReadable } from '#server/access/readable-form.ts';
import { isWorkspace, keepsToTheWorkspace } from '#server/access/refused-page.ts';
import { readStaffSession } from '#server/access/session.ts';
import { homeOf } from '#server/access/workspace.ts';
import { chatPage, isTurnedAway } from '#server/chats/crowd.ts';
import { crowdedPage } from '#server/chats/crowded.ts';
import { failureReport } from '#server/failure.ts';
import { house } from '#server/house.ts';
import { start } from '#server/start.ts';

export const init: ServerInit = async () => {
	if (building) return;
	try {
		await start('web');
	} catch (reason) {
		console.error(`Naastenlijn does not start. ${reason instanceof Error ? reason.message : ''}`);
		process.exit(1);
	}
};

const ownOrigin: Handle = ({ event, resolve }) => {
	const { config } = house();
	if (event.url.pathname.startsWith('/auth/')) error(404, 'not-found');
	const { host } = new URL(config.origin);
	const isElsewhere = !event.isSubRequest && event.request.headers.get('host') !== host;
	if (config.mode === 'demo' && isElsewhere) redirect(307, config.origin + event.url.pathname);
	if (isCrossSite(event.request, event.route.id, config.origin)) error(403, 'cross-site');
	keepReadable(event.request);
	return resolve(event);
};

const who: Handle = async ({ event, resolve }) => {
	if (!event.route.id?.startsWith('/(machine)/'))
		event.locals.staff = await readStaffSession(event);
	return resolve(event);
};

const audience: Handle = ({ event, resolve }) => {
	if (!event.route.id) {
		// no other answer than to a page that is somebody else's
		if (event.locals.staff && isWorkspace(event.url.pathname)) error(404, 'not-found');
		return resolve(event);
	}
	const entry = entryFor(event.route.id, event.locals.staff?.role, house().config.mode);
	if (entry === 'not-found' && leadsToCases(event)) redirect(303, `/desk/cases${event.url.search}`);
	if (entry === 'not-found') error(404, 'not-found');
	if (entry === 'sign-in') {
		if (event.request.method === 'GET') redirect(303, '/sign-in');
		error(401, 'signed-out');
	}
	return resolve(event);
};

// who has cases and no inbox follows the same links as everybody
function leadsToCases({ request, url, locals: { staff } }: RequestEvent): boolean {
	const isDesk = request.method === 'GET' && url.pathname === '/desk';
	return isDesk && staff !== undefined && homeOf(staff.role) === '/desk/cases';
}

// a public page never comes to life: what is typed there stays by itself
const noticesEarlyTyping = '<script src="/early-typing.js"></script>';

const page: Handle = async ({ event, resolve }) => {
	const language = languageOf(event);
	event.locals.language = language;
	const side = /^\/\((help-seeker)\)/.test(event.route.id ?? '/(help-seeker)') ? 'public' : 'desk';
	const response = await resolve(event, {
		transformPageChunk: ({ html }) => {
			// a long page is not copied for each of them
			const head = html.indexOf('<body');
			const filled = html
				.slice(0, head)
				.replace('%lang%', language)
				.replace('%dir%', speech[language].direction)
				.replace('%side%', side)
				.replace('%early%', side === 'desk' ? noticesEarlyTyping : '');
			return filled + html.slice(head);
		},
		// a stylesheet stands in the first lines of the page itself
		preload: ({ type }) => type === 'js'
	});
	response.headers.delete('x-sveltekit-page');
	allowOwnFrame(event, response.headers);
	return response;
};

// in a flood nobody is asked and nothing is drawn for whoever came without the work done
const crowd: Handle = async ({ event, resolve }) => {
	const comesIn = event.route.id === chatPage && event.request.method === 'POST';
	if (comesIn && (await isTurnedAway(await formOf(event.request), new Date())))
		return crowdedPage(await typedIn(event.request));
	return resolve(event);
};

/** In fewer bytes there is no work done, and no way into a conversation. */
const leastTold = 300;
const longestTyped = 20_000;

// read once: the page is given what was read here
async function formOf(request: Request): Promise<FormData> {
	if (Number(request.headers.get('content-length') ?? leastTold) < leastTold) return new FormData();
	const form = await request.formData();
	request.formData = async () => form;
	return form;
}

// what cannot be read, or is far too long, is not given back either
async function typedIn(request: Request): Promise<string> {
	const form = await request.formData().catch(() => new FormData());
	const text = form.get('text');
	return typeof text === 'string' ? text.slice(0, longestTyped) : '';
}

export const handle: Handle = sequence(page, ownOrigin, crowd, keepsToTheWorkspace, who, audience);

export const handleError: HandleServerError = ({ error: reason, event, status }) => {
	if (status === 404) return { message: 'not-found' };
	const report = failureReport(reason);
	console.error(
		JSON.stringify({ at: new Date().toISOString(), route: event.route.id, status, ...report })
	);
	return { message: 'failed', code: report.reference };
};
