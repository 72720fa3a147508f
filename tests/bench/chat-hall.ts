import postgres from 'postgres';
import { takeChat } from '#server/chats/take.ts';
import { sealTalking } from '#server/chats/token.ts';
import { house } from '#server/house.ts';
import { start } from '#server/start.ts';
import { narrate } from '../../src/start/announce.mjs';
import { stopLater } from '../../src/start/stopping.ts';
import { comesIn, type Chatting } from '../support/chatting.ts';
import { employ, type Colleague } from '../support/people.ts';
import { testSettings } from '../support/settings.ts';
import type { Desk } from './hall.ts';
import { appUrl, openSession, startOurs, type Server } from './stage.ts';

/** Two web processes on one database, and conversations that go on. */
export interface ChatHall {
	desk: Desk;
	other: Server;
	superuser: postgres.Sql;
	talks: Talk[];
}
export interface Talk {
	her: Chatting;
	token: string;
	/** Of the counsellor who holds it. */
	cookie: string;
	staff: Colleague;
}

export const always = { OPENING_HOURS: '1-7 00:00-24:00' };
/** Screens of one conversation on one process are few. */
const most = 200;

/** On the database of this desk, from now on also where this process stands. */
export async function openChatHall(
	desk: Desk,
	place: { root: string; folder: string }
): Promise<ChatHall> {
	const before = house();
	stopLater(() => before.database.sql.end({ timeout: 1 }));
	await start('web', { ...testSettings, ...always, DATABASE_URL: appUrl(desk.superuserUrl) });
	const superuser = postgres(desk.superuserUrl, { max: 2, onnotice: () => undefined });
	stopLater(() => superuser.end({ timeout: 1 }));
	const other = await startOurs(desk.superuserUrl, place, always);
	const talks = await narrate(`opening ${most} conversations`, () => beginAll({ superuser, desk }));
	return { desk, other, superuser, talks };
}

async function beginAll({
	superuser,
	desk
}: Pick<ChatHall, 'superuser' | 'desk'>): Promise<Talk[]> {
	const talks: Talk[] = [];
	for (let n = 0; n < most; n += 4) {
		const staff = await employ({ superuser } as never, `Chat ${n}`, 'counsellor', { onDuty: true });
		await superuser`UPDATE staff SET chat_places = 4 WHERE id = ${staff.id}`;
		const cookie = await openSession(desk.superuserUrl, staff.id);
		for (let place = 0; place < 4; place++) talks.push(await begin(staff, cookie));
	}
	return talks;
}

async function begin(staff: Colleague, cookie: string): Promise<Talk> {
	const her = await comesIn();
	await takeChat(staff, her.chatId);
	return { her, token: sealTalking(her, new Date()), cookie, staff };
}
