import { expect, test } from 'vitest';
import { callsNow, talksNow, whoNow } from './who-waits.ts';

test('only those are named who wait, or who are spoken with', () => {
	const talks = (waiting: number, held: number) => talksNow({ waiting, held }, 'nl');
	expect(talks(0, 2)).toEqual({ words: '2 bij u', waits: false, n: 2 });
	expect(talks(2, 0)).toEqual({ words: '2 wachten', waits: true, n: 2 });
	expect(talks(1, 3)).toEqual({ words: '1 wacht, 3 bij u', waits: true, n: 1 });
	const calls = (waiting: number, mine?: string) => callsNow({ waiting, mine }, 'nl');
	expect(calls(0, 'a call')).toEqual({ words: '1 bij u', waits: false, n: 1 });
	expect(calls(3, 'a call')).toEqual({ words: '3 wachten, 1 bij u', waits: true, n: 3 });
	expect([talks(0, 0), talksNow(undefined, 'nl'), calls(0), callsNow(undefined, 'nl')]).toEqual(
		Array(4).fill(undefined)
	);
});

test('where they are gone to is said with it, and of where it is quiet nothing', () => {
	const talks = { waiting: 2, held: 0 };
	expect(whoNow({ talks, calls: { waiting: 0, mine: undefined } }, 'nl')).toEqual([
		{ href: '/desk/chats', words: 'Gesprekken', now: { words: '2 wachten', waits: true, n: 2 } }
	]);
	const both = whoNow({ talks, calls: { waiting: 1, mine: undefined } }, 'nl');
	expect(both.map(({ href }) => href)).toEqual(['/desk/calls', '/desk/chats']);
	expect(whoNow({}, 'nl')).toEqual([]);
});
