import { may } from '#domain/access.ts';
import type { Role } from '#domain/actor.ts';
import type { StaffSession } from '../access/session.ts';
import { house } from '../house.ts';
import { glancing } from '../work.ts';
import { namesOnDuty } from './colleagues.store.ts';

/** What the header of every workspace page shows. */
export interface Frame {
	me: { id: string; name: string; role: Role; onDuty: boolean };
	onDuty: string[];
	practice: boolean;
}

export function readFrame(session: StaffSession): Promise<Frame> {
	const { id, name, role, onDuty } = session;
	return glancing(session, async (look) => ({
		me: { id, name, role, onDuty },
		onDuty: may(look.actor, 'intake.list', undefined) ? await namesOnDuty(look) : [],
		practice: house().config.mode === 'demo'
	}));
}
