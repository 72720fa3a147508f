import type { deskWords } from '#i18n/desk.ts';
import type { PageData } from './$types';

type Shown = PageData['family'][number];

/** How a page calls somebody; without a name by who it is, and how old. */
export function called(t: ReturnType<typeof deskWords>, person: Shown | undefined): string {
	if (!person) return '';
	if (person.name) return person.name;
	const role = t(`case-role.${person.roles.at(-1) ?? 'other'}`);
	const age = ageOf(t, person);
	return age ? `${role} (${age})` : role;
}

/** In years, else the band; empty when nothing is known. */
export function ageOf(t: ReturnType<typeof deskWords>, { age, ageBand }: Shown): string {
	if (age !== undefined) return t('people.years', { n: age });
	return ageBand === 'unknown' ? '' : ageBand;
}

/** A household without a name is counted. */
export function homeName(
	t: ReturnType<typeof deskWords>,
	households: PageData['households'],
	id: string | null
): string {
	const at = households.findIndex((one) => one.id === id);
	if (at < 0) return '';
	return households[at]!.name || t('people.home-unnamed', { n: at + 1 });
}
