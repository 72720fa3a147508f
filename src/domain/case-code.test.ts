import { expect, test } from 'vitest';
import { caseCode } from './case-code.ts';

test('a case code holds the year and a number of five digits or more', () => {
	expect(caseCode(2026, 42)).toBe('NL-2026-00042');
	expect(caseCode(2026, 123_456)).toBe('NL-2026-123456');
});
