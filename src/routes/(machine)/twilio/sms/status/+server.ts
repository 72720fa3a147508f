import type { RequestHandler } from '@sveltejs/kit';
import { hearReport } from '#server/webhooks/report.ts';

// a redirect would turn the post into a get and lose it
export const trailingSlash = 'ignore';

export const POST: RequestHandler = ({ request, url }) => hearReport(request, url);
