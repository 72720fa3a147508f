import type { ClientCopy, CopyStep } from '#domain/client-copy.ts';
import { speech, type Language } from '#domain/language.ts';
import { dayInFull } from '#i18n/days.ts';
import { publicWords } from '#i18n/public.ts';

/** Her copy as lines of text: for a letter, or to be read out. */
export function copyText(
	language: Language,
	sheet: ClientCopy & { agreedOn: string; reviewOn: string | null }
): string {
	const t = publicWords(language);
	const dayOf = (day: string) => dayInFull(language, day);
	const lineOf = ({ words, owner, day }: CopyStep) =>
		`- ${words} (${[t(`help.by-${owner}`), t('help.before', { day: dayOf(day) })].join(speech[language].comma)})`;
	const goals = sheet.goals.map(({ plain, reading, steps }) =>
		[plain, ...(reading ? [t(`help.${reading}`)] : []), ...steps.map(lineOf)].join('\n')
	);
	const ofPlan = sheet.steps.length > 0 ? [t('help.steps'), ...sheet.steps.map(lineOf)] : [];
	return [
		[t('help.title'), t('help.lead', { day: dayOf(sheet.agreedOn) })].join('\n'),
		...goals,
		ofPlan.join('\n'),
		sheet.reviewOn ? t('help.look-back', { day: dayOf(sheet.reviewOn) }) : '',
		t('help.say')
	]
		.filter(Boolean)
		.join('\n\n');
}
