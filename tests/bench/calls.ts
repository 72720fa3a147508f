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
}

/** What the network asks all day: mostly another round of waiting, and now and then somebody new, who chooses a language. */
function talking(desk: Desk, waiting: readonly Form[]): Target {
	let asked = 0;
	let newcomer = call();
	const next = (): Ask => {
		const n = asked++;
		if (n % 4 === 0) return voice('inbound', (newcomer = call()));
		if (n % 4 === 1) return voice('language?attempt=0', { ...newcomer, Digits: '1' });
		const one = waiting[n % waiting.length]!;
		return voice('wait', { ...one, QueueSid: `QU${'c'.repeat(32)}`, QueueTime: '35' });
	};
	const { origin } = desk;
	return {
		origin,
		connections,
		next,
		right: (status, body) => status === 200 && body.includes('<Response>')
	};
}

async function comeIn(desk: Desk): Promise<Form> {
	const form = call();
	const queue = { QueueSid: `QU${'c'.repeat(32)}`, QueueTime: '1' };
	for (const ask of [
		voice('inbound', form),
		voice('language?attempt=0', { ...form, Digits: '1' }),
		voice('wait', { ...form, ...queue })
	]) {
		const { path, method, headers, body } = ask as Required<Ask>;
		const answer = await fetch(desk.origin + path, { method, headers, body });
		if (!answer.ok) throw new Error(`a call was answered with ${answer.status}`);
	}
	return form;
}

function call(): Form {
	const CallSid = `CA${randomUUID().replaceAll('-', '')}`;
	return { CallSid, From: '+447700900456', To: '+3197010281234', CallStatus: 'ringing' };
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
