import fc from 'fast-check';
import { expect, test } from 'vitest';
import { passwordProblem } from './staff-password.ts';

const anyText = fc
	.array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 200 })
	.map((points) => String.fromCodePoint(...points));

const context = { email: 'annelies.de-vries@example.org', organisation: ['Naastenlijn', 'LSE'] };

test.each([
	['paard batterij nietje', undefined],
	['корова поёт в лесу', undefined],
	['830517264950183', undefined],
	['kort wachtwoord', 'password-common'],
	['veertien tekens', undefined],
	['veertien teken', 'password-too-short'],
	['😀😁😂🤣😃😄😅😆😉😊😋😎😍😘', 'password-too-short'],
	['x'.repeat(129), 'password-too-long'],
	['wachtwoord12345', 'password-common'],
	['Welkom01!Welkom01!', 'password-common'],
	['P a s s w o r d 1 2 3 4 5', 'password-common'],
	['aaaaaaaaaaaaaaaaaaaa', 'password-common'],
	['qwertyuiopasdfghjkl', 'password-common'],
	['zomer2026zomer2026', 'password-common'],
	['mijn Annelies heeft fietsen', 'password-holds-email'],
	['blauwe fiets van VRIES 7', 'password-holds-email'],
	['de naastenlijn fietst door', 'password-holds-organisation'],
	['valse fietsen op het dak', undefined]
])('%s: %s', (password, problem) => expect(passwordProblem(password, context)).toBe(problem));

test('nothing shorter than 15 or longer than 128 characters is accepted', () => {
	fc.assert(
		fc.property(anyText, (password) => {
			const length = [...password].length;
			fc.pre(length < 15 || length > 128);
			expect(passwordProblem(password, context)).toMatch(/^password-too-(short|long)$/);
		})
	);
});
