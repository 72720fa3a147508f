import type { RequestHandler } from '@sveltejs/kit';
import { hearPageStatus } from '#server/webhooks/page.ts';

// a redirect would turn the post into a get and lose it
export const trailingSlash = 'ignore';

export const POST: RequestHandler = ({ request, url }) => hearPageStatus(request, url);
