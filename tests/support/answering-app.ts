import type { Answer, Post } from '#server/demo/exchange/board.ts';
import { openClock, type MovableClock } from '#server/demo/exchange/clock.ts';
import { openExchange, type Exchange } from '#server/demo/exchange/exchange.ts';

export const base = 'https://hulplijn.example.nl';
export const ours = '+3197010281234';
export const caller = '+447700900111';
export const counsellor = '+447700900222';

type Params = Record<string, string>;
type Said = string | Partial<Answer> | undefined;

/** An app on paper: for each path what it answers, verbs alone or a whole answer; undefined never answers. */
export interface AnsweringApp {
	exchange: Exchange;
	clock: MovableClock;
	/** What it was asked and told, in order. */
	asked: { path: string; params: Params }[];
	on(path: string, answer: Said | ((params: Params) => Said)): void;
	/** The last request to this path. */
	last(path: string): Params | undefined;
	/** Everything that was asked there. */
	all(path: string): Params[];
	waits(seconds: number): Promise<void>;
}

export function openAnsweringApp(
	number: { fallbackUrl?: string; statusCallback?: string } = {},
	audio?: (url: string) => Promise<number | undefined>
): AnsweringApp {
	const answers = new Map<string, Said | ((params: Params) => Said)>();
	const asked: AnsweringApp['asked'] = [];
	const clock = openClock({ from: new Date('2026-11-23T10:00:00Z'), runs: false });
	const post: Post = async (url, params) => {
		const { pathname, search } = new URL(url);
		asked.push({ path: pathname + search, params });
		const path = [pathname + search, pathname].find((one) => answers.has(one));
		const known = path === undefined ? '' : answers.get(path);
		return whole(typeof known === 'function' ? known(params) : known);
	};
	const exchange = openExchange({
		...{ accountSid: 'AC0123456789abcdef0123456789abcdef', clock, post },
		...(audio ? { audio } : {}),
		number: { number: ours, voiceUrl: `${base}/in`, ...number }
	});
	const all = (path: string) =>
		asked.filter((one) => one.path === path).map(({ params }) => params);
	return {
		...{ exchange, clock, asked, all },
		on: (path, answer) => void answers.set(path, answer),
		last: (path) => all(path).at(-1),
		async waits(seconds) {
			await clock.pass(seconds * 1000, exchange.quiet);
			await exchange.quiet();
		}
	};
}

function whole(said: Said): Answer | undefined {
	if (said === undefined) return undefined;
	const text = typeof said === 'string' ? `<Response>${said}</Response>` : (said.text ?? '');
	return { status: 200, type: 'text/xml', ...(typeof said === 'string' ? {} : said), text };
}

/** What a telephone heard, in words. */
export function heardBy(app: AnsweringApp, number: string): string[] {
	return app.exchange.telephone(number).heard.map(({ what, text }) => `${what}: ${text}`);
}
