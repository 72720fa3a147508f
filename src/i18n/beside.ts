import type { EmergencyLine } from '#domain/intake-form.ts';
import type { Language } from '#domain/language.ts';
import { publicWords } from './public.ts';

export interface BesideWords {
	text: string;
	/** The Dutch to put beside it: a wrong word here is dangerous, and only Dutch is reviewed. */
	dutch: string | undefined;
}

export interface Reader {
	language: Language;
	/** Whether a person has checked this language. */
	reviewed: boolean;
}

export interface EmergencyNumbers {
	police: string;
	suicide: string;
	domesticViolence: string;
}

/** Who reads, from what every public page is given. */
export function readerOf(page: {
	language: Language;
	languages: readonly { code: Language; reviewed: boolean }[];
}): Reader {
	const { language, languages } = page;
	return { language, reviewed: languages.some((one) => one.code === language && one.reviewed) };
}

type Words = ReturnType<typeof publicWords>;

/** `beside(reader, (t) => t('promise.no-name'))`, for `ui/Beside.svelte`. */
export function beside(reader: Reader, say: (t: Words, language: Language) => string): BesideWords {
	return {
		text: say(publicWords(reader.language), reader.language),
		dutch: reader.reviewed ? undefined : say(publicWords('nl'), 'nl')
	};
}

/** The lines of `ui/EmergencyPanel.svelte`, with the numbers of the settings. */
export function emergencyLines(
	reader: Reader,
	numbers: EmergencyNumbers,
	lines: readonly EmergencyLine[] = ['112', '113', 'veilig-thuis']
): (BesideWords & { number: string })[] {
	const numberOf: Record<EmergencyLine, string> = {
		'112': numbers.police,
		'113': numbers.suicide,
		'veilig-thuis': numbers.domesticViolence
	};
	return lines.map((line) => ({
		number: numberOf[line],
		...beside(reader, (t) => t(`danger.line.${line}`))
	}));
}
