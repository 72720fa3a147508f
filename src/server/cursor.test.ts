import { expect, test } from 'vitest';
import { momentIn } from './cursor.ts';

test('a moment as a page wrote it is read again', () => {
	const at = new Date('2026-11-24T02:15:00.123Z');
	expect(momentIn(at.toISOString())).toEqual(at);
});

test.each(['2026-13-45T99:00:00.000Z', '+275760-09-13T00:00:00.000Z', 'now', '', undefined])(
	'%s is no moment',
	(text) => expect(momentIn(text)).toBeUndefined()
);
