import { randomUUID } from 'node:crypto';
import { signatureOf } from '#server/integrations/twilio/signature.ts';
import { testSettings } from '../support/settings.ts';
import { page } from './asks.ts';
import { ratio, slowest } from './figures.ts';
import type { Desk } from './hall.ts';
import { inTurns, load, type Ask, type Target } from './load.ts';
import type { Row } from './table.ts';

const waitingAtOnce = 50;
const connections = 4;
/** So many others are heard of before somebody presses a key, or hangs up. */
const between = 8;
const inQueue = { QueueSid: `QU${'c'.repeat(32)}` };
type Form = Record<string, string>;

/** The telephone's webhooks, with fifty who wait, beside a page that only asks the database whether it is there. */
export async function calls(
	desk: Desk,
	milliseconds: number,
	add: (row: Row) => void
): Promise<void> {
	const waiting: Form[] = [];
	for (let n = 0; n < waitingAtOnce; n++) waiting.push(await comeIn(desk));
	const voice = talking(desk, waiting);
	const ready = page(desk, { path: '/ready', shows: [], connections });
	await load(voice, milliseconds / 3);
	const [ours, theirs] = await inTurns(voice, ready, milliseconds * 2, 6);
	const [told, asked] = [slowest(ours), slowest(theirs)];
	add({
		measure: `voice webhooks, ${waitingAtOnce} waiting, p95`,
		against: 'p95 of /ready',
		limit: { atMost: 3 },
		rounds: [ratio(told, asked)],
		behind: [`${words(told)} against ${words(asked)} ms; ${ours.answered} answered`]
	});
	for (const form of waiting) await tell(desk, hangsUp(form));
}

/**
 * What the network asks all day: mostly another round of waiting, and now and then somebody new, who chooses a
 * language and hangs up, so that no more of them wait than there were.
 */
function talking(desk: Desk, waiting: readonly Form[]): Target {
	let asked = 0;
	const [came, chose]: [Form[], Form[]] = [[], []];
	const comes = (): Ask => {
		const form = call();
		came.push(form);
		return voice('inbound', form);
	};
	const chooses = (): Ask => {
		const form = came.shift()!;
		chose.push(form);
		return voice('language?attempt=0', { ...form, Digits: '1' });
	};
	const next = (): Ask => {
		const n = asked++;
		if (n % 8 === 0) return comes();
		if (n % 8 === 3 && came.length > between) return chooses();
		if (n % 8 === 6 && chose.length > between) return hangsUp(chose.shift()!);
		return voice('wait', { ...waiting[n % waiting.length]!, ...inQueue, QueueTime: '35' });
	};
	return { origin: desk.origin, connections, next, right };
}

function right(status: number, body: string): boolean {
	return status === 204 || (status === 200 && body.includes('<Response>'));
}

async function comeIn(desk: Desk): Promise<Form> {
	const form = call();
	await tell(desk, voice('inbound', form));
	await tell(desk, voice('language?attempt=0', { ...form, Digits: '1' }));
	await tell(desk, voice('wait', { ...form, ...inQueue, QueueTime: '1' }));
	return form;
}

function hangsUp(form: Form): Ask {
	return voice('status', { ...form, CallStatus: 'completed' });
}

async function tell(desk: Desk, ask: Ask): Promise<void> {
	const { path, method, headers, body } = ask as Required<Ask>;
	const answer = await fetch(desk.origin + path, { method, headers, body });
	if (!answer.ok) throw new Error(`a call was answered with ${answer.status}`);
}

let called = 0;

/** From a number of its own. */
function call(): Form {
	const CallSid = `CA${randomUUID().replaceAll('-', '')}`;
	return {
		CallSid,
		From: `+3161${String(1e7 + called++).slice(1)}`,
		To: '+3197010281234',
		CallStatus: 'ringing'
	};
}

function voice(part: string, form: Form): Ask {
	const path = `/twilio/voice/${part}`;
	const { PUBLIC_BASE_URL: base, TWILIO_AUTH_TOKEN: token } = testSettings;
	const headers = {
		'content-type': 'application/x-www-form-urlencoded',
		'x-twilio-signature': signatureOf(token, base + path, form)
	};
	return { path, method: 'POST', headers, body: new URLSearchParams(form).toString() };
}

function words(figure: ReturnType<typeof slowest>): string {
	return typeof figure === 'number' ? figure.toFixed(2) : figure.problem;
}
