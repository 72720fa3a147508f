import { fieldNames, keptAnswers, type Answers, type Door } from '#domain/intake-form.ts';
import { answerWords, questionWords } from '#i18n/question.ts';

// nobody can type it: what she types is cleaned of control characters
const mark = '\u001e';

/** A form that came again with other answers, as a message for the counsellor; her room does not show it. */
export function resentText(door: Door, answers: Answers): string {
	const kept = { ...keptAnswers(answers), ...(answers.phone && { phone: answers.phone }) };
	const told = fieldNames
		.filter((name) => kept[name] !== undefined)
		.map((name) => `${questionWords('nl', door, name).label}\n${answerWords('nl', name, kept)}`);
	return [`${mark}Het formulier kwam nog eens, met deze antwoorden:`, ...told].join('\n\n');
}

export function isResent(text: string): boolean {
	return text.startsWith(mark);
}
