import { house, type House } from '../house.ts';
import type { Stream } from './stream.ts';

/** What is open of each, on this house: the oldest gives its place to a new one, as a screen that was left behind should. */
export function windowsOf(mostEach: number) {
	const houses = new WeakMap<House, Map<string, Stream[]>>();
	const here = (): Map<string, Stream[]> => {
		const open = houses.get(house()) ?? new Map<string, Stream[]>();
		houses.set(house(), open);
		return open;
	};
	return {
		/** Answers how it goes again. */
		comes(who: string, stream: Stream): () => void {
			const open = here();
			const others = open.get(who) ?? [];
			if (others.length >= mostEach) others[0]!.end('bye');
			open.set(who, [...(open.get(who) ?? []), stream]);
			return () => {
				const left = (open.get(who) ?? []).filter((one) => one !== stream);
				if (left.length === 0) open.delete(who);
				else open.set(who, left);
			};
		},
		count: (): number => [...here().values()].reduce((sum, { length }) => sum + length, 0)
	};
}
