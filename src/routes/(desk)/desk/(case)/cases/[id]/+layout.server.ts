import { may } from '#domain/access.ts';
import type { PartSubject } from '#domain/access-subject.ts';
import type { Actor } from '#domain/actor.ts';
import { entryFor } from '#server/access/audiences.ts';
import { glassOf } from '#server/glass/end.ts';
import { house } from '#server/house.ts';
import { staffOf } from '../../../refuse.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, params }) => {
	const staff = staffOf(locals);
	const here = shownTo(staff);
	const breaksGlass = may(staff, 'part.break-glass', { counsellorIds: [] });
	return {
		partId: params.id,
		glassUntil: breaksGlass ? await glassOf(staff, params.id) : undefined,
		seesContact: entryFor('/(contact)', staff.role, house().config.mode) === 'enter',
		mayDeclare: may(staff, 'part.declare-conflict', here),
		seesBundle: may(staff, 'case.view', here),
		mayAssign: may(staff, 'part.assign', here)
	};
};

// the page itself asks about this case; whoever it is shown to is one of these to it
function shownTo({ id }: Actor): PartSubject {
	return { counsellorIds: [id], expertIds: [id], readerIds: [id], isInDanger: true };
}
