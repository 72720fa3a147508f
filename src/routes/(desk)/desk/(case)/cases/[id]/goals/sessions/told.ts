import type { CaseRole } from '#domain/person.ts';
import {
	readSession,
	sessionKinds,
	sessionOthers,
	sessionOutcomes,
	sessionStaff,
	type SessionRequest
} from '#domain/session.ts';
import { isAskedOf } from '#domain/session-asked.ts';
import { placeOfWay } from '#domain/session-place.ts';
import { followUpMethods, type FollowUpMethod } from '#domain/follow-up.ts';
import { atLocal, dayNumber, midnight, minuteOf } from '#domain/time.ts';
import { deskWords, type DeskLanguage } from '#i18n/desk.ts';
import { dayAndHour, dayInWords } from '#i18n/moments.ts';
import { listIn, own } from '#i18n/told.ts';
import { inSentence, underHeading } from '#i18n/words.ts';
import { fieldsIn } from '#ui/fields-in.ts';

/** Who and what of the case can be named in a report. */
export interface Named {
	language: DeskLanguage;
	people: { id: string; name: string; role: CaseRole }[];
	goals: { id: string; plain: string }[];
}
export type SessionPlace =
	'outcome' | 'words' | 'clock' | 'how' | 'rest' | 'travel' | 'step' | 'plan';

const fieldsOf: Record<Exclude<SessionPlace, 'plan'>, readonly string[]> = {
	outcome: ['outcome', 'why'],
	words: ['facts', 'impressions', 'agreements'],
	clock: ['hour', 'minutes'],
	how: ['kind', 'day', 'people', 'staff', 'others'],
	rest: ['mood', 'goals'],
	travel: ['travelMinutes', 'travelKm'],
	step: ['nextStep']
};

const planFields = ['nextDay', 'nextHour', 'nextMinutes', 'against-plan', 'nextMethod'];
const pageOrder = [...Object.values(fieldsOf).flat(), ...planFields];

/** What is wrong, as one meets it on the page. */
export function inPageOrder<T extends { field: string }>(problems: readonly T[]): T[] {
	return problems.toSorted(
		(one, other) => pageOrder.indexOf(one.field) - pageOrder.indexOf(other.field)
	);
}

/** Above the page: a day and an hour are asked of the talk and of what is planned, so there it is said of which. */
export function wrongTold<T extends { field: string; text: string }>(
	problems: readonly T[],
	{ fields }: Pick<SessionRequest, 'fields'>,
	language: DeskLanguage
): T[] {
	const kind = fields['nextKind'] === 'task' ? 'task' : 'appointment';
	const planned = deskWords(language)(`session.next-${kind}`);
	return problems.map((one) => ({
		...one,
		text: underHeading(planFields.includes(one.field) ? planned : '', one.text)
	}));
}

/** The question under which a field lies. */
export function placeOf(field: string): SessionPlace {
	const found = Object.entries(fieldsOf).find(([, fields]) => fields.includes(field));
	return (found?.[0] as SessionPlace | undefined) ?? 'plan';
}

/** Whether it is not known yet, or wrong, when it began and how long it was. */
export function isClockAsked(
	{ fields }: SessionRequest,
	problemAt: (field: string) => string | undefined
): boolean {
	const asked = fieldsOf.clock.filter((name) => isAskedOf(fields['outcome'], name));
	return asked.some((name) => !fields[name]?.trim() || problemAt(name) !== undefined);
}

/** Whether nothing is missing about where it was and with whom. */
export function isHowWhole(typed: SessionRequest, { people, goals }: Named, now: Date): boolean {
	const ids = (all: { id: string }[]) => all.map(({ id }) => id);
	const read = readSession(typed, { now, people: ids(people), goals: ids(goals) });
	return 'session' in read || Object.keys(read.problems).every((field) => placeOf(field) !== 'how');
}

/** Whether it went on; if not, why. */
export function outcomeTold({ fields }: SessionRequest, language: DeskLanguage): string {
	const t = deskWords(language);
	const outcome = sessionOutcomes.find((one) => one === fields['outcome']);
	if (!outcome) return '';
	if (outcome === 'held') return t('session-told.yes');
	const told = t('session-told.no', { what: inSentence(t(`session.outcome-${outcome}`)) });
	if (outcome === 'no-show') return `${told} ${t('session.no-show-hint')}`;
	const why = fields['why']?.trim();
	return why ? `${told} “${own(why)}”` : told;
}

