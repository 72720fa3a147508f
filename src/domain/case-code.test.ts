import { expect, test } from 'vitest';
import { caseCode, isCaseCode } from './case-code.ts';

test('a case code holds the year and a number of five digits or more', () => {
	expect(caseCode(2026, 42)).toBe('NL-2026-00042');
	expect(caseCode(2026, 123_456)).toBe('NL-2026-123456');
});

test.each([
	['NL-2026-00042', true],
	['NL-2026-123456', true],
	['NL-2026-42', false],
	['NL-2026-00042\0', false],
	["NL-2026-00042' OR 1=1", false],
	['', false]
])('%j can be the code of a case: %s', (text, can) => expect(isCaseCode(text)).toBe(can));
