import {
	closingLineNames,
	endedWell,
	wordsAskedBy,
	type Closing,
	type ClosingLine,
	type ClosureReason
} from '#domain/closing.ts';
import { dayNumber } from '#domain/time.ts';
import { dayInFull } from '#i18n/days.ts';
import { deskCode, deskWords, type DeskLanguage } from '#i18n/desk.ts';

/** What one talks about when help ends, in the order of such a talk, and the points it holds. */
export const closingTopics = {
	end: [],
	people: ['risk', 'siblings', 'children'],
	reached: ['goals', 'measures'],
	along: ['handOver', 'returning', 'consents', 'aftercare'],
	stays: ['retention', 'lesson']
} as const satisfies Record<string, readonly ClosingLine[]>;
export type ClosingTopic = keyof typeof closingTopics;
export const closingTopicNames = Object.keys(closingTopics) as ClosingTopic[];

/** The topic in which a field stands. */
export function topicOf(field: string): ClosingTopic {
	if (field === 'handedOn' || field === 'receiptOn') return 'along';
	const line = closingLineNames.find((name) => field === name || field === `${name}-words`);
	const holds = (topic: ClosingTopic) =>
		line !== undefined && (closingTopics[topic] as readonly ClosingLine[]).includes(line);
	return closingTopicNames.find(holds) ?? 'end';
}

/** What was answered under one topic, as sentences; empty while nothing was. */
export function toldOfTopic(topic: ClosingTopic, closing: Closing, language: DeskLanguage): string {
	const sentences =
		topic === 'end'
			? endTold(closing, language)
			: closingTopics[topic].flatMap((line) => lineTold(line, closing, language));
	return sentences.join(' ');
}

/** Whether everything under it was said, also the words that an answer asks for. */
export function isToldWhole(topic: ClosingTopic, closing: Closing): boolean {
	const { reason, why, answers, words } = closing;
	if (topic === 'end') return reason !== '' && why.trim() !== '';
	const isSaid = (line: ClosingLine) =>
		answers[line] !== wordsAskedBy(line) || Boolean(words[line]?.trim());
	return closingTopics[topic].every((line) => answers[line] && isSaid(line));
}

function endTold({ reason, why }: Closing, language: DeskLanguage): string[] {
	const t = deskWords(language);
	return [
		...(reason ? [`${t(deskCode(`closure.${reason}`, 'closure.other'))}.`] : []),
		...(reason && endedWell(reason as ClosureReason) ? [t('closing.good')] : []),
		...(why.trim() ? [quoted(why)] : [])
	];
}

function lineTold(line: ClosingLine, closing: Closing, language: DeskLanguage): string[] {
	const t = deskWords(language);
	const answer = closing.answers[line];
	if (!answer) return [];
	const words = closing.words[line]?.trim();
	const { handedOn, receiptOn } = closing;
	const isDated = [handedOn, receiptOn].every((day) => !Number.isNaN(dayNumber(day)));
	return [
		t(deskCode(`closing-told.${line}.${answer}`, 'closing-told.lesson.none')),
		...(words ? [quoted(words)] : []),
		...(line === 'handOver' && answer === 'done' && isDated
			? [
					t('closing.handed', {
						on: dayInFull(language, handedOn),
						receipt: dayInFull(language, receiptOn)
					})
				]
			: [])
	];
}

function quoted(words: string): string {
	return `“${words.trim()}”`;
}
