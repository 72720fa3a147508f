import { entryFor } from '#server/access/audiences.ts';
import { glassOf } from '#server/glass/end.ts';
import { house } from '#server/house.ts';
import { staffOf } from '../../../refuse.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, params }) => {
	const staff = staffOf(locals);
	const isCounsellor = staff.role === 'counsellor';
	return {
		partId: params.id,
		glassUntil: isCounsellor ? await glassOf(staff, params.id) : undefined,
		seesContact: entryFor('/(contact)', staff.role, house().config.mode) === 'enter',
		isSupervisor: staff.role === 'supervisor'
	};
};
