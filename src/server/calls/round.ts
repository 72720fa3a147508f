import { carryOut } from './orders.ts';
import { offerCalls } from './offer.ts';
import { sweepTexts } from '../webhooks/found-texts.ts';
import { findJoined, sweepCalls, watchCalls } from './watch.ts';

const joinMs = 5_000;
const watchMs = 60_000;
const sweepMs = 24 * 3_600_000;

/** The telephone's turns of the worker, with what it remembers between them. */
export function telephoneRounds(clock: () => number = () => performance.now()) {
	let joinedAt = -Infinity;
	let watchedAt = -Infinity;
	let sweptAt = -Infinity;
	return {
		/** Everything that is due now; answers whether there may be more at once. */
		async round(): Promise<boolean> {
			const offered = await offerCalls();
			const asked = await carryOut();
			if (clock() - joinedAt > joinMs) {
				joinedAt = clock();
				await findJoined();
			}
			if (clock() - watchedAt > watchMs) {
				watchedAt = clock();
				await watchCalls();
			}
			if (clock() - sweptAt > sweepMs) {
				sweptAt = clock();
				await sweepCalls();
				await sweepTexts();
			}
			return offered || asked;
		},
		/** The database was away: calls and texts may have come that were not kept. */
		wasAway() {
			sweptAt = -Infinity;
		}
	};
}
