import { expect, test } from 'vitest';
import { namesAddress } from './web-address.ts';

test.each([
	['kijk op https://example.org/x', true],
	['HTTP://1.2.3.4/a', true],
	['www.voorbeeld.nl', true],
	['het staat op t.me/groep', true],
	['bit.ly/3x', true],
	['Ik kwam thuis.Hij was weg.', false],
	['om 10.30 uur', false],
	['', false]
])('%s', (text, leads) => expect(namesAddress(text)).toBe(leads));
