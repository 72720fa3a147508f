import type { AdviceStep, Conclusion, Draft } from './advice-answer.ts';
import type { Question } from './advice.ts';
import { holdsName } from './neutral-text.ts';

/** What a professional reads back on paper: what she said herself, and what she was advised. Nothing that we wrote for ourselves. */
export interface AdviceLetter {
	organisation: string;
	askedOn: string;
	question: string;
	seen: string;
	heard: string;
	thinks: string;
	against: string;
	/** Only where there is a ground to know it. */
	fullName: string;
	material: string;
	conclusion: Conclusion | null;
	answer: string;
	steps: AdviceStep[];
	agreed: string;
}

export function adviceLetter({ ground, askedOn, words }: Question, draft: Draft): AdviceLetter {
	const { organisation, question, seen, heard, thinks, against, material } = words;
	const { conclusion, answer, steps, agreed } = draft;
	return {
		...{ organisation, askedOn, question, seen, heard, thinks, against, material },
		fullName: ground ? words.fullName : '',
		...{ conclusion, answer, steps: [...steps], agreed }
	};
}

const letterTexts = [
	'organisation',
	'question',
	'seen',
	'heard',
	'thinks',
	'against',
	'material',
	'answer',
	'agreed'
] as const satisfies (keyof AdviceLetter)[];
export type LetterText = (typeof letterTexts)[number];

/**
 * Where the word stands by which we call somebody among ourselves, and why it may not: it would leave with the
 * letter, and whoever finds both knows whom our notes are about. Several words are no such word, nor is a name that
 * the letter tells.
 */
export function codeWordProblems(
	texts: Partial<Record<LetterText, string>>,
	{ subject, fullName }: { subject: string; fullName: string }
): Partial<Record<LetterText, 'code-word-leaves'>> {
	const word = subject.trim();
	const isCodeWord = word !== '' && !/\s/.test(word) && !holdsName(fullName, [word]);
	const found = letterTexts.filter((name) => isCodeWord && holdsName(texts[name] ?? '', [word]));
	return Object.fromEntries(found.map((name) => [name, 'code-word-leaves']));
}
