/** Which idea somebody worries about: a category to work with, never a label on somebody (domain brief 3.10). */
export const extremismForms = [
	'jihadist',
	'right_extremist',
	'right_accelerationist',
	'anti_institutional',
	'conspiracy',
	'left_extremist',
	'animal_environment',
	'incel_misogynist',
	'nihilistic_violence',
	'ethno_nationalist',
	'other_religious',
	'mixed',
	'unclear',
	'none_apparent'
] as const;
export type ExtremismForm = (typeof extremismForms)[number];

/** What holds until somebody knows more. */
export const UNCLEAR = 'unclear' satisfies ExtremismForm;
const standAlone: readonly ExtremismForm[] = ['mixed', 'unclear', 'none_apparent'];

/** What may be said beside the main one: an idea, and not that none is clear. */
export const besideForms = extremismForms.filter((form) => !standAlone.includes(form));

/** One main form, and those beside it. */
export interface Forms {
	form: ExtremismForm;
	also: ExtremismForm[];
}

/** As it was ticked: without a word it is unclear, and the main one is not said twice. */
export function formsOf(form: string, also: readonly string[]): Forms {
	const main = extremismForms.find((code) => code === form) ?? UNCLEAR;
	return { form: main, also: besideForms.filter((code) => also.includes(code) && code !== main) };
}
