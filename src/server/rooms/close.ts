import { atTheDoor } from '../work.ts';
import * as rooms from './store.ts';

/** She closes the room: what is in it is gone, without a case her story too. */
export async function closeRoom(roomId: string): Promise<void> {
	await atTheDoor((work) => rooms.close(work, roomId));
}
