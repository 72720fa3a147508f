import { error } from '@sveltejs/kit';
import { may } from '#domain/access.ts';
import { hasLetterKeys } from '#server/access/letter-keys.ts';
import { readFrame } from '#server/staff/frame.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, depends, cookies }) => {
	depends('live:desk');
	if (!locals.staff) error(401, 'signed-out');
	const language = locals.language === 'en' ? 'en' : 'nl';
	const frame = { ...(await readFrame(locals.staff)), letterKeys: hasLetterKeys({ cookies }) };
	const seesDesk = may(locals.staff, 'intake.list', undefined);
	return { language, frame, seesDesk } as const;
};
