import { expect, test } from 'vitest';
import { closingLineNames, closingLines, type Closing } from '#domain/closing.ts';
import {
	closingTopicNames,
	closingTopics,
	isToldWhole,
	toldOfTopic,
	topicOf
} from './closing-told.ts';

const now = new Date('2026-03-10T12:00:00Z');
const nothing: Closing = {
	reason: '',
	why: '',
	answers: {},
	words: {},
	handedOn: '',
	receiptOn: ''
};
const answered: Closing = {
	...nothing,
	...{ reason: 'goals_met', why: 'Hij belt als er iets gelukt is.' },
	answers: Object.fromEntries(closingLineNames.map((line) => [line, closingLines[line][0]]))
};

test('each point of closing is talked about once', () => {
	const all = Object.values(closingTopics).flat();
	expect(all.toSorted()).toEqual(closingLineNames.toSorted());
	for (const line of closingLineNames) expect(topicOf(`${line}-words`)).toBe(topicOf(line));
	expect(topicOf('receiptOn')).toBe('along');
	expect(topicOf('why')).toBe('end');
});

test('every answer is a sentence of its own', () => {
	const told = closingLineNames.flatMap((line) =>
		closingLines[line].map((answer) =>
			toldOfTopic(topicOf(line), { ...nothing, answers: { [line]: answer } }, 'nl')
		)
	);
	expect(new Set(told).size).toBe(told.length);
	expect(told.every((words) => words.endsWith('.'))).toBe(true);
});

test('a topic is told with the words that belong to it, and says when it is whole', () => {
	const wholeOf = (closing: Closing) =>
		closingTopicNames.filter((topic) => isToldWhole(topic, closing, now));
	expect(wholeOf(nothing)).toEqual([]);
	expect(wholeOf(answered)).toEqual(['end', 'people', 'reached']);
	const said = { ...answered, words: { handOver: 'Aan de wijk.', lesson: 'Vraag eerst.' } };
	// handed over is not whole without the day, and the day on which they said that they have it
	expect(wholeOf(said)).toEqual(['end', 'people', 'reached', 'stays']);
	const days = { handedOn: '2026-03-02', receiptOn: '2026-03-04' };
	expect(wholeOf({ ...said, ...days, receiptOn: '2026-03-12' })).not.toContain('along');
	expect(wholeOf({ ...said, ...days })).toEqual(closingTopicNames);
	expect(toldOfTopic('end', nothing, 'nl')).toBe('');
	expect(toldOfTopic('end', answered, 'nl')).toContain('“Hij belt als er iets gelukt is.”');
	const handed = {
		...{ answers: { handOver: 'done' }, words: { handOver: 'Aan de wijk' } },
		...days
	};
	const told = toldOfTopic('along', { ...nothing, ...handed }, 'nl');
	expect(told).toContain('“Aan de wijk”');
	expect(told).toContain('4 maart 2026');
});
