import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import {
	difference,
	holds,
	middle,
	percentile,
	ratio,
	slowest,
	speed,
	type Load
} from './bench/figures.ts';
import { inTurns, load, type Target } from './bench/load.ts';
import { broken, report, table, verdict, type Row } from './bench/table.ts';

const answered = (wrong = 0): Load => ({
	answered: 200,
	wrong,
	seconds: 4,
	times: Array.from({ length: 200 }, (_, n) => n + 1)
});
const row = (rounds: Row['rounds']): Row => ({
	measure: 'sending',
	against: 'the driver',
	limit: { atLeast: 0.3 },
	rounds
});

test('speed, the slow end and their ratios are those of known numbers', () => {
	expect(speed(answered())).toBe(50);
	expect(slowest(answered())).toBe(190);
	expect(percentile([5], 0.95)).toBe(5);
	expect(ratio(30, 100)).toBe(0.3);
	expect(difference(190, 50)).toBe(140);
	expect(middle([0.2, 0.9, 0.4])).toBe(0.4);
	expect(middle([1, 2])).toBe(1.5);
});

test('a limit holds at its edge and not beyond', () => {
	expect(holds(0.3, { atLeast: 0.3 })).toBe(true);
	expect(holds(0.29, { atLeast: 0.3 })).toBe(false);
	expect(holds(1.5, { atMost: 1.5 })).toBe(true);
	expect(holds(1.51, { atMost: 1.5 })).toBe(false);
});

test('one wrong answer and there is no speed, no ratio, no median and no limit that holds', () => {
	const refused = speed(answered(1));
	expect(refused).toEqual({ problem: '1 of 200 were not answered rightly' });
	expect(slowest(answered(1))).toEqual(refused);
	expect(ratio(refused, 50)).toEqual(refused);
	expect(ratio(50, refused)).toEqual(refused);
	expect(difference(refused, 50)).toEqual(refused);
	expect(difference(50, refused)).toEqual(refused);
	expect(middle([0.5, refused, 0.5])).toEqual(refused);
	expect(holds(middle([0.5, refused]), { atLeast: 0 })).toBe(false);
	expect(speed({ ...answered(), answered: 0 })).toHaveProperty('problem');
	const shown = table([row([0.5, refused, 0.5])]);
	expect(shown).toContain('no figure: 1 of 200 were not answered rightly');
	expect(shown).toMatch(/NO$/);
});

test('the table and the data say the same', () => {
	const rows = [row([0.31, 0.35, 0.29])];
	expect(table(rows)).toMatch(/0\.31 \/ 0\.35 \/ 0\.29 +0\.31 +>= 0\.3 +yes$/);
	expect(report(rows)).toEqual([{ ...rows[0], median: 0.31, holds: true }]);
});

test('the last words name every limit that does not hold, also one without a figure', () => {
	const [held, missed, none] = [row([0.31]), row([0.28]), row([{ problem: 'nothing' }])];
	expect(verdict([held])).toBe('All 1 limits hold.');
	expect(verdict([held, missed, none])).toBe(
		[
			'2 OF 3 LIMITS DO NOT HOLD:',
			'  sending: 0.28, must be >= 0.3',
			'  sending: no figure: nothing, must be >= 0.3'
		].join('\n')
	);
	expect(broken([held, missed, none])).toEqual([missed, none]);
	expect(verdict([])).toBe('NOTHING WAS MEASURED.');
});

test('a server that answers wrongly or breaks off is counted as wrong', async () => {
	let asked = 0;
	const server = createServer((request, response) => {
		asked += 1;
		if (asked % 3 === 0) return void request.socket.destroy();
		response.writeHead(asked % 3 === 1 ? 200 : 500).end('well');
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const target: Target = {
		origin,
		connections: 2,
		next: () => ({ path: '/' }),
		right: (status, body) => status === 200 && body === 'well'
	};
	const found = await load(target, 200);
	expect(found.answered).toBe(found.times.length);
	expect(found.wrong).toBeGreaterThan(found.answered / 2);
	const [one, other] = await inTurns({ ...target, right: () => true }, target, 200, 2);
	expect(speed(one)).toBeTypeOf('number');
	expect(speed(other)).toHaveProperty('problem');
	server.closeAllConnections();
	server.close();
});
