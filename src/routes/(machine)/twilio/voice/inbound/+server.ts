import type { RequestHandler } from '@sveltejs/kit';
import { hearCall } from '#server/webhooks/call.ts';

// a redirect would turn the post into a get and lose it
export const trailingSlash = 'ignore';

export const POST: RequestHandler = ({ request, url }) => hearCall(request, url);
