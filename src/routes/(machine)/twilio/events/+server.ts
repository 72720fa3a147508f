import type { RequestHandler } from '@sveltejs/kit';
import { openToBody } from '#server/webhooks/open.ts';

// a redirect would turn the post into a get and lose it
export const trailingSlash = 'ignore';

// what the provider tells of its own service: taken, so that it is not told again, and nothing of it is kept
export const POST: RequestHandler = ({ request, url }) => openToBody(request, url);
