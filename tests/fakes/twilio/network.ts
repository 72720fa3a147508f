import { openExchange, type Exchange } from '#server/demo/exchange/exchange.ts';
import type { Post } from '#server/demo/exchange/board.ts';
import type { Account } from './account.ts';
import { audioSeconds } from './audio.ts';
import { binAt, isOfApp } from './bins.ts';
import { deliver } from './deliver.ts';
import { carry } from './fate.ts';

/** The telephone network of this account: its webhooks go to the app, signed as Twilio signs them. */
export function openNetwork(account: Account): Exchange {
	const { accountSid, callbackBase, sender, number } = account.options;
	const post: Post = async (url, params, kind) => {
		if (kind === 'report') {
			await carry(account, params, () => deliver(account, url, params));
			return undefined;
		}
		if (!isOfApp(account, url)) return binAt(account, url);
		const answer = await deliver(account, url, params, { unjudged: true });
		const type = String(answer?.headers['content-type'] ?? '');
		return answer && { status: answer.status, type, text: answer.text };
	};
	return openExchange({
		...{ accountSid, clock: account.clock, post },
		audio: (url) => audioSeconds(account, url),
		number: {
			...{ number: sender, name: 'Hulplijn' },
			voiceUrl: `${callbackBase.public}/twilio/voice/inbound`,
			statusCallback: `${callbackBase.public}/twilio/voice/status`,
			smsUrl: `${callbackBase.public}/twilio/sms/inbound`,
			...number
		},
		onRefusal: ({ path, code, detail }) =>
			void account.violations.push({
				operation: path,
				part: 'webhook',
				detail: `${code} ${detail}`
			})
	});
}
