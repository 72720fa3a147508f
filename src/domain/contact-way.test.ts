import { expect, test } from 'vitest';
import { isOpenWay } from './contact-way.ts';
import type { RefusalReason } from './safe-contact.ts';

test('allowed now is open', () => expect(isOpenWay({ allowed: true })).toBe(true));

test.each([
	['outside-window', true],
	['unsafe-window', true],
	['unsafe-date', true],
	['attempts', true],
	['unconfirmed', false],
	['channel', false],
	['flag', false],
	['consent', false],
	['opted-out', false],
	['monitored', false],
	['shared-phone', false],
	['expired-plan', false]
] satisfies [RefusalReason, boolean][])('refused as %s: open %s', (reason, open) =>
	expect(isOpenWay({ allowed: false, reason })).toBe(open)
);
