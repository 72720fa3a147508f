import { may } from '#domain/access.ts';
import type { Role } from '#domain/actor.ts';
import type { StaffSession } from '../access/session.ts';
import { house } from '../house.ts';
import * as calls from '../calls/desk.store.ts';
import * as chats from '../chats/store.ts';
import { glancing } from '../work.ts';
import { namesOnDuty } from './colleagues.store.ts';

/** What the header of every workspace page shows. */
export interface Frame {
	me: { id: string; name: string; role: Role; onDuty: boolean };
	onDuty: string[];
	practice: boolean;
	/** For whoever holds conversations: how many wait, and how many are hers. */
	talks: { waiting: number; held: number } | undefined;
	/** For whoever takes calls: how many wait, and the call that is hers. */
	calls: { waiting: number; mine: string | undefined } | undefined;
}

export function readFrame(session: StaffSession): Promise<Frame> {
	const { id, name, role, onDuty } = session;
	return glancing(session, async (look) => {
		const [names, talks, telephone] = await Promise.all([
			may(look.actor, 'intake.list', undefined) ? namesOnDuty(look) : [],
			may(look.actor, 'chat.list', undefined) ? chats.counts(look) : undefined,
			may(look.actor, 'call.list', undefined) ? calls.counts(look) : undefined
		]);
		const practice = house().config.mode === 'demo';
		return { me: { id, name, role, onDuty }, onDuty: names, practice, talks, calls: telephone };
	});
}
