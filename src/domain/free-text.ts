import { holdsCitizenNumber } from './citizen-number.ts';

/** Of any free text about a person: its length, and that no citizen number stands in it. */
export function textProblem(text: string, most: number): 'too-long' | 'citizen-number' | undefined {
	if (text.length > most) return 'too-long';
	return holdsCitizenNumber(text) ? 'citizen-number' : undefined;
}

/** The same of a text that may not be left out. */
export function askedTextProblem<Missing extends string = 'words-missing'>(
	text: string,
	most: number,
	missing = 'words-missing' as Missing
): Missing | 'too-long' | 'citizen-number' | undefined {
	return text.trim() === '' ? missing : textProblem(text, most);
}
