import { caseRoles, genders, identificationGrounds } from '#domain/person.ts';
import { protectiveFactors } from '#domain/protective-factor.ts';
import { wordFor, worriesAbout } from '#domain/relation.ts';
import { spokenLanguages } from '#domain/spoken-language.ts';
import { atLocal, dayNumber } from '#domain/time.ts';
import { deskWords } from '#i18n/desk.ts';
import { dayOfYear } from '#i18n/moments.ts';
import { listIn, own } from '#i18n/told.ts';
import { fieldsIn } from '#ui/fields-in.ts';
import { called, homeName } from './called.ts';
import type { PageData } from './$types';

export type TypedPerson = NonNullable<PageData['open']>['kept'];

/** What is told of somebody, in this order, and the fields each is kept in. */
export const parts = {
	who: ['roles'],
	name: ['name', 'fullName', 'ground', 'groundReason'],
	known: ['knows', 'birthDate', 'ageBand', 'gender', 'household', 'language', 'interpreter'],
	strong: ['protects'],
	words: ['words']
} as const;
export type Part = keyof typeof parts;
export const partNames = Object.keys(parts) as Part[];

interface About {
	data: PageData;
	/** Whom it is about; a new person is nobody yet. */
	id: string;
	typed: TypedPerson;
}
type Telling = About & { t: ReturnType<typeof deskWords> };

/** What stands of somebody on one part, in sentences; empty when nothing does. */
export function toldOf(part: Part, about: About): string {
	const told = tellings[part]({ ...about, t: deskWords(about.data.language) });
	return told.filter(Boolean).join(' ');
}

/** The part where something else was typed than was kept. */
export function isChanged(part: Part, kept: TypedPerson, typed: TypedPerson): boolean {
	const ticksOf = { who: caseRoles, strong: protectiveFactors } as const;
	const ticks: readonly string[] = part === 'who' || part === 'strong' ? ticksOf[part] : [];
	const of = (one: TypedPerson) => [
		...parts[part].map((field) => one.fields[field] ?? ''),
		...ticks.filter((code) => one.ticked.includes(code))
	];
	return of(kept).join('\n') !== of(typed).join('\n');
}

/** What stands in the form at this moment. */
export function typedNow(form: HTMLFormElement): TypedPerson {
	const data = new FormData(form);
	return {
		fields: fieldsIn(form),
		ticked: [...data.getAll('roles'), ...data.getAll('protects')].map(String)
	};
}

const tellings: Record<Part, (telling: Telling) => string[]> = { who, name, known, strong, words };

function who({ t, data, id, typed }: Telling): string[] {
	const isAsker = data.family.find((one) => one.id === id)?.roles.includes('asker');
	const roles = caseRoles.filter((role) => role !== 'asker' && typed.ticked.includes(role));
	const all = [...(isAsker ? (['asker'] as const) : []), ...roles];
	return [...all.map((role) => `${t(`case-role.${role}`)}.`), ...tiesOf({ t, data, id, typed })];
}

/** What this one is to the others, how it is between them, and who worries. */
function tiesOf({ t, data, id }: Telling): string[] {
	const own = data.ties.filter(({ fromId, toId }) => fromId === id || toId === id);
	return own.flatMap((tie) => {
		const otherId = tie.fromId === id ? tie.toId : tie.fromId;
		const other = called(
			t,
			data.family.find((one) => one.id === otherId)
		);
		const word = t(`tie.${wordFor(tie, id)}`);
		return [
			tie.bond === 'normal'
				? t('person-told.is', { word, other })
				: t('person-told.is-so', { word, other, bond: t(`bond.${tie.bond}`).toLowerCase() }),
			worriesAbout(tie, id) ? t('person-told.worries', { other }) : ''
		];
	});
}

function name({ t, typed: { fields, ticked } }: Telling): string[] {
	const ground = identificationGrounds.find((one) => one === fields['ground']);
	const reason = fields['groundReason'] ?? '';
	return [
		fields['name']
			? t('person-told.name', { name: own(fields['name']) })
			: t('person-told.no-name'),
		fields['fullName'] ? t('person-told.full-name', { name: own(fields['fullName']) }) : '',
		ground ? t('person-told.ground', { ground: t(`people.ground-${ground}`) }) : '',
		ground && reason ? own(reason) + '.' : '',
		!ground && ticked.includes('concern') ? t('person-told.code-word') : ''
	];
}

function known({ t, data, typed: { fields } }: Telling): string[] {
	const { birthDate = '', ageBand, household, knows } = fields;
	const born = Number.isNaN(dayNumber(birthDate)) ? undefined : atLocal(birthDate, '12:00');
	const gender = genders.find((one) => one === fields['gender']);
	const language = spokenLanguages.find((one) => one === fields['language']);
	const home = homeName(t, data.households, household || null);
	const { interpreter } = fields;
	return [
		t(`person-told.knows-${knows === 'yes' || knows === 'no' ? knows : 'unknown'}`),
		born ? t('person-told.born', { day: dayOfYear(data.language, born) }) : '',
		born ? '' : aboutAge(t, ageBand ?? ''),
		gender ? t(`person-told.gender-${gender}`) : '',
		home ? t('person-told.home', { home: own(home) }) : '',
		language ? t('person-told.speaks', { language: t(`spoken.${language}`) }) : '',
		interpreter === 'yes' || interpreter === 'no' ? t(`person-told.interpreter-${interpreter}`) : ''
	];
}

function aboutAge(t: Telling['t'], band: string): string {
	if (band === '<12') return t('person-told.under-12');
	if (band === '30+') return t('person-told.over-30');
	return /^\d+-\d+$/.test(band) ? t('person-told.about', { band }) : '';
}

function strong({ t, data, typed }: Telling): string[] {
	const factors = protectiveFactors.filter((one) => typed.ticked.includes(one));
	if (factors.length === 0) return [t('person-told.nothing')];
	const list = factors.map((one) => t(`protects.${one}`));
	return [`${capital(listIn(data.language, list))}.`];
}

function words({ t, typed }: Telling): string[] {
	return [typed.fields['words'] || t('person-told.nothing')];
}

function capital(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