/** When, where and with whom, as far as it was said. */
export function howTold(typed: SessionRequest, { people, language }: Named): string {
	const t = deskWords(language);
	const { fields } = typed;
	const asks = (field: string) => isAskedOf(fields['outcome'], field);
	const kind = sessionKinds.find((one) => one === fields['kind']);
	const first = [
		momentTold(fields['day'], fields['hour'], language),
		kind ? t(`session-told.kind-${kind}`) : '',
		asks('minutes') && Number(fields['minutes']) > 0
			? t('session-told.minutes', { n: Number(fields['minutes']) })
			: ''
	].filter(Boolean);
	const family = people.filter(({ id }) => asks('people') && typed.people.includes(id));
	const others = sessionOthers.filter((one) => asks('others') && typed.others.includes(one));
	const there = [
		...family.map((person) => nameOf(person, language)),
		...others.map((one) => t(`session.other-${one}`))
	];
	const ours = sessionStaff.filter((one) => typed.staff.includes(one));
	const names = listIn(
		language,
		ours.map((one) => t(`session.staff-${one}`))
	);
	return [
		...(first.length > 0 ? [`${capital(first.join(', '))}.`] : []),
		...(there.length > 0 ? [t('session-told.there', { who: listIn(language, there) })] : []),
		...(names ? [t('session-told.of-us', { who: names })] : [])
	].join(' ');
}

/** How she was, and which goals it was about. */
export function restTold({ fields, goals: chosen }: SessionRequest, named: Named): string {
	const t = deskWords(named.language);
	// the sentence has a full stop of its own
	const goals = named.goals
		.filter(({ id }) => chosen.includes(id))
		.map(({ plain }) => plain.trim().replace(/(?<!\.)\.+$/, ''));
	const mood = fields['mood'];
	return [
		mood ? t('session-told.mood', { n: mood }) : t('session-told.mood-none'),
		...(goals.length > 0 ? [t('session-told.goals', { what: goals.map(own).join('; ') })] : [])
	].join(' ');
}

/** There and back. */
export function travelTold({ fields }: SessionRequest, language: DeskLanguage): string {
	const t = deskWords(language);
	const [minutes, km] = [Number(fields['travelMinutes']), Number(fields['travelKm'])];
	return minutes > 0 || km > 0
		? `${t('session.travel-told', { minutes: minutes || 0, km: km || 0 })}.`
		: t('session-told.travel-none');
}

/** What is put in the diary with it. */
export function planTold({ fields }: SessionRequest, { people, language }: Named): string {
	const t = deskWords(language);
	const kind = (['appointment', 'task'] as const).find((one) => one === fields['nextKind']);
	if (!kind) return t('session-told.plan-none');
	const isTalk = kind === 'appointment';
	const method = followUpMethods.find((one) => isTalk && one === fields['nextMethod']);
	const person = people.find(({ id }) => isTalk && id === fields['nextPerson']);
	const when = [
		momentTold(fields['nextDay'], fields['nextHour'], language),
		method ? wayTold(method, language) : '',
		person ? t('session-told.plan-with', { who: nameOf(person, language) }) : ''
	].filter(Boolean);
	const what = t(`session.next-${kind}`);
	return when.length > 0 ? t('session-told.plan', { what, when: when.join(', ') }) : `${what}.`;
}

/** What stands in a form at this moment. */
export function typedNow(form: HTMLFormElement): SessionRequest {
	const all = new FormData(form);
	const [people, staff, others, goals] = ['people', 'staff', 'others', 'goals'].map((name) =>
		all.getAll(name).map(String)
	) as [string[], string[], string[], string[]];
	return { fields: fieldsIn(form), people, staff, others, goals };
}

function momentTold(day = '', hour = '', language: DeskLanguage): string {
	if (Number.isNaN(dayNumber(day))) return '';
	return Number.isNaN(minuteOf(hour))
		? dayInWords(language, midnight(dayNumber(day)))
		: dayAndHour(language, atLocal(day, hour));
}

function wayTold(method: FollowUpMethod, language: DeskLanguage): string {
	const t = deskWords(language);
	const place = placeOfWay(method);
	return place ? t(`session-told.kind-${place}`) : inSentence(t(`method.${method}`));
}

function nameOf({ name, role }: Named['people'][number], language: DeskLanguage): string {
	return name ? own(name) : deskWords(language)(`case-role.${role}`);
}

function capital(words: string): string {
	return words.charAt(0).toUpperCase() + words.slice(1);
}
