import { callsThrough } from '#server/demo/exchange-calls.ts';
import type { Answer } from '#server/demo/exchange/board.ts';
import { openClock } from '#server/demo/exchange/clock.ts';
import { openExchange, type Exchange } from '#server/demo/exchange/exchange.ts';
import type { Handset } from '#server/demo/exchange/handset.ts';
import { telephoneRounds } from '#server/calls/round.ts';
import { sweepCalls } from '#server/calls/watch.ts';
import type { CallProvider } from '#server/integrations/calls.ts';
import { openHouse, type House } from '#server/house.ts';
import { signatureOf } from '#server/integrations/twilio/signature.ts';
import { start } from '#server/start.ts';
import { hearVoice } from '#server/webhooks/voice.ts';
import type { TestHouse } from './database.ts';
import { testSettings } from './settings.ts';

const base = testSettings.PUBLIC_BASE_URL;
const ours = '+3197010281234';
type Form = Record<string, string>;

/** A house with a telephone: the network, and a worker that takes its turns as time passes. */
export interface TelephoneLine {
	exchange: Exchange;
	/** What the product was asked and told, in order. */
	asked: { part: string; form: Form; answer: string }[];
	dialIn(from: string, how?: { withheld?: boolean }): Handset;
	/** Time passes, second by second, for the network and for the house. */
	waits(seconds: number): Promise<void>;
	/** One signed word of the network, by hand. */
	tell(part: string, form: Form): Promise<Answer>;
	/** What reaches us from now on; false: lost on the way, as often as it is told. */
	reaches(kind: (part: string, form: Form) => boolean): void;
	/** The worker stops taking its turns, or goes on. */
	works(on: boolean): void;
	/** What the network cannot do from now on, as often as it is asked. */
	cannot(what: 'fetchFromQueue' | 'redirect' | undefined): void;
	/** The daily search for calls that were never told. */
	sweeps(): Promise<void>;
	/** What a telephone heard, in words. */
	heard(telephone: Handset): string[];
	close(): Promise<void>;
}

export async function telephoneLine(web: TestHouse): Promise<TelephoneLine> {
	const asked: TelephoneLine['asked'] = [];
	let reaches: (part: string, form: Form) => boolean = () => true;
	let isAtWork = true;
	const [time] = await web.superuser<{ now: Date }[]>`SELECT door.time() AS now`;
	const clock = openClock({ from: time!.now, runs: false });
	const gate = opened();
	const exchange = openExchange({
		...{ accountSid: testSettings.TWILIO_ACCOUNT_SID, clock },
		number: {
			number: ours,
			voiceUrl: `${base}/twilio/voice/inbound`,
			statusCallback: `${base}/twilio/voice/status`
		},
		async post(url, form) {
			await gate.open();
			if (url.startsWith(`${base}/spoken/`)) return { status: 200, type: 'audio/wav', text: '' };
			const part = url.slice(`${base}/twilio/voice/`.length);
			return reaches(part, form) ? tell(part, form) : undefined;
		}
	});
	async function tell(part: string, form: Form): Promise<Answer> {
		const url = new URL(`${base}/twilio/voice/${part}`);
		const answer = await hearVoice(url.pathname.split('/').at(-1)!, signed(url, form), url);
		const text = await answer.text();
		asked.push({ part, form, answer: text });
		return { status: answer.status, type: answer.headers.get('content-type') ?? '', text };
	}
	let broken: keyof CallProvider | undefined;
	const whole = callsThrough(exchange, ours);
	const fails = () => Promise.resolve({ failed: '20500' });
	const calls: CallProvider = {
		...whole,
		fetchFromQueue: (...asks) =>
			broken === 'fetchFromQueue' ? fails() : whole.fetchFromQueue(...asks),
		redirect: (...asks) => (broken === 'redirect' ? fails() : whole.redirect(...asks))
	};
	const workerHouse: House = {
		...(await start('worker', { ...testSettings, WORKER_DATABASE_URL: web.urls.worker })),
		calls
	};
	openHouse({ ...web, calls });
	/** Time goes ahead only: on a slow machine the house has seen more of it go by, and the network follows. */
	async function sameTime() {
		const [house] = await web.superuser<{ now: Date }[]>`UPDATE clock
			SET ahead = greatest(ahead, ${clock.now().toISOString()}::timestamptz - now()) RETURNING now() + ahead AS now`;
		const behind = house!.now.getTime() - clock.now().getTime();
		if (behind > 0) await clock.pass(behind, exchange.quiet);
	}
	const rounds = telephoneRounds(() => clock.now().getTime());
	async function worker() {
		gate.shut();
		openHouse(workerHouse);
		for (let n = 0; n < 6 && (await rounds.round()); n++);
		openHouse({ ...web, calls });
		gate.letIn();
		await exchange.quiet();
	}
	return {
		...{ exchange, asked, tell },
		dialIn: (from, how) => exchange.dialIn(from, how),
		async waits(seconds) {
			const until = clock.now().getTime() + seconds * 1000;
			while (clock.now().getTime() < until) {
				await clock.pass(1000, exchange.quiet);
				await sameTime();
				if (isAtWork) await worker();
			}
			await exchange.quiet();
		},
		reaches: (kind) => void (reaches = kind),
		cannot: (what) => void (broken = what),
		works: (on) => void (isAtWork = on),
		async sweeps() {
			openHouse(workerHouse);
			await sweepCalls();
			openHouse({ ...web, calls });
		},
		heard: ({ heard }) => heard.map(({ what, text }) => `${what}: ${text}`),
		async close() {
			openHouse(web);
			await workerHouse.database.sql.end();
		}
	};
}

function signed(url: URL, form: Form): Request {
	return new Request(url, {
		method: 'POST',
		headers: {
			'content-type': 'application/x-www-form-urlencoded',
			'x-twilio-signature': signatureOf(testSettings.TWILIO_AUTH_TOKEN, url.href, form)
		},
		body: new URLSearchParams(form)
	});
}

// one process is web and worker by turns: what the network tells meanwhile waits
function opened() {
	let waiting = Promise.resolve();
	let letIn: () => void = () => undefined;
	return {
		open: () => waiting,
		shut: () => void (waiting = new Promise((done) => (letIn = done))),
		letIn: () => letIn()
	};
}
