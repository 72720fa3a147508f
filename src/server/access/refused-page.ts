import { isHttpError, type Handle, type RequestEvent } from '@sveltejs/kit';

const workspace = /^\/(desk|review|staff|privacy|figures)(\/|$)/;

export function isWorkspace(path: string): boolean {
	return workspace.test(path);
}

/** Whoever works here and is refused before any page is read stays in the workspace, with a way back. */
export const keepsToTheWorkspace: Handle = async ({ event, resolve }) => {
	try {
		return await resolve(event);
	} catch (reason) {
		if (!isHttpError(reason) || !asksPage(event)) throw reason;
		return refusedPage(event, reason.status);
	}
};

// a script that asks gets the bare answer and draws the page itself
function asksPage({ request, url, isDataRequest }: RequestEvent): boolean {
	const accepts = request.headers.get('accept') ?? '';
	return isWorkspace(url.pathname) && !isDataRequest && accepts.includes('text/html');
}

async function refusedPage(event: RequestEvent, status: number): Promise<Response> {
	const page = await event.fetch(`/refused?${status}`);
	const headers = new Headers(page.headers);
	headers.delete('etag');
	return new Response(page.body, { status, headers });
}
