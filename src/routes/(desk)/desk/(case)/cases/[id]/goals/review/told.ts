import { isScaled, levelOf, type Goal } from '#domain/goal.ts';
import { scores } from '#domain/goal-attainment.ts';
import { reviewers, reviewTopics, topicAnswers } from '#domain/trajectory-review.ts';
import { dayNumber } from '#domain/time.ts';
import { dayInFull } from '#i18n/days.ts';
import { deskCode, deskWords, type DeskLanguage } from '#i18n/desk.ts';
import { inSentence, underHeading } from '#i18n/words.ts';
import { fieldsIn } from '#ui/fields-in.ts';

/** A review as it is typed, not whole yet. */
export interface Typed {
	fields: Record<string, string>;
	present: string[];
}
export type ReviewPlace = `goal-${string}` | 'seen' | 'on' | 'when';

/** What is wrong, as one meets it on the page. */
export function inPageOrder<T extends { field: string }>(problems: readonly T[]): T[] {
	const places = ['seen', 'on', 'when'];
	const rank = ({ field }: T) => places.indexOf(placeOf(field));
	return problems.toSorted((one, other) => rank(one) - rank(other));
}

/** What is wrong with a field, and of what it is said. */
export function wrongTold(field: string, said: string, language: DeskLanguage): string {
	const topic = topicOf(field);
	return underHeading(topic ? deskWords(language)(`look-back.short-${topic}`) : '', said);
}

/** The question under which a field lies. */
export function placeOf(field: string): ReviewPlace {
	if (field.startsWith('goal-')) return field as ReviewPlace;
	if (field === 'heldOn' || field === 'present') return 'when';
	return topicOf(field) ? 'seen' : 'on';
}

function topicOf(field: string) {
	return reviewTopics.find((one) => field === one || field === `${one}-words`);
}

/** Where a goal stands, in the words of its tread. */
export function goalTold(goal: Goal, { fields }: Typed, language: DeskLanguage): string {
	const t = deskWords(language);
	if (!isScaled(goal)) return t('look-back.unscaled');
	const score = scores.find((one) => String(one) === fields[`goal-${goal.id}`]);
	return score === undefined ? t('look-back.not-now') : levelOf(goal, score);
}

/** What was looked at besides the goals: what asks attention first, by name alone. */
export function seenTold({ fields }: Typed, language: DeskLanguage): string {
	const t = deskWords(language);
	const first = 'asks-attention';
	const order = [first, ...topicAnswers.filter((answer) => answer !== first)] as const;
	return order
		.map((answer) => {
			const own = reviewTopics.filter((topic) => fields[topic] === answer);
			const names = own.map((topic) => inSentence(t(`look-back.short-${topic}`)));
			return names.length > 0 ? t(`look-back.told-${answer}`, { what: names.join(', ') }) : '';
		})
		.filter(Boolean)
		.join(' ');
}

/** How it goes on, and when both look again. */
export function onTold({ fields }: Typed, language: DeskLanguage): string {
	const t = deskWords(language);
	const { outcome, reason, nextOn = '' } = fields;
	if (!outcome) return '';
	const again = outcome !== 'stop' && !Number.isNaN(dayNumber(nextOn));
	return [
		t(deskCode(`look-back-told.${outcome}`, 'look-back-told.continue')),
		...(reason?.trim() ? [`“${reason.trim()}”`] : []),
		...(again ? [t('look-back.again', { day: dayInFull(language, nextOn) })] : [])
	].join(' ');
}

/** On which day, and who was there. */
export function whenTold({ fields, present }: Typed, language: DeskLanguage): string {
	const t = deskWords(language);
	const { heldOn = '' } = fields;
	if (Number.isNaN(dayNumber(heldOn))) return '';
	const who = reviewers
		.filter((one) => present.includes(one))
		.map((one) => t(`look-back.who-${one}`));
	const day = dayInFull(language, heldOn);
	return who.length > 0 ? t('look-back.held', { day, who: who.join(', ') }) : `${day}.`;
}

/** What stands in a form at this moment. */
export function typedNow(form: HTMLFormElement): Typed {
	return { fields: fieldsIn(form), present: new FormData(form).getAll('present').map(String) };
}
