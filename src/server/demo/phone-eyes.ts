import { house } from '../house.ts';
import { atTheDoor, together, type StaffWork } from '../work.ts';
import * as phones from './phone.store.ts';

/** Through the eyes of the demo's supervisor; undefined outside the demo, or before it has people. */
export async function withDemoEyes<T>(
	act: (work: StaffWork) => Promise<T>
): Promise<T | undefined> {
	if (house().config.mode !== 'demo') return undefined;
	const id = await atTheDoor(phones.supervisorId);
	return id ? together({ id, role: 'supervisor' }, act) : undefined;
}
