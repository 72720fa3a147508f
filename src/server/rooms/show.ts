import type { PublicPromise } from '#domain/promise.ts';
import { publicPromise } from '#domain/promise.ts';
import { chatNow } from '../chats/at-door.ts';
import { ofRoom } from '../chats/door.store.ts';
import { house } from '../house.ts';
import { isResent } from '../intakes/resent.ts';
import { openMessage } from '../intakes/sealed-intake.ts';
import { openKey } from '../keys/data-keys.ts';
import { atTheDoor, type Work } from '../work.ts';
import { agreementOf, type Agreement } from './agreed-plan.ts';
import { nextAppointment, type NextAppointment } from './next-appointment.ts';
import { offeredPlan, type PlanToConfirm } from './offered-plan.ts';
import { ownHelpPlans, type OwnHelpPlan } from './own-help-plans.ts';
import { ownConsents, type OwnConsent } from './own-consents.ts';
import * as rooms from './store.ts';

export interface RoomPage extends Agreement {
	/** Oldest first. Her own story is never among them. */
	messages: { id: string; fromUs: boolean; text: string; writtenAt: Date }[];
	/** Without an answer of ours: whether a person has read it and, when one is to come, when to come back. */
	waiting: { isRead: boolean; comeBackAt: Date | undefined } | undefined;
	plan: PlanToConfirm | undefined;
	/** What she said yes to and may take back. */
	consents: OwnConsent[];
	appointment: NextAppointment | undefined;
	/** Her copy of what she agreed to, where she wants to read it here. */
	helpPlans: OwnHelpPlan[];
	/** A conversation of hers is still on, or one could begin. */
	talk: 'goes-on' | 'open' | undefined;
	/** A counsellor already works with it; closing the room leaves that as it is. */
	hasCase: boolean;
}

/** What stands in the room now; undefined when it was closed. */
export async function showRoom(roomId: string): Promise<RoomPage | undefined> {
	const page = await atTheDoor(async (work) => {
		const room = await rooms.open(work, roomId);
		if (!room) return undefined;
		const messages = await readMessages(work, roomId, room);
		return {
			messages,
			waiting: waitingOf(work, room, messages.at(-1)?.fromUs ?? false),
			plan: await offeredPlan(work, roomId),
			...(await agreementOf(work, roomId)),
			consents: await ownConsents(work, roomId),
			appointment: await nextAppointment(work, roomId),
			helpPlans: await ownHelpPlans(work, roomId),
			hasCase: room.hasCase
		};
	});
	return page && { ...page, talk: await talkIn(roomId) };
}

async function talkIn(roomId: string): Promise<RoomPage['talk']> {
	if (await ofRoom(roomId)) return 'goes-on';
	return (await chatNow(new Date())).open ? 'open' : undefined;
}

async function readMessages(work: Work, roomId: string, room: rooms.OpenRoom) {
	const key = openKey(work, room.key);
	const kept = await rooms.messages(work, roomId);
	return kept
		.map(({ id, author, sealed, writtenAt }) => ({
			id,
			fromUs: author === 'staff',
			text: openMessage(key, id, sealed),
			writtenAt
		}))
		.filter(({ text }) => !isResent(text));
}

function waitingOf(work: Work, room: rooms.OpenRoom, isAnswered: boolean): RoomPage['waiting'] {
	if (isAnswered) return undefined;
	const isRead = room.readAt !== undefined;
	if (room.status === 'closed') return { isRead, comeBackAt: undefined };
	// when to come back depends on the opening hours alone, so it is what she was told when she sent it
	const promised: PublicPromise | undefined = publicPromise(
		house().config.openingHours,
		room.waitingSince,
		false
	);
	const comeBackAt = promised && promised.comeBackAt > work.now ? promised.comeBackAt : undefined;
	return { isRead, comeBackAt };
}
