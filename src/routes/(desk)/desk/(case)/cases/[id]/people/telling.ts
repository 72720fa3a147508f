import { wordFor, worriesAbout } from '#domain/relation.ts';
import { deskWords, type DeskLanguage } from '#i18n/desk.ts';
import { shortDay } from '#i18n/moments.ts';
import { listIn, own } from '#i18n/told.ts';
import { called } from './called.ts';
import type { PageData } from './$types';

type Shown = PageData['family'][number];
type Tie = PageData['ties'][number];
export interface Telling {
	family: Shown[];
	ties: Tie[];
	language: DeskLanguage;
}

/** What somebody is to each of the others, as one would say it of her. */
export function tiesOf(person: Shown, { family, ties, language }: Telling) {
	const t = deskWords(language);
	return ties
		.filter(({ fromId, toId }) => fromId === person.id || toId === person.id)
		.map((tie) => {
			const otherId = tie.fromId === person.id ? tie.toId : tie.fromId;
			const other = called(
				t,
				family.find(({ id }) => id === otherId)
			);
			const authority = authorityIn(tie, person.id);
			return {
				tie,
				word: t(`tie.${wordFor(tie, person.id)}`),
				other,
				asides: [
					...(tie.bond === 'normal' ? [] : [t(`people.told-bond-${tie.bond}`)]),
					...(worriesAbout(tie, person.id) ? [t('people.told-worry')] : []),
					...(authority ? [t(`people.told-authority-${authority}`)] : [])
				]
			};
		});
}

// of whoever has it over the other; of the child it is told with who decides
function authorityIn({ fromId, hasAuthority }: Tie, id: string) {
	return fromId === id && hasAuthority ? hasAuthority : undefined;
}

/** What else is known of somebody, in sentences; what nobody knows is not told, but whether we are known. */
export function factsOf(person: Shown, about: Telling): string[] {
	const t = deskWords(about.language);
	const { language, interpreter, knows, protects, askedAgainAt } = person;
	const spoken = language ? t('people.told-language', { language: t(`spoken.${language}`) }) : '';
	return [
		...decidesFor(person, about),
		askedAgainAt
			? t('people.asked-again', { day: shortDay(about.language, askedAgainAt) }) + '.'
			: '',
		spoken,
		interpreter === 'yes' ? t('people.told-interpreter') : '',
		t(`people.told-knows-${knows}`),
		protects.length > 0
			? t('people.protected-by', {
					factors: listIn(
						about.language,
						protects.map((one) => t(`protects.${one}`))
					)
				}) + '.'
			: ''
	].filter(Boolean);
}

/** Who decides for a child. */
function decidesFor({ rule, authority }: Shown, { family, language }: Telling): string[] {
	const t = deskWords(language);
	if (!rule) return [];
	const said = `${t(`people.rule-${rule}`)}.`;
	if (rule !== 'guardian_only' && rule !== 'both') return [said];
	const names = (ids: string[]) =>
		listIn(
			language,
			ids.map((id) =>
				own(
					called(
						t,
						family.find((one) => one.id === id)
					)
				)
			)
		);
	const { holders, unknown } = authority;
	if (holders.length + unknown.length === 0) return [said, `${t('people.authority-nobody')}.`];
	return [
		said,
		...(holders.length > 0 ? [`${t('people.authority-of', { names: names(holders) })}.`] : []),
		...(unknown.length > 0 ? [`${t('people.authority-ask', { names: names(unknown) })}.`] : [])
	];
}
