import { expect, test } from 'vitest';
import { doors } from './intake-form.ts';
import { tonight } from './tonight.ts';

test.each(doors)(
	'who comes through the door %s and names no danger gets its own advice',
	(door) => {
		expect(tonight(door, { weaponAccess: 'no', suicideRisk: 'unknown' })).toEqual({
			todo: [`${door}-one`, `${door}-two`],
			betterNot: `${door}-not`
		});
	}
);

test('what she told comes first, and always leaves two things to do and one not', () => {
	expect(tonight('relative', { suicideRisk: 'plan' })).toEqual({
		todo: ['despair-other', 'relative-one'],
		betterNot: 'relative-not'
	});
	expect(tonight('self', { suicideRisk: 'now', callerInDanger: 'yes' })).toEqual({
		todo: ['despair-self', 'unsafe-todo'],
		betterNot: 'unsafe-not'
	});
	expect(tonight('relative', { callerInDanger: 'yes', weaponAccess: 'yes' })).toEqual({
		todo: ['unsafe-todo', 'relative-two'],
		betterNot: 'weapon-not'
	});
});

test.each(['callerInDanger', 'imminentViolence'] as const)(
	'with %s nobody at home is sent to stay close or to sit down together',
	(threat) => {
		for (const suicideRisk of ['no', 'thoughts', 'plan', 'now']) {
			expect(tonight('relative', { [threat]: 'yes', suicideRisk })).toEqual({
				todo: ['unsafe-todo', 'relative-two'],
				betterNot: 'unsafe-not'
			});
			expect(tonight('professional', { [threat]: 'yes', suicideRisk }).todo).not.toContain(
				'despair-other'
			);
		}
	}
);
