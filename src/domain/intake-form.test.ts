import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	acuteFields,
	answerPage,
	askedInTalk,
	doors,
	fieldNames,
	fields,
	firstPageWithProblem,
	isDoor,
	knownAnswers,
	nextPage,
	pageProblems,
	pages,
	pagesFor,
	previousPage,
	readPage
} from './intake-form.ts';
import type { Answers, FieldName } from './intake-form.ts';

const withPhone: Answers = { phone: '06 12345678' };
const someAnswers = fc.constantFrom<Answers>({}, { phone: '  ' }, withPhone);

describe.each(doors)('the door %s', (door) => {
	test('has at most nine pages, ends with the check, asks nothing twice', () => {
		const asked = pagesFor(door, withPhone).flatMap((page) => [...pages[page]]);
		expect(pagesFor(door, withPhone).length).toBeLessThanOrEqual(9);
		expect(pagesFor(door, {}).at(-1)).toBe('check');
		expect(new Set(asked).size).toBe(asked.length);
	});

	test('asks about danger before the story, and only the acute questions together', () => {
		const order = pagesFor(door, {});
		expect(order.indexOf('acute')).toBe(order.indexOf('story') - 1);
		expect(pages.acute).toEqual(acuteFields);
		const crowded = order.filter((page) => page !== 'acute' && pages[page].length > 1);
		expect(crowded).toEqual([]);
	});

	test('asks in a talk what its form asks, but for danger, her words and how she is reached', () => {
		const written = pagesFor(door, {}).flatMap((page): readonly FieldName[] => pages[page]);
		const apart: readonly FieldName[] = ['safeToTalk', ...acuteFields, 'story', 'phone', 'word'];
		expect(askedInTalk(door)).toEqual(written.filter((name) => !apart.includes(name)));
		expect(askedInTalk(door)).toContain('ageBand');
	});

	test('asks about safe contact exactly when a number was given', () => {
		const about = ['contact', 'moments'] as const;
		expect(pagesFor(door, {}).filter((page) => page === about[0] || page === about[1])).toEqual([]);
		expect(pagesFor(door, withPhone)).toEqual(expect.arrayContaining([...about]));
	});

	test('going on and back walks the same way', () => {
		fc.assert(
			fc.property(someAnswers, (answers) => {
				const order = pagesFor(door, answers);
				expect(order.map((page) => nextPage(door, page, answers))).toEqual([
					...order.slice(1),
					undefined
				]);
				expect(order.map((page) => previousPage(door, page, answers))).toEqual([
					undefined,
					...order.slice(0, -1)
				]);
			})
		);
	});

	test('a page that vanished still leads on and back', () => {
		expect(nextPage(door, 'contact', {})).toBe('check');
		expect(previousPage(door, 'moments', {})).toBe('phone');
	});

	test('only the story is needed', () => {
		expect(firstPageWithProblem(door, {})).toBe('story');
		expect(firstPageWithProblem(door, { story: ' \n ' })).toBe('story');
		expect(firstPageWithProblem(door, { story: 'Mijn zoon …' })).toBeUndefined();
	});

	test('an unknown page is the first one', () => {
		const first = pagesFor(door, {})[0];
		expect(['', 'toString', undefined, 7].map((text) => readPage(door, text))).toEqual(
			Array.from({ length: 4 }, () => first)
		);
		expect(readPage(door, 'moments')).toBe('moments');
	});
});

test('there are three doors', () => {
	expect(['relative', 'professional', 'self', 'constructor', ''].filter(isDoor)).toEqual(doors);
});

test('a page of another door is not opened', () => {
	expect(readPage('self', 'help')).toBe('safe');
});

const anyText = fc
	.array(fc.integer({ min: 0, max: 0x10ffff }))
	.map((points) => String.fromCodePoint(...points));

describe('known answers', () => {
	test('drops what the form does not ask', () => {
		const raw = JSON.parse(
			'{"__proto__":{"story":"x"},"constructor":"x","level":"T4","ageBand":"16-17"}'
		);
		const read = knownAnswers(raw);
		expect(Object.keys(read)).toEqual(['ageBand']);
		expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
		expect(knownAnswers(Object.create({ story: 'inherited' }))).toEqual({});
	});

	test('drops codes that are no choice', () => {
		const raw = { callerInDanger: 'maybe', mayText: ['yes'], safeMoments: '1-morning', word: 3 };
		expect(knownAnswers(raw)).toEqual({ mayText: 'yes', safeMoments: ['1-morning'] });
		const ticked = { safeMoments: ['7-evening', '8-evening', '1-morning', '1-morning'] };
		expect(knownAnswers(ticked)).toEqual({ safeMoments: ['1-morning', '7-evening'] });
	});

	test('mends broken text and keeps her lines', () => {
		const read = knownAnswers({ story: 'a\r\nb\u0000c\uD800d\te\u001B', word: '\u0000' });
		expect(read).toEqual({ story: 'a\nbc\uFFFDd\te' });
	});

	test('whatever comes in: known fields, well-formed, without NUL, and the same the second time', () => {
		const value = fc.oneof(anyText, fc.array(fc.string()), fc.anything());
		const raw = fc.dictionary(fc.oneof(fc.constantFrom(...fieldNames), fc.string()), value);
		fc.assert(
			fc.property(raw, (typed) => {
				const read = knownAnswers(typed);
				const texts = Object.values(read).flat();
				expect(Object.keys(read).filter((name) => !(name in fields))).toEqual([]);
				expect(texts.every((text) => text.isWellFormed() && !text.includes('\0'))).toBe(true);
				expect(knownAnswers(read)).toEqual(read);
				expect(knownAnswers(JSON.parse(JSON.stringify(read)))).toEqual(read);
			})
		);
	});
});

describe('sending in a page', () => {
	const before: Answers = { story: 'x', safeMoments: ['1-morning'], contactNot: 'niet bellen' };

	test('replaces its own fields only, and an unticked box is gone', () => {
		const after = answerPage('moments', before, { story: 'y', contactNot: 'geen post' });
		expect(after).toEqual({ story: 'x', contactNot: 'geen post' });
	});

	test('an emptied answer is gone', () => {
		expect(answerPage('story', before, { story: '' })).not.toHaveProperty('story');
	});
});

describe('problems', () => {
	test.each([
		['story', 'x'.repeat(8000), undefined],
		['story', 'x'.repeat(8001), 'too-long'],
		['story', '', 'story-missing'],
		['phone', '', undefined],
		['phone', '06 12345678', undefined],
		['phone', '٠٦١٢٣٤٥٦٧٨', undefined],
		['phone', 'bel mij', 'phone-unreadable'],
		['phone', '0'.repeat(501), 'too-long']
	] as const)('%s', (page, text, problem) => {
		expect(pageProblems(page, { [page]: text })).toEqual(problem ? { [page]: problem } : {});
	});

	test('other texts end at 500 characters', () => {
		const long = 'x'.repeat(501);
		expect(pageProblems('moments', { contactNot: long })).toEqual({ contactNot: 'too-long' });
		expect(pageProblems('check', { word: long })).toEqual({ word: 'too-long' });
		expect(pageProblems('check', { word: long.slice(1) })).toEqual({});
	});

	test('no acute question must be answered', () => {
		expect(pageProblems('acute', {})).toEqual({});
	});
});
