import type { Text } from '../timeline/about.store.ts';
import type { StaffWork } from '../work.ts';
import * as plans from './store.ts';

/**
 * That her number is known of somebody else tells of a person who may stand behind a wall: whoever
 * may not see both reads only that a supervisor looks first (SC-21).
 */
export async function hideNeighbours(work: StaffWork, texts: Text[]): Promise<Text[]> {
	const tells = new Map<string, boolean>();
	for (const text of texts.filter(isHeldForNumber)) {
		const { personId } = text;
		if (personId && !tells.has(personId)) tells.set(personId, await mayKnow(work, personId));
	}
	return texts.map((text) =>
		isHeldForNumber(text) && !tells.get(text.personId ?? '')
			? { ...text, reasonCode: 'supervisor-first' }
			: text
	);
}

function isHeldForNumber({ status, reasonCode }: Text): boolean {
	return status === 'held_unsafe' && reasonCode === 'shared-phone';
}

// her own plan says that others use the phone, or the other one is in sight
async function mayKnow(work: StaffWork, personId: string): Promise<boolean> {
	const plan = await plans.latest(work, personId);
	const saysSo = plan !== undefined && plan.kept.phoneIsShared !== 'no';
	return saysSo || (await plans.isElsewhere(work, personId));
}
