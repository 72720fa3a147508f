import type { RequestHandler } from '@sveltejs/kit';
import { hearText } from '#server/webhooks/text.ts';

// a redirect would turn the post into a get and lose it
export const trailingSlash = 'ignore';

export const POST: RequestHandler = ({ request, url }) => hearText(request, url);
