import { describe, expect, test } from 'vitest';
import { suggestions, type Known } from '#domain/matching.ts';
import { callerNumber } from '#domain/phone.ts';
import { readPhone } from '#server/people/phone-number.ts';
import { contacts, expectedReasons, type FixtureContact } from './support/contacts-fixture.ts';
import { tell } from './support/proof.ts';

function numberOf({ by, typed }: FixtureContact): string | undefined {
	if (by === 'telephone') return callerNumber(typed);
	const phone = readPhone(typed);
	return 'number' in phone ? phone.number : undefined;
}
const known: Known[] = contacts.map((contact) => ({
	...{ id: contact.id, at: contact.at, name: contact.name },
	number: numberOf(contact)
}));

test('there are two hundred, of shared telephones, withheld numbers and spellings of one name', () => {
	expect(contacts).toHaveLength(200);
	expect(contacts.filter(({ phone }) => phone === undefined)).toHaveLength(75);
	expect(new Set(contacts.flatMap(({ who }) => who ?? [])).size).toBe(50);
	expect(new Set(contacts.flatMap(({ name }) => name ?? [])).size).toBe(125);
});

test.each(contacts.map((contact) => [contact.id, contact] as const))(
	'the number of %s is read as what it is',
	(_, contact) => {
		expect(numberOf(contact)).toBe(contact.phone);
	}
);

describe('each of them may be', () => {
	test.each(contacts.map((contact, index) => [contact.id, index] as const))('%s', (_, index) => {
		const contact = contacts[index]!;
		const found = suggestions(
			known[index]!,
			known.filter(({ id }) => id !== contact.id)
		);
		const expected = contacts
			.filter((other) => other !== contact)
			.map((other) => [other.id, expectedReasons(contact, other)] as const)
			.filter(([, reasons]) => reasons.length > 0);
		expect(Object.fromEntries(found.map(({ of, reasons }) => [of.id, reasons]))).toEqual(
			Object.fromEntries(expected)
		);
	});
});

test('and the order is that of the reasons, of equals the latest first', () => {
	const [first] = known;
	const found = suggestions(first!, known.slice(1)).map(({ of }) => of.id);
	expect(found).toEqual(['contact-001', 'contact-003', 'contact-002', 'contact-004']);
	tell('matching', `${contacts.length} contacts, every suggestion as the rules say by hand`);
});
