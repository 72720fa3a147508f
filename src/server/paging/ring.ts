import type { Ready } from '../notifications/ready.ts';
import { telephone } from '../calls/provider.ts';
import { house } from '../house.ts';
import type { SendOutcome } from '../integrations/texts.ts';

const ringSeconds = 30;
const mostSeconds = 90;

/** Which call of which ladder; both ids mean nothing to anybody else. */
export interface Ringing {
	notificationId: string;
	attemptId: string;
	/** What is said to whoever answers; a page when it is not told. */
	asks?: Ready['byVoice'];
}

/** Calls a colleague, who hears a neutral sentence and answers with a key. */
export async function ring(to: string, ringing: Ringing): Promise<SendOutcome> {
	const provider = telephone();
	if (!provider) return { refused: 'no-telephone' };
	return provider.place({
		to,
		answerAt: addressOf('/twilio/voice/page', ringing),
		reportTo: addressOf('/twilio/voice/page/status', ringing),
		ringSeconds,
		mostSeconds
	});
}

/** Where the provider asks, with what tells this call from others. */
export function addressOf(
	path: string,
	{ notificationId, attemptId, asks = 'page' }: Ringing,
	more: Record<string, string> = {}
): string {
	const { config } = house();
	const search = new URLSearchParams({
		...{ n: notificationId, a: attemptId },
		...(asks !== 'page' && { asks }),
		...more
	});
	return `${config.publicBaseUrl ?? config.origin}${path}?${search.toString()}`;
}
