import { house, openHouse, type House } from '../../house.ts';
import { signatureOf } from '../../integrations/twilio/signature.ts';
import { openChannel } from '../../notifications/channel.ts';
import { round } from '../../notifications/round.ts';
import { hearReport } from '../../webhooks/report.ts';
import { telephoneDoor } from '../../webhooks/secret.ts';
import { hearText } from '../../webhooks/text.ts';
import { hearVoice } from '../../webhooks/voice.ts';
import { atTheDoor } from '../../work.ts';
import { outbox } from '../phone-outbox.ts';

type Hear = (request: Request, url: URL) => Promise<Response>;

const channel = openChannel();
const reported = new Set<string>();
const switchedOff = new Set(['+447700900181']);
let workerHouse: House | undefined;

/** Which house plays the worker. */
export function letWork(worker: House): void {
	workerHouse = worker;
}

/** The worker's round, and what the telephone company says of each text a little later. */
export async function sendWhatIsDue(): Promise<void> {
	const web = house();
	openHouse(workerHouse!);
	try {
		while (await round(channel)) continue;
	} finally {
		openHouse(web);
	}
	await reportWhatWasSent();
}

async function reportWhatWasSent(): Promise<void> {
	const sent = await atTheDoor((work) => outbox(work, 20));
	for (const { providerId, to, reportTo } of sent) {
		if (reported.has(providerId)) continue;
		reported.add(providerId);
		const url = new URL(reportTo);
		const path = url.pathname + url.search;
		const fate: Record<string, string> = switchedOff.has(to)
			? { MessageStatus: 'undelivered', ErrorCode: '30003' }
			: { MessageStatus: 'delivered' };
		await post(hearReport, path, { MessageSid: providerId, MessageStatus: 'sent' });
		await post(hearReport, path, { MessageSid: providerId, ...fate });
	}
}

/** Somebody calls, and hangs up before anybody could answer. */
export async function ringIn(id: string, from: string): Promise<void> {
	const call = { CallSid: `CA${sid(id)}`, From: from };
	await post(voice('inbound'), '/twilio/voice/inbound', call);
	await post(voice('status'), '/twilio/voice/status', { ...call, CallStatus: 'completed' });
}

function voice(part: string): Hear {
	return (request, url) => hearVoice(part, request, url);
}

export function textIn(id: string, from: string, body: string): Promise<void> {
	const fields = { MessageSid: `SM${sid(id)}`, From: from, Body: body };
	return post(hearText, '/twilio/sms/inbound', fields);
}

function sid(id: string): string {
	return Buffer.from(id).toString('hex').padEnd(32, '0').slice(0, 32);
}

// Through the signed webhook, like everything the telephone company says.
async function post(hear: Hear, path: string, fields: Record<string, string>): Promise<void> {
	const door = telephoneDoor();
	if (!door) throw new Error('the telephone of the demo is closed');
	const url = new URL(door.base + path);
	const headers = { 'x-twilio-signature': signatureOf(door.token, door.base + path, fields) };
	const body = new URLSearchParams(fields);
	const { status } = await hear(new Request(url, { method: 'POST', headers, body }), url);
	if (status >= 300) throw new Error(`the telephone of the demo answered ${status}`);
}
