import type twilio from 'twilio';
import type RequestClient from 'twilio/lib/base/RequestClient.js';

/** What this adapter needs of the settings. */
export interface TwilioAccount {
	accountSid: string;
	authToken: string;
	apiKey?: { sid: string; secret: string } | undefined;
	sender: { messagingServiceSid: string } | { from: string };
	senderName?: string | undefined;
	/** The number people call, E.164. */
	voiceNumber?: string | undefined;
	region?: { region: string; edge: string } | undefined;
	/** Only a loopback address; anything else would send numbers to a stranger. */
	base?: string | undefined;
}

export type TwilioClient = ReturnType<typeof twilio>;

const patienceMs = 6000;

/** Loads the SDK (slow) and makes its client; requests are never repeated by the SDK itself. */
export async function openClient(account: TwilioAccount): Promise<TwilioClient> {
	const { default: sdk } = await import('twilio');
	const { accountSid, authToken, apiKey, region } = account;
	const httpClient = account.base
		? loopbackClient(sdk, account.base)
		: new sdk.RequestClient({ timeout: patienceMs });
	return sdk(apiKey?.sid ?? accountSid, apiKey?.secret ?? authToken, {
		accountSid,
		httpClient,
		...region
	});
}

function loopbackClient(sdk: typeof twilio, base: string): RequestClient {
	const { hostname, origin } = new URL(base);
	if (!['127.0.0.1', '[::1]', 'localhost'].includes(hostname)) {
		throw new Error('TWILIO_API_BASE must be a loopback address');
	}
	class LoopbackClient extends sdk.RequestClient {
		override request<Answer>(options: RequestClient.RequestOptions<Answer>) {
			const { pathname, search } = new URL(options.uri);
			return super.request<Answer>({ ...options, uri: origin + pathname + search });
		}
	}
	return new LoopbackClient({ timeout: patienceMs });
}
