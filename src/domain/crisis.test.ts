import { readFileSync, writeFileSync } from 'node:fs';
import { addHours } from 'date-fns/addHours';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	crisisMoveNames,
	crisisMoves,
	crisisStatuses,
	dueAfterMove,
	happened,
	isSpokenWith,
	isUnsafe,
	moveCrisis,
	possibleMoves,
	settledBy,
	type CrisisMove,
	type CrisisStatus
} from './crisis.ts';
import { atLocal } from './time.ts';

const walk = (moves: CrisisMove[], from: CrisisStatus = 'opened') =>
	moves.reduce<CrisisStatus>((status, move) => {
		const moved = moveCrisis(status, move);
		return 'status' in moved ? moved.status : status;
	}, from);

describe('the states', () => {
	test('the way of the protocol, with or without somebody outside who is told', () => {
		expect(walk(['act', 'notify', 'stabilise', 'debrief', 'evaluate'])).toBe('closed');
		expect(walk(['act', 'stabilise', 'debrief', 'evaluate'])).toBe('closed');
		expect(walk(['notify', 'act', 'act'])).toBe('notified');
	});

	test('nothing is called safe before anything was done, and nothing ends without a talk afterwards', () => {
		expect(moveCrisis('opened', 'stabilise')).toEqual({ problem: 'not-possible-now' });
		expect(moveCrisis('stabilised', 'evaluate')).toEqual({ problem: 'not-possible-now' });
		expect(possibleMoves('closed')).toEqual([]);
	});

	test('danger that flares up is acted on again', () => {
		expect(walk(['act', 'stabilise', 'flare'])).toBe('safety_action');
		expect(isUnsafe(walk(['act', 'stabilise', 'debrief', 'flare']))).toBe(true);
	});

	test('whatever is tried: closed only by way of stabilised and debriefed, and only once', () => {
		const moves = fc.array(fc.constantFrom(...crisisMoveNames), { maxLength: 30 });
		fc.assert(
			fc.property(moves, (tried) => {
				let status: CrisisStatus = 'opened';
				const seen: CrisisStatus[] = [status];
				for (const move of tried) {
					const moved = moveCrisis(status, move);
					if (!('status' in moved)) continue;
					expect(status).not.toBe('closed');
					status = moved.status;
					seen.push(status);
				}
				if (status !== 'closed') return;
				expect(seen.at(-2)).toBe('debriefed');
				expect(seen.indexOf('stabilised')).toBeLessThan(seen.lastIndexOf('debriefed'));
			})
		);
	});

	test('from every state but the last there is a way to the end', () => {
		const ends = (status: CrisisStatus, depth = 0): boolean =>
			status === 'closed' ||
			(depth < 8 &&
				possibleMoves(status).some((move) => {
					const moved = moveCrisis(status, move);
					return 'status' in moved && moved.status !== status && ends(moved.status, depth + 1);
				}));
		expect(crisisStatuses.every((status) => ends(status))).toBe(true);
	});
});

describe('what follows', () => {
	const openedAt = atLocal('2026-12-04', '22:00');

	test('a day to speak with her; two working days to talk it over, five to look at it', () => {
		const now = atLocal('2026-12-04', '23:30');
		expect(dueAfterMove('act', { openedAt, now })).toEqual({
			contact: atLocal('2026-12-05', '22:00')
		});
		expect(dueAfterMove('stabilise', { openedAt, now })).toEqual({
			debrief: atLocal('2026-12-08', '17:00'),
			evaluate: atLocal('2026-12-11', '17:00')
		});
		const christmas = atLocal('2026-12-24', '12:00');
		expect(dueAfterMove('stabilise', { openedAt, now: christmas }).debrief).toEqual(
			atLocal('2026-12-29', '17:00')
		);
	});

	test('after a flare she is spoken with anew, within a day of it', () => {
		const now = addHours(openedAt, 50);
		expect(dueAfterMove('flare', { openedAt, now })).toEqual({ contact: addHours(now, 24) });
		expect(isSpokenWith(['act'])).toBe(false);
		expect(isSpokenWith(['act', 'contact', 'stabilise'])).toBe(true);
		expect(isSpokenWith(['act', 'contact', 'stabilise', 'flare', 'act'])).toBe(false);
		expect(isSpokenWith(['contact', 'flare', 'contact', 'notify'])).toBe(true);
	});

	test('an hour that is still to come was yesterday; none is now', () => {
		const now = atLocal('2026-12-05', '00:20');
		expect(happened('23:55', now)).toEqual(atLocal('2026-12-04', '23:55'));
		expect(happened('00:10', now)).toEqual(atLocal('2026-12-05', '00:10'));
		expect([happened('', now), happened('00:20', now)]).toEqual([now, now]);
	});

	test('each is done by its move; a new flare calls off what was planned after the first', () => {
		expect(settledBy('debrief')).toEqual({ done: 'debrief', off: [] });
		expect(settledBy('flare').off).toEqual(['debrief', 'evaluate']);
		expect(settledBy('evaluate')).toEqual({ done: 'evaluate', off: ['contact', 'debrief'] });
	});
});

// `PRINT=1 npx vitest run src/domain/crisis.test.ts` prints it anew
test('the page about it says what the table says', () => {
	const file = new URL('./crisis.md', import.meta.url);
	if (process.env['PRINT']) writeFileSync(file, printed());
	expect(readFileSync(file, 'utf8')).toBe(printed());
});

function printed(): string {
	const cells = [
		['move', ...crisisStatuses],
		['---', ...crisisStatuses.map(() => '---')],
		...crisisMoveNames.map((move) => [
			`\`${move}\``,
			...crisisStatuses.map((status) => {
				const to: Partial<Record<CrisisStatus, CrisisStatus>> = crisisMoves[move];
				return to[status] ?? '';
			})
		])
	];
	const widths = cells[0]!.map((_, column) => Math.max(...cells.map((row) => row[column]!.length)));
	const lines = cells.map(
		(row) =>
			`| ${row.map((cell, n) => (cell === '---' ? '-'.repeat(widths[n]!) : cell.padEnd(widths[n]!))).join(' | ')} |`
	);
	return `# A crisis, from state to state\n\nPrinted from \`crisis.test.ts\`: from the state above a column, what a move leads to.\n\n${lines.join('\n')}\n`;
}
