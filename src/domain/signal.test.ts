import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { besideForms, extremismForms, formsOf } from './extremism-form.ts';
import { onlinePlatforms, platformsOf } from './online-platform.ts';
import { readSignal, signalSides, type SignalRequest } from './signal.ts';
import { toldBy } from './told-by.ts';

const today = '2026-11-27';
const whole = {
	side: 'worry',
	fact: 'Hij heeft zijn vrienden van voetbal geblokkeerd.',
	opinion: '',
	source: 'relative',
	observedOn: '2026-11-20'
};
const asked = (fields: Record<string, string>, given: Partial<SignalRequest> = {}) =>
	readSignal(
		{
			...{ personId: 'p', also: [], platforms: [], corrects: '' },
			...given,
			fields: { ...whole, ...fields }
		},
		today
	);

describe('a signal', () => {
	test('of which nothing is said about ideas is unclear, never something else', () => {
		expect(asked({})).toMatchObject({
			signal: { ...whole, form: 'unclear', also: [], platforms: [] }
		});
	});
	test.each(signalSides)('%s is read alike', (side) => {
		expect(asked({ side })).toMatchObject({ signal: { side, fact: whole.fact } });
	});
	test('is a fact, an opinion, or both, and these stay apart', () => {
		expect(asked({ fact: '', opinion: 'Moeder denkt dat hij bang is.' })).toMatchObject({
			signal: { fact: '', opinion: 'Moeder denkt dat hij bang is.' }
		});
		expect(asked({ fact: '', opinion: '' })).toEqual({ problems: { fact: 'nothing-seen' } });
	});
	test.each([
		[{ side: 'x' }, { side: 'side-missing' }],
		[{ source: '' }, { source: 'source-missing' }],
		[{ observedOn: '2026-11-28' }, { observedOn: 'day-ahead' }],
		[{ observedOn: 'laatst' }, { observedOn: 'day-unreadable' }],
		[{ fact: 'Nummer 999999990' }, { fact: 'citizen-number' }],
		[{ opinion: 'x'.repeat(2001) }, { opinion: 'too-long' }]
	])('with %j is refused beside its field', (fields, problems) => {
		expect(asked(fields)).toEqual({ problems });
	});
	test('is about somebody', () => {
		expect(asked({}, { personId: '' })).toEqual({ problems: { personId: 'about-whom-missing' } });
	});
	test('that is put right says what was wrong', () => {
		expect(asked({}, { corrects: 'one' })).toEqual({ problems: { reason: 'reason-missing' } });
		expect(asked({ reason: 'Het was zijn broer.' }, { corrects: 'one' })).toMatchObject({
			reason: 'Het was zijn broer.'
		});
	});
});

describe('forms of extremism', () => {
	test('whatever is typed, there is one main form that is known, and it is not said twice', () => {
		const any = fc.oneof(fc.string(), fc.constantFrom(...extremismForms));
		fc.assert(
			fc.property(any, fc.array(any), (form, also) => {
				const read = formsOf(form, also);
				expect(extremismForms).toContain(read.form);
				expect(read.also).not.toContain(read.form);
				expect(new Set(read.also).size).toBe(read.also.length);
				expect(read.also.every((one) => besideForms.includes(one))).toBe(true);
			})
		);
	});
	test('beside a main form nobody says that none is clear', () => {
		expect(besideForms).not.toContain('unclear');
		expect(besideForms).not.toContain('none_apparent');
		expect(besideForms).not.toContain('mixed');
	});
});

test('platforms are those we know, each once, in one order', () => {
	fc.assert(
		fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom(...onlinePlatforms))), (ticked) => {
			const read = platformsOf(ticked);
			expect(read).toEqual(onlinePlatforms.filter((one) => ticked.includes(one)));
		})
	);
});

test('no code is in a list twice', () => {
	for (const list of [extremismForms, onlinePlatforms, toldBy])
		expect(new Set(list).size).toBe(list.length);
});
