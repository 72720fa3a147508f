import { expect, test } from 'vitest';
import type { Goal } from '#domain/goal.ts';
import { goalTold, inPageOrder, onTold, placeOf, seenTold, whenTold, wrongTold } from './told.ts';

const typed = (fields: Record<string, string>, present: string[] = []) => ({ fields, present });
const levels = ['Veel minder', 'Minder', 'Zoals gehoopt', 'Meer', 'Veel meer'];
const goal = { id: 'a', levels } as unknown as Goal;

test('a goal is told by the words of its tread, or that it was not talked about', () => {
	expect(goalTold(goal, typed({ 'goal-a': '0' }), 'nl')).toBe('Zoals gehoopt');
	expect(goalTold(goal, typed({ 'goal-a': '' }), 'nl')).toBe('Niet besproken');
});

test('what asks attention is told first, and nothing that was not answered', () => {
	const some = typed({ risk: 'asks-attention', siblings: 'in-order', consent: 'in-order' });
	expect(seenTold(some, 'nl')).toBe(
		'Aandacht vraagt: risico. In orde: broers en zussen, toestemming.'
	);
	expect(seenTold(typed({}), 'nl')).toBe('');
});

test('how it goes on is told with its day, when it stops without one', () => {
	const next = { nextOn: '2026-06-01', reason: '' };
	expect(onTold(typed({ outcome: 'continue', ...next }), 'nl')).toContain('1 juni 2026');
	expect(onTold(typed({ outcome: 'stop', ...next, reason: 'Klaar' }), 'nl')).toBe(
		'Wij stoppen. “Klaar”'
	);
	expect(onTold(typed(next), 'nl')).toBe('');
});

test('a day that cannot be read is not told', () => {
	expect(whenTold(typed({ heldOn: 'gisteren' }, ['counsellor']), 'nl')).toBe('');
	expect(whenTold(typed({ heldOn: '2026-03-02' }, ['counsellor']), 'nl')).toContain('casemanager');
});

test('each field lies under its question', () => {
	expect(['goal-a', 'risk', 'risk-words', 'outcome', 'nextOn', 'present'].map(placeOf)).toEqual([
		...['goal-a', 'seen', 'seen', 'on', 'on', 'when']
	]);
});

test('what is wrong is named as one meets it, with what it is about', () => {
	const problems = ['heldOn', 'consent', 'siblings', 'reason'].map((field) => ({ field }));
	expect(
		inPageOrder(problems)
			.map(({ field }) => field)
			.join(' ')
	).toBe('consent siblings reason heldOn');
	expect(wrongTold('siblings', 'Kies een antwoord.', 'nl')).toBe(
		'Broers en zussen: kies een antwoord.'
	);
	expect(wrongTold('siblings-words', 'Dit is te lang.', 'nl')).toBe(
		'Broers en zussen: dit is te lang.'
	);
	expect(wrongTold('reason', 'Geef een reden.', 'nl')).toBe('Geef een reden.');
});
