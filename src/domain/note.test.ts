import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	correctionProblem,
	isCorrectedSo,
	noteProblem,
	paperProblem,
	type NoteVersion
} from './note.ts';

const at = new Date('2026-11-02T09:00:00Z');
const newest: NoteVersion = { id: 'v2', text: 'Hij was er.\nLang.', reason: '', by: 'joost', at };
const asked = { seen: 'v2', text: 'Hij was er niet.', reason: 'Verkeerd verstaan' };

test('a note has words, and not too many', () => {
	expect(noteProblem(' \n')).toBe('words-missing');
	expect(noteProblem('x'.repeat(20_000))).toBeUndefined();
	expect(noteProblem('x'.repeat(20_001))).toBe('too-long');
	// a line break of a form is two signs
	expect(noteProblem('x\r\n'.repeat(10_000))).toBeUndefined();
});

test('what a conversation came to may be nothing, and is never cut off', () => {
	expect(paperProblem('')).toBeUndefined();
	expect(paperProblem(` ${'x'.repeat(4000)}\r\n`)).toBeUndefined();
	expect(paperProblem('x'.repeat(4001))).toBe('too-long');
});

describe('a correction', () => {
	test.each([
		['replaces', {}, undefined],
		['only strikes', { text: undefined }, undefined],
		['of an older version', { seen: 'v1' }, 'changed-meanwhile'],
		[
			'of an older version, with all else wrong',
			{ seen: 'v1', text: '', reason: '' },
			'changed-meanwhile'
		],
		['to nothing at all', { text: ' ' }, 'words-missing'],
		['to too much', { text: 'x'.repeat(20_001) }, 'too-long'],
		['to the same', { text: 'Hij was er.\nLang.' }, 'unchanged'],
		['to the same, as a form sends it', { text: 'Hij was er.\r\nLang.' }, 'unchanged'],
		['without a reason', { reason: ' ' }, 'reason-missing'],
		['with a story for a reason', { reason: 'x'.repeat(501) }, 'reason-too-long']
	] as const)('that %s', (_, change, problem) => {
		const { text, ...rest } = { ...asked, ...change };
		expect(correctionProblem(newest, { ...rest, ...(text !== undefined && { text }) })).toBe(
			problem
		);
	});

	test('strikes once: what is struck can be replaced, not struck again', () => {
		const { text, ...struck } = newest;
		expect(correctionProblem(struck, { seen: 'v2', reason: 'x' })).toBe('unchanged');
		expect(correctionProblem(struck, { ...asked, text: text! })).toBeUndefined();
	});

	test('that was sent twice is known by its writer and its words', () => {
		const done = { ...newest, text: asked.text, reason: asked.reason };
		expect(isCorrectedSo(done, asked, 'joost')).toBe(true);
		expect(isCorrectedSo(done, asked, 'amina')).toBe(false);
		expect(isCorrectedSo(done, { ...asked, reason: 'anders' }, 'joost')).toBe(false);
	});

	test('never goes over a version that its writer did not see', () => {
		fc.assert(
			fc.property(fc.string(), fc.string(), fc.string(), (seen, text, reason) => {
				const isLet = correctionProblem(newest, { seen, text, reason }) === undefined;
				expect(isLet && seen !== newest.id).toBe(false);
			})
		);
	});
});
