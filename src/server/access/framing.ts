import type { RequestEvent } from '@sveltejs/kit';
import { house } from '../house.ts';

const chat = '/(help-seeker)/[lang=language]/chat';

/** The one frame there is: without scripts a conversation looks again by itself in it. It stands in its own page and nowhere else. */
export function allowOwnFrame(event: RequestEvent, headers: Headers): void {
	const policy = headers.get('content-security-policy');
	if (!policy) return;
	if (event.route.id === chat) {
		const framed = `${house().config.origin}/${event.params['lang']}/chat/lines`;
		headers.set('content-security-policy', `${policy}; frame-src ${framed}`);
	}
	if (event.route.id === `${chat}/lines`) {
		headers.set(
			'content-security-policy',
			policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'")
		);
		headers.set('x-frame-options', 'SAMEORIGIN');
	}
}
