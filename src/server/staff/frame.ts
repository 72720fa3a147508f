import { may } from '#domain/access.ts';
import type { Role } from '#domain/actor.ts';
import type { StaffSession } from '../access/session.ts';
import { house } from '../house.ts';
import { together } from '../work.ts';
import { namesOnDuty } from './colleagues.store.ts';

/** What the header of every workspace page shows. */
export interface Frame {
	me: { id: string; name: string; role: Role; onDuty: boolean };
	onDuty: string[];
	practice: boolean;
}

export function readFrame({ id, name, role, onDutySince }: StaffSession): Promise<Frame> {
	return together({ id, role }, async (work) => ({
		me: { id, name, role, onDuty: onDutySince !== null },
		onDuty: may(work.actor, 'intake.list', undefined) ? await namesOnDuty(work) : [],
		practice: house().config.mode === 'demo'
	}));
}
