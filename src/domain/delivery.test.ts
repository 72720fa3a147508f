import fc from 'fast-check';
import { expect, test } from 'vitest';
import { advance, deliveryStatuses, isProof } from './delivery.ts';
import type { DeliveryStatus } from './delivery.ts';

const reports = fc.array(
	fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...deliveryStatuses) }, fc.string()),
	{ maxLength: 8 }
);

function endOf(words: readonly string[]): DeliveryStatus | undefined {
	return words.reduce<DeliveryStatus | undefined>(advance, undefined);
}

test.each([
	[['queued', 'sending', 'sent', 'delivered'], 'delivered'],
	[['delivered', 'sent'], 'delivered'],
	[['sent', 'undelivered', 'delivered'], 'delivered'],
	[['delivered', 'undelivered'], 'delivered'],
	[['delivered', 'failed'], 'failed'],
	[['failed', 'delivered'], 'failed'],
	[['delivered', 'read', 'sent'], 'read'],
	[['accepted', 'scheduled'], 'accepted'],
	[['received', 'Delivered', '__proto__'], undefined]
])('%j ends as %s', (words, end) => expect(endOf(words)).toBe(end));

test('every order, with doubles, ends the same', () => {
	fc.assert(
		fc.property(
			reports.chain((words) =>
				fc.tuple(
					fc.constant(words),
					fc.shuffledSubarray([...words, ...words], { minLength: words.length * 2 })
				)
			),
			([words, shuffled]) => {
				expect(endOf(shuffled)).toBe(endOf(words));
			}
		)
	);
});

test('a status never goes back', () => {
	fc.assert(
		fc.property(reports, (words) => {
			const seen: number[] = [];
			words.reduce<DeliveryStatus | undefined>((current, word) => {
				const after = advance(current, word);
				seen.push(after === undefined ? -1 : deliveryStatuses.indexOf(after));
				return after;
			}, undefined);
			expect(seen).toEqual(seen.toSorted((one, other) => one - other));
		})
	);
});

test('only a delivered or read text is proved', () => {
	expect(deliveryStatuses.filter(isProof)).toEqual(['delivered', 'read']);
});
