import type { CaseRole } from './person.ts';

/** What is asked at each review about a child of the family, with the codes of the answers (SL-03). */
export const checkQuestions = {
	worry: ['none', 'some', 'high'],
	school: ['well', 'trouble', 'absent', 'unknown'],
	contact: ['none', 'sometimes', 'often', 'unknown'],
	online: ['usual', 'more', 'worrying', 'unknown'],
	mood: ['well', 'sad', 'anxious', 'angry', 'unknown'],
	shame: ['no', 'ashamed', 'bullied', 'both', 'unknown'],
	copying: ['no', 'some', 'clearly', 'unknown'],
	supporter: ['yes', 'no', 'unknown']
} as const;
export type CheckQuestion = keyof typeof checkQuestions;
export const checkNames = Object.keys(checkQuestions) as CheckQuestion[];
export type SiblingCheck = {
	[name in CheckQuestion]: (typeof checkQuestions)[name][number];
} & { words: string };
export type CheckProblem = 'worry-missing' | 'not-a-child';

/** Somebody has to say how worried she is; what was not asked is unknown. */
export function readCheck(
	answers: Partial<Record<CheckQuestion | 'words', string>>
): SiblingCheck | { problem: 'worry-missing' } {
	const answered = Object.fromEntries(
		checkNames.map((name) => [
			name,
			checkQuestions[name].find((code) => code === answers[name]) ?? 'unknown'
		])
	) as Record<CheckQuestion, string>;
	if (answered.worry === 'unknown') return { problem: 'worry-missing' };
	return { ...answered, words: answers.words ?? '' } as SiblingCheck;
}

/** Of whom it is asked: the children of the family, whoever else they are in the case. */
export function isChecked(roles: readonly CaseRole[]): boolean {
	return roles.includes('sibling') || roles.includes('child');
}
