import { expect, test } from 'vitest';
import { colleagueAt, readColleague } from '../calls/desk-form.ts';
import { readClassification } from './desk-form.ts';
import { readChatForm } from './form.ts';

const long = 'x'.repeat(30_000);
function formOf(fields: Record<string, string>): FormData {
	const form = new FormData();
	for (const [name, value] of Object.entries(fields)) form.set(name, value);
	return form;
}

test('what is too long is read whole, so that all of it comes back', () => {
	expect(readClassification(formOf({ summary: long })).summary).toBe(long);
	expect(readColleague(formOf({ handover: long })).note).toBe(long);
	expect(readChatForm(formOf({ text: long })).text).toBe(long);
});

test('a word to a colleague that is too long is refused where it is written', () => {
	expect(['too-long', 'busy', 'person-missing'].map(colleagueAt)).toEqual([
		...['handover', 'to', 'to']
	]);
});
