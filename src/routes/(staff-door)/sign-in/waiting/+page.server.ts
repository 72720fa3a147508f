import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
	({ language: locals.language === 'en' ? 'en' : 'nl' }) as const;
