import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressesAfter, isOtherAddress, noAddresses } from './safe-contact-address.ts';

const kept = { email: 'sam@example.org', letter: 'Dorpsstraat 1, Ede' };
const both = { email: true, letter: true };
const none = { email: false, letter: false };

test('one left empty stays, one typed takes its place, one not wanted is gone', () => {
	expect(addressesAfter(kept, noAddresses, both)).toEqual({ addresses: kept });
	const other = { email: 'o\u2019neil+x@exämple.nl', letter: '' };
	expect(addressesAfter(kept, other, both)).toEqual({
		addresses: { ...kept, email: other.email }
	});
	expect(addressesAfter(kept, noAddresses, none)).toEqual({ addresses: noAddresses });
});

test.each([
	[{ ...kept, email: 'sam.example.org' }, both, 'email-unreadable'],
	[{ ...kept, email: 'sam@example' }, both, 'email-unreadable'],
	[{ ...noAddresses, email: 'sam@example.org' }, none, 'email-not-wanted'],
	[{ ...noAddresses, letter: 'Ede' }, none, 'letter-not-wanted'],
	[noAddresses, { email: true, letter: false }, 'email-missing'],
	[noAddresses, { email: false, letter: true }, 'letter-missing']
])('%j, wanted %j: %s', (typed, wants, problem) => {
	expect(addressesAfter(noAddresses, typed, wants)).toEqual({ problem });
});

test('what is kept afterwards is never for a way that she does not want, and nothing typed is lost in silence', () => {
	const text = fc.constantFrom('', 'sam@example.org', 'Ede');
	const addresses = fc.record({ email: text, letter: text });
	const wants = fc.record({ email: fc.boolean(), letter: fc.boolean() });
	fc.assert(
		fc.property(addresses, addresses, wants, (before, typed, wanted) => {
			const outcome = addressesAfter(before, typed, wanted);
			if ('problem' in outcome) return;
			for (const way of ['email', 'letter'] as const) {
				expect(outcome.addresses[way] === '').toBe(!wanted[way]);
				if (typed[way]) expect(outcome.addresses[way]).toBe(typed[way]);
			}
		})
	);
});

test('only another address is another; taking one away is not', () => {
	expect(isOtherAddress(kept, kept)).toBe(false);
	expect(isOtherAddress(kept, noAddresses)).toBe(false);
	expect(isOtherAddress(noAddresses, kept)).toBe(true);
});
