import type { RequestHandler } from '@sveltejs/kit';
import { hearVoice } from '#server/webhooks/voice.ts';

// a redirect would turn the post into a get and lose it
export const trailingSlash = 'ignore';

export const POST: RequestHandler = ({ params, request, url }) =>
	hearVoice(params.part ?? '', request, url);
