import { startBuilt, type Running } from './built.ts';
import { visitor, type Visitor } from './visitor.ts';

/** Built servers one after the other, as a proxy would have it: the old one goes once nobody is asking it any more. */
export interface Switched {
	/** Starts a server with these settings, leads everybody there and stops the one before. */
	to(settings: Record<string, string>): Promise<void>;
	/** Somebody from a household of her own, led to whichever server is open. */
	newcomer(): Visitor;
	stop(): Promise<void>;
}

export function switched(): Switched {
	let open: Running | undefined;
	let households = 0;
	const asking = new Map<Running, number>();
	const ask = async <T>(act: (origin: string) => Promise<T>): Promise<T> => {
		const at = open!;
		asking.set(at, (asking.get(at) ?? 0) + 1);
		try {
			return await act(at.origin);
		} finally {
			asking.set(at, asking.get(at)! - 1);
		}
	};
	return {
		async to(settings) {
			const before = open;
			open = await startBuilt(settings);
			while (before && asking.get(before)) await new Promise((again) => setTimeout(again, 20));
			await before?.stop();
		},
		newcomer() {
			households += 1;
			const address = `10.${households >> 8}.${households & 255}.7`;
			const from = (headers = {}) => ({ 'x-forwarded-for': address, ...headers });
			return {
				...visitor('http://127.0.0.1'),
				get: (path, headers) => ask((origin) => visitor(origin).get(path, from(headers))),
				post: (path, fields, headers) =>
					ask((origin) => visitor(origin).post(path, fields, from(headers)))
			};
		},
		async stop() {
			await open?.stop();
		}
	};
}
