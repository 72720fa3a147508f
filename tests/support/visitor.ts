/** A browser without a page: it keeps cookies, follows nothing and says where a post came from. */
export interface Visitor {
	origin: string;
	cookies: Map<string, string>;
	get(path: string, headers?: Record<string, string>): Promise<Answer>;
	post(path: string, fields?: Fields, headers?: Record<string, string>): Promise<Answer>;
}
/** What a form sends; a list is a field that is sent more than once. */
export type Fields = Record<string, string | string[]>;
export interface Answer {
	status: number;
	headers: Headers;
	body: string;
}

export function visitor(origin: string, cookies: Iterable<[string, string]> = []): Visitor {
	const kept = new Map(cookies);
	const ask = async (path: string, init: RequestInit): Promise<Answer> => {
		const cookie = [...kept].map(([name, value]) => `${name}=${value}`).join('; ');
		const headers = { accept: 'text/html', ...(cookie && { cookie }), ...init.headers };
		const answer = await fetch(new URL(path, origin), { ...init, headers, redirect: 'manual' });
		keepCookies(kept, answer.headers.getSetCookie());
		return { status: answer.status, headers: answer.headers, body: await answer.text() };
	};
	return {
		origin,
		cookies: kept,
		get: (path, headers = {}) => ask(path, { headers }),
		post: (path, fields = {}, headers = {}) =>
			ask(path, {
				method: 'POST',
				body: new URLSearchParams(pairs(fields)),
				headers: { origin, ...headers }
			})
	};
}

function pairs(fields: Fields): [string, string][] {
	return Object.entries(fields).flatMap(([name, given]) =>
		[given].flat().map((one): [string, string] => [name, one])
	);
}

function keepCookies(kept: Map<string, string>, set: string[]): void {
	for (const line of set) {
		const [pair = '', ...flags] = line.split(';').map((part) => part.trim());
		const at = pair.indexOf('=');
		const isGone = flags.some((flag) => /^max-age=0$/i.test(flag));
		if (isGone) kept.delete(pair.slice(0, at));
		else kept.set(pair.slice(0, at), pair.slice(at + 1));
	}
}
