import type { AdviceStep, Conclusion, Draft } from './advice-answer.ts';
import type { Question } from './advice.ts';

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
