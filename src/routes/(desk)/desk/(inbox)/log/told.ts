import { pages } from '#domain/intake-form.ts';
import { isDirection, isLoggedWay } from '#domain/logged-contact.ts';
import { dayNumber } from '#domain/time.ts';
import { dayInFull } from '#i18n/days.ts';
import { codeWords } from '#i18n/desk-codes.ts';
import { deskWords, type DeskLanguage } from '#i18n/desk.ts';
import { questionWords } from '#i18n/question.ts';

/** What stands in the form, by field; of several answers the last. */
export type Written = Record<string, string>;

/** How it came, when, and of whom, as somebody would say it to a colleague. */
export function howTold(
	written: Written,
	cases: { value: string; label: string }[],
	language: DeskLanguage
): string {
	const t = deskWords(language);
	const { way = '', direction = '', calledOn = '', calledAtHour = '', spokenWith = '' } = written;
	const day = Number.isNaN(dayNumber(calledOn)) ? '' : dayInFull(language, calledOn);
	const moment = [day, calledAtHour].filter(Boolean).join(', ');
	return [
		...(isLoggedWay(way) ? [`${t(`intake.log.way-${way}`)}.`] : []),
		...(isDirection(direction) && moment ? [t(`intake.log.told-${direction}`, { moment })] : []),
		t('intake.log.told-who', {
			who: codeWords(language, `door.${written['door']}`, ''),
			language: codeWords(language, `spoken.${written['language']}`, '')
		}),
		...(spokenWith.trim() ? [t('intake.log.told-with', { name: spokenWith.trim() })] : []),
		`${cases.find(({ value }) => value === written['partId'])?.label ?? t('intake.log.case-none')}.`
	].join(' ');
}

/** What else was told, in the words of its answers. */
export function restTold(written: Written, language: DeskLanguage): string {
	const names = [...pages.relation, ...pages.age, ...pages.help];
	const said = names.flatMap((name) => {
		const { choices } = questionWords(language, 'relative', name);
		return choices.find(({ value }) => value === written[name])?.label ?? [];
	});
	return said.length > 0 ? `${said.join(', ')}.` : deskWords(language)('intake.log.told-nothing');
}

/** What stands in a form at this moment. */
export function writtenIn(form: HTMLFormElement): Written {
	return Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]));
}
