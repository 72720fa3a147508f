import type { UnreadCrisis } from '#server/crises/form.ts';

/** What came back of one form of this page, with the words of what is wrong. */
export interface Refused extends UnreadCrisis {
	words: string;
}
