import { error } from '@sveltejs/kit';
import { readFrame } from '#server/staff/frame.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals }) => {
	if (!locals.staff) error(401, 'signed-out');
	const language = locals.language === 'en' ? 'en' : 'nl';
	return { language, frame: await readFrame(locals.staff) } as const;
};
