import type { ActOutcome, CallProvider, FoundCall, OutgoingCall } from '../calls.ts';
import type { SendOutcome } from '../texts.ts';
import { openClient, type TwilioAccount, type TwilioClient } from './client.ts';
import { outcomeOf } from './failure.ts';

const mostListed = 1000;
// no such call, queue, member, conference or participant; or a call that is over
const gone = ['20404', '404', '21220'];

/** Calls through Twilio, from `number` (E.164). The SDK is loaded at the first request. */
export function twilioCalls(account: TwilioAccount, number: string): CallProvider {
	let opening: Promise<TwilioClient> | undefined;
	const client = () => (opening ??= openClient(account));
	return {
		place: async (call) => place(await client(), number, call),
		end: async (id) => act(async () => (await client()).calls(id).update({ status: 'completed' })),
		fetchFromQueue: async (queueId, callId, url) =>
			act(async () => (await client()).queues(queueId).members(callId).update({ url })),
		redirect: async (id, url) => act(async () => (await client()).calls(id).update({ url })),
		hold: async (conference, callId, held) =>
			act(async () => holdIn(await client(), conference, callId, held)),
		find: async (id) => find(async () => foundFrom(await (await client()).calls(id).fetch())),
		findInbound: async (since) =>
			find(async () => {
				const startTimeAfter = since;
				const listed = { to: number, startTimeAfter, limit: mostListed, pageSize: 200 };
				return { found: (await (await client()).calls.list(listed)).map(foundFrom) };
			})
	};
}

async function place(
	client: TwilioClient,
	from: string,
	{ to, answerAt, reportTo, ringSeconds, mostSeconds, asksWhoAnswers }: OutgoingCall
): Promise<SendOutcome> {
	try {
		const call = await client.calls.create({
			...{ to, from, url: answerAt, statusCallback: reportTo, timeout: ringSeconds },
			statusCallbackEvent: ['initiated', 'ringing', 'answered', 'completed'],
			...(mostSeconds && { timeLimit: mostSeconds }),
			...(asksWhoAnswers && { machineDetection: 'Enable' })
		});
		const sid: unknown = call.sid;
		return typeof sid === 'string'
			? { accepted: sid, status: call.status }
			: { uncertain: 'unreadable' };
	} catch (error) {
		return outcomeOf(error);
	}
}

// the conference has a name of ours, and an id that only the provider knows
async function holdIn(client: TwilioClient, friendlyName: string, callId: string, hold: boolean) {
	const listed = { friendlyName, status: 'in-progress', limit: 1 } as const;
	const [conference] = await client.conferences.list(listed);
	if (!conference)
		throw Object.assign(new Error('no such conference'), { status: 404, code: 20404 });
	return client.conferences(conference.sid).participants(callId).update({ hold });
}

async function act(request: () => Promise<unknown>): Promise<ActOutcome> {
	try {
		await request();
		return { done: true };
	} catch (error) {
		const code = codeIn(outcomeOf(error));
		return gone.includes(code) ? { gone: true } : { failed: code };
	}
}

async function find<T>(request: () => Promise<T>): Promise<T | { unknown: string }> {
	try {
		return await request();
	} catch (error) {
		return { unknown: codeIn(outcomeOf(error)) };
	}
}

function codeIn(outcome: SendOutcome): string {
	if ('refused' in outcome) return outcome.refused;
	if ('uncertain' in outcome) return outcome.uncertain;
	return 'code' in outcome ? outcome.code : 'unreadable';
}

function foundFrom(call: {
	sid: string;
	from: string;
	status: string;
	startTime: Date;
	dateCreated: Date;
	duration: string;
}): FoundCall {
	const { sid: id, from, status, startTime, dateCreated, duration } = call;
	const lasted = duration ? Number(duration) : undefined;
	return { id, from, status, startedAt: startTime ?? dateCreated, lasted };
}
