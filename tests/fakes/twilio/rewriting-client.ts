import twilio from 'twilio';
import type RequestClient from 'twilio/lib/base/RequestClient.js';

/** The SDK's own client over a real socket, turned from api.twilio.com to the fake. */
export class RewritingClient extends twilio.RequestClient {
	private readonly base: string;

	constructor(base: string, timeout: number) {
		super({ timeout });
		this.base = base;
	}

	override request<Answer>(options: RequestClient.RequestOptions<Answer>) {
		const { pathname, search } = new URL(options.uri);
		return super.request<Answer>({ ...options, uri: this.base + pathname + search });
	}
}
