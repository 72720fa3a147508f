import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	adviceTypes,
	asksSecond,
	isAdvice,
	isInterpretation,
	readQuestion,
	type QuestionRequest
} from './advice.ts';
import { codeWordProblems } from './advice-letter.ts';
import { identificationGrounds } from './person.ts';
import { trajectoryTypes } from './trajectory-type.ts';

const today = '2026-11-27';
const asked: QuestionRequest = {
	...{ occupation: 'school', kind: 'signal', ground: '', askedOn: today },
	...{ organisation: 'Vmbo De Brug', question: 'Is dit zorgelijk?', seen: 'Een tekening.' },
	...{ heard: '', thinks: '', against: '', subject: 'Mus', groundReason: '', fullName: '' },
	...{ material: '', experts: '' }
};
const problemsOf = (given: Partial<QuestionRequest>) => {
	const read = readQuestion({ ...asked, ...given }, today);
	return 'problems' in read ? read.problems : {};
};

describe('which help is advice', () => {
	test('five of the services are, and two of those are no duiding', () => {
		expect(trajectoryTypes.filter(isAdvice).toSorted()).toEqual(adviceTypes.toSorted());
		expect(adviceTypes.filter(isInterpretation)).toEqual([
			'interpretation',
			'liv_asylum',
			'lat_minor_returnee'
		]);
		expect(trajectoryTypes.filter((type) => !asksSecond(type))).toEqual(['consultation']);
	});
});

describe('a question', () => {
	test('is kept with what was seen, and without a name', () => {
		const read = readQuestion({ ...asked, question: ' Is dit zorgelijk? ' }, today);
		expect(read).toMatchObject({
			question: {
				...{ occupation: 'school', kind: 'signal', ground: null, askedOn: today },
				words: { question: 'Is dit zorgelijk?', seen: 'Een tekening.', subject: 'Mus' }
			}
		});
	});

	test.each([
		[{ occupation: 'teacher' }, { occupation: 'occupation-missing' }],
		[{ kind: '' }, { kind: 'question-kind-missing' }],
		[{ askedOn: '2026-11-28' }, { askedOn: 'day-ahead' }],
		[{ askedOn: 'gisteren' }, { askedOn: 'day-unreadable' }],
		[{ question: ' ' }, { question: 'words-missing' }],
		[{ seen: '' }, { seen: 'seen-missing' }],
		[{ subject: 'Jan Jansen' }, { subject: 'code-word-only' }],
		[{ fullName: 'Jan' }, { fullName: 'name-needs-ground' }],
		[{ ground: 'curiosity', fullName: 'Jan' }, { fullName: 'name-needs-ground' }],
		[{ ground: 'safety', fullName: 'Jan' }, { groundReason: 'reason-missing' }],
		[{ heard: 'Zijn nummer is 999999990' }, { heard: 'citizen-number' }],
		[{ thinks: 'x'.repeat(2001) }, { thinks: 'too-long' }]
	] as const)('%j is refused: %j', (given, problems) => {
		expect(problemsOf(given)).toEqual(problems);
	});

	test('a name is kept with its ground and the reason of it', () => {
		const named = { ground: 'safety', groundReason: 'Hij is weg', fullName: 'Jan Jansen' };
		expect(problemsOf({ ...named, subject: 'Jan Jansen' })).toEqual({});
	});

	test('whatever is typed, no full name is kept without a ground', () => {
		const ground = fc.oneof(fc.constantFrom('', ...identificationGrounds), fc.string());
		fc.assert(
			fc.property(ground, fc.string(), fc.string(), (code, fullName, groundReason) => {
				const read = readQuestion({ ...asked, ground: code, fullName, groundReason }, today);
				if ('problems' in read) return;
				const { words } = read.question;
				expect(words.fullName === '' || read.question.ground !== null).toBe(true);
				expect(read.question.ground === null || words.groundReason !== '').toBe(true);
			})
		);
	});
});

describe('our word for somebody', () => {
	const called = { subject: 'Mus', fullName: '' };
	const found = (texts: Parameters<typeof codeWordProblems>[0], given = {}) =>
		Object.keys(codeWordProblems(texts, { ...called, ...given }));

	test('is found wherever it stands in the letter, in whatever case', () => {
		expect(found({ seen: 'Ik zag MUS.', answer: 'Praat met mus!', heard: 'Een musje.' })).toEqual([
			'seen',
			'answer'
		]);
	});
	test('is not looked for where there is none, where it is their name, or where it is a sentence', () => {
		const texts = { seen: 'Mus zat op de stoel bij het raam.' };
		expect(found(texts, { subject: '' })).toEqual([]);
		expect(found(texts, { fullName: 'Mus van Dam' })).toEqual([]);
		expect(found(texts, { subject: 'de jongen bij het raam' })).toEqual([]);
	});
});
