import { askedInTalk, isDoor, type Door } from '#domain/intake-form.ts';
import { isDirection, isLoggedWay } from '#domain/logged-contact.ts';
import { dayNumber } from '#domain/time.ts';
import { dayInFull } from '#i18n/days.ts';
import { codeWords } from '#i18n/desk-codes.ts';
import { deskWords, type DeskLanguage } from '#i18n/desk.ts';
import { questionWords } from '#i18n/question.ts';

/** What stands in the form, by field; of several answers the last. */
export type Written = Record<string, string>;

/** Of whom it came: whoever calls worries about somebody, until something else is chosen. */
export function doorOf({ door }: Written): Door {
	return isDoor(door) ? door : 'relative';
}

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
export function restTold(door: Door, written: Written, language: DeskLanguage): string {
	const said = askedInTalk(door).flatMap((name) => {
		const { choices } = questionWords(language, door, name);
		return choices.find(({ value }) => value === written[name])?.label ?? [];
	});
	return said.length > 0 ? `${said.join(', ')}.` : deskWords(language)('intake.log.told-nothing');
}
