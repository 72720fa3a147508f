import type { DeskLanguage } from '#i18n/desk.ts';
import type { UnreadRoster } from '#server/roster/form.ts';

/** What came back of one form of this page, with the words of what is wrong. */
export interface Refused extends UnreadRoster {
	words: string;
}
export interface RosterFormProps {
	people: { id: string; name: string }[];
	refused: Refused | undefined;
	language: DeskLanguage;
}

/** What was typed in a field before, and what is wrong with it. */
export function typedOf(refused: Refused | undefined) {
	return {
		text: (name: string) => {
			const typed = refused?.typed[name];
			return typeof typed === 'string' ? typed : '';
		},
		list: (name: string) => [refused?.typed[name] ?? []].flat(),
		problem: (name: string) => (refused?.field === name ? refused.words : undefined)
	};
}
