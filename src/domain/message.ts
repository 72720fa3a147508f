import { plainText } from './plain-text.ts';

export type MessageProblem = 'text-missing' | 'too-long';

/** Of a message in the room, hers or ours. */
export const LONGEST_MESSAGE = 8000;

/** Why this answer cannot be laid in the room; undefined when it can. */
export function messageProblem(text: string): MessageProblem | undefined {
	if (text.trim() === '') return 'text-missing';
	return plainText(text).length > LONGEST_MESSAGE ? 'too-long' : undefined;
}
