/** What came back of one form of this page, with the words of what is wrong. */
export interface Refused {
	move: string;
	field: string;
	problem: string;
	typed: Record<string, string>;
	words: string;
}
