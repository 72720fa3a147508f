import type { FoundText, InboundText, OutgoingText, SendOutcome, TextProvider } from '../texts.ts';
import { openClient, type TwilioAccount, type TwilioClient } from './client.ts';
import { outcomeOf } from './failure.ts';

const mostListed = 400;

/** Texts through Twilio. The SDK is loaded at the first request. */
export function twilioTexts(account: TwilioAccount): TextProvider {
	let opening: Promise<TwilioClient> | undefined;
	const client = () => (opening ??= openClient(account));
	return {
		sendText: async (text) => send(await client(), account, text),
		findTexts: async (to, since) => find(await client(), to, since),
		findInbound: async (since) => findInbound(await client(), since)
	};
}

async function send(
	client: TwilioClient,
	{ sender, senderName }: TwilioAccount,
	{ to, body, reportTo, validSeconds, underName }: OutgoingText
): Promise<SendOutcome> {
	try {
		const message = await client.messages.create({
			to,
			body,
			...(underName && senderName ? { from: senderName } : sender),
			statusCallback: reportTo,
			validityPeriod: validSeconds
		});
		const sid: unknown = message.sid;
		if (typeof sid !== 'string') return { uncertain: 'unreadable' };
		return { accepted: sid, status: message.status };
	} catch (error) {
		return outcomeOf(error);
	}
}

// Not filtered by DateSent at the provider: what still waits there has none.
function find(
	client: TwilioClient,
	to: string,
	since: Date
): Promise<{ found: FoundText[] } | { unknown: string }> {
	return asked(async () => {
		const messages = await client.messages.list({ to, limit: mostListed, pageSize: 200 });
		const recent = messages.filter(({ dateCreated }) => dateCreated >= since);
		return recent.map(({ sid, status, body }) => ({ id: sid, status, body }));
	});
}

// which numbers of ours a messaging service holds is not known here, so the list is not asked for one
function findInbound(
	client: TwilioClient,
	since: Date
): Promise<{ found: InboundText[] } | { unknown: string }> {
	return asked(async () => {
		const messages = await client.messages.list({ dateSentAfter: since, pageSize: 200 });
		return messages
			.filter(({ direction }) => direction === 'inbound')
			.map(({ sid, from, body, numMedia, dateCreated }) => ({
				...{ id: sid, from, body, pictures: Number(numMedia) || 0, sentAt: dateCreated }
			}));
	});
}

async function asked<T>(list: () => Promise<T[]>): Promise<{ found: T[] } | { unknown: string }> {
	try {
		return { found: await list() };
	} catch (error) {
		const outcome = outcomeOf(error);
		return { unknown: 'notSent' in outcome ? outcome.code : 'failed' };
	}
}
