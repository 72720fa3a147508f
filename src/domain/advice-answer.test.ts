import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { phaseWith, readDraft, readGiving, readOutcome, stageOf } from './advice-answer.ts';
import { adviceLetter } from './advice-letter.ts';
import {
	adviceTypes,
	asksSecond,
	isInterpretation,
	type AdviceType,
	type Question
} from './advice.ts';
import { phases } from './trajectory-type.ts';

const today = '2026-11-27';
const written = { conclusion: '', steps: ['police', 'talk', 'x'], answer: ' Praat. ', agreed: '' };

describe('a draft', () => {
	test('says what to do, in the order of the list', () => {
		expect(readDraft(written, 'trajectory_advice')).toEqual({
			draft: { conclusion: null, steps: ['talk', 'police'], answer: 'Praat.', agreed: '' }
		});
	});
	test('of a duiding ends in a conclusion, and no other has one', () => {
		expect(readDraft(written, 'interpretation')).toEqual({
			problems: { conclusion: 'conclusion-missing' }
		});
		const concluded = { ...written, conclusion: 'no_extremism' };
		expect(readDraft(concluded, 'interpretation')).toMatchObject({
			draft: { conclusion: 'no_extremism' }
		});
		expect(readDraft(concluded, 'consultation')).toMatchObject({ draft: { conclusion: null } });
	});
	test('without words is none', () => {
		expect(readDraft({ ...written, answer: ' ' }, 'consultation')).toEqual({
			problems: { answer: 'words-missing' }
		});
	});
});

describe('where an advice stands', () => {
	const decisions = [null, 'agreed', 'sent-back'] as const;
	test.each([
		[undefined, 'to-write'],
		['sent-back', 'to-write'],
		[null, 'second-reading'],
		['agreed', 'to-give']
	] as const)('a duiding whose newest version is %s: %s', (decision, stage) => {
		const drafts = decision === undefined ? [] : [{ decision }];
		expect(stageOf('interpretation', { drafts })).toBe(stage);
	});
	test('a short question is answered without a second reader', () => {
		expect(stageOf('consultation', { drafts: [{ decision: null }] })).toBe('to-give');
	});
	test('nothing is to be given that a second reader has to agree to and did not', () => {
		const versions = fc.array(fc.record({ decision: fc.constantFrom(...decisions) }));
		fc.assert(
			fc.property(fc.constantFrom(...adviceTypes), versions, (type, drafts) => {
				const stage = stageOf(type, { drafts });
				if (stage === 'to-give')
					expect(!asksSecond(type) || drafts.at(-1)?.decision === 'agreed').toBe(true);
				expect(stage).not.toBe('given');
			})
		);
	});
});

describe('given, and looked back on', () => {
	const days = { askedOn: '2026-11-20', today };
	test('between the question and today, in a way', () => {
		expect(readGiving({ givenOn: today, how: 'letter' }, days)).toEqual({
			giving: { givenOn: today, how: 'letter' }
		});
		for (const [givenOn, problem] of [
			['2026-11-19', 'day-too-early'],
			['2026-11-28', 'day-ahead'],
			['', 'day-unreadable']
		] as const)
			expect(readGiving({ givenOn, how: '' }, days)).toEqual({
				problems: { givenOn: problem, how: 'way-missing' }
			});
	});
	const told = { askedOn: today, used: 'partly', helped: '4', scope: '5', words: 'Goed.' };
	const at = { type: 'trajectory_advice', givenOn: '2026-10-30', today } as const;
	test('with marks, where somebody was reached; the scope of coaching alone', () => {
		expect(readOutcome(told, at)).toMatchObject({
			outcome: { used: 'partly', helped: 4, scope: 5 }
		});
		expect(readOutcome(told, { ...at, type: 'interpretation' })).toMatchObject({
			outcome: { helped: 4, scope: null }
		});
		expect(readOutcome({ ...told, used: 'not_reached' }, at)).toMatchObject({
			outcome: { helped: null, scope: null }
		});
		expect(readOutcome({ ...told, helped: '6', scope: '' }, at)).toMatchObject({
			outcome: { helped: null, scope: null }
		});
		expect(readOutcome({ ...told, used: '', askedOn: '2026-10-29' }, at)).toEqual({
			problems: { askedOn: 'day-too-early', used: 'used-missing' }
		});
	});
});

test('a letter holds what she told and what we advise, and none of what is ours', () => {
	const question: Question = {
		...{ occupation: 'school', kind: 'signal', ground: null, askedOn: today },
		words: {
			...{ organisation: 'School', question: 'Vraag', seen: 'Gezien', heard: 'Gehoord' },
			...{ thinks: 'Mening', against: 'Tegen', subject: 'Mus', groundReason: 'Reden' },
			...{ fullName: 'Naam', material: 'Stuk', experts: 'Theoloog' }
		}
	};
	const draft = { conclusion: null, steps: [], answer: 'Advies', agreed: 'Volgende week' };
	const letter = adviceLetter(question, draft);
	expect(letter).toMatchObject({ seen: 'Gezien', answer: 'Advies', fullName: '' });
	for (const ours of ['Mus', 'Reden', 'Theoloog', 'Naam'])
		expect(JSON.stringify(letter)).not.toContain(ours);
	expect(adviceLetter({ ...question, ground: 'safety' }, draft).fullName).toBe('Naam');
});

describe('the phase of the help', () => {
	const stages = ['to-write', 'second-reading', 'to-give', 'given', 'looked-back'] as const;
	const way = (type: AdviceType) => {
		let phase: string = phases[type][0];
		return stages.map((stage) => (phase = phaseWith({ type, phase }, stage)));
	};

	test('goes along with the advice, to the end', () => {
		expect(way('consultation')).toEqual(['question', 'question', 'advice', 'check', 'check']);
		expect(way('trajectory_advice')).toEqual([
			'question',
			'plan',
			'plan',
			'sessions',
			'evaluation'
		]);
		const ordered = ['request', 'second-reading', 'second-reading', 'delivered', 'evaluation'];
		for (const type of adviceTypes.filter(isInterpretation)) expect(way(type)).toEqual(ordered);
	});
	test('never goes back, nor somewhere that it has not', () => {
		for (const type of adviceTypes)
			for (const phase of phases[type])
				for (const stage of stages) {
					const known: readonly string[] = phases[type];
					const to = known.indexOf(phaseWith({ type, phase }, stage));
					expect(to).toBeGreaterThanOrEqual(known.indexOf(phase));
				}
	});
});
