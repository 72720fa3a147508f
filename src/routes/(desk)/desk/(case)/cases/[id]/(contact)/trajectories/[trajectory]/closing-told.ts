import {
	closingLineNames,
	closingProblems,
	endedWell,
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

/** Whether nothing is missing under it, as far as that can be told from the answers alone. */
export function isToldWhole(topic: ClosingTopic, closing: Closing, now: Date): boolean {
	const calm = { now, danger: undefined, hasAftercareConsent: true };
	return Object.keys(closingProblems(closing, calm)).every((field) => topicOf(field) !== topic);
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
