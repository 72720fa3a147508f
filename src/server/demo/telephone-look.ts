import { addMilliseconds } from 'date-fns';
import { maskPhone } from '#domain/phone.ts';
import { telephoneDoorNow, type Door } from '../calls/opening.ts';
import { house } from '../house.ts';
import { handsetSeen, type HandsetSeen } from './handset-seen.ts';
import { network, type Network } from './network.ts';
import { withDemoEyes } from './phone-eyes.ts';
import { callersKnown, colleagues, type Owner } from './telephone-people.ts';
import type { Told } from './told.ts';

export interface TelephoneView {
	/** Who may call, and whose telephone lies on the table. */
	callers: { id: string; name: string; number: string; isBusy: boolean }[];
	chosen: string;
	/** Ours, as people know it. */
	number: string;
	hers: HandsetSeen;
	ours: HandsetSeen[];
	/** Whoever else is on a call: somebody we call. */
	others: HandsetSeen[];
	isSomebodyOnDuty: boolean;
	told: Told[];
	door: Door;
	goesOn: boolean;
}

/** The telephones of the demo as they are now; undefined outside the demo, or before it has people. */
export async function lookAtTelephones(chosen: string): Promise<TelephoneView | undefined> {
	const net = network();
	if (!net) return undefined;
	return withDemoEyes(async (work) => {
		const [callers, staff] = [await callersKnown(work), await colleagues(work)];
		const door = await telephoneDoorNow(work);
		return viewOf(net, { callers, staff, door, chosen });
	});
}

interface Known {
	callers: Owner[];
	staff: Owner[];
	door: Door;
	chosen: string;
}

function viewOf(net: Network, { callers, staff, door, chosen }: Known): TelephoneView {
	const owners = [...callers, ...staff];
	const isBusy = ({ number }: Owner) => net.exchange.telephone(number).state !== 'idle';
	const hers = callers.find(({ id }) => id === chosen) ?? callers.find(isBusy) ?? callers[0]!;
	const seen = (owner: Owner) => handsetSeen(net, owner, owners);
	// who calls is not known at the desk because the demo knows it
	const seenByUs = (owner: Owner) => handsetSeen(net, owner, staff);
	return {
		callers: callers.map((one) => ({
			...{ id: one.id, name: one.name, number: maskPhone(one.number), isBusy: isBusy(one) }
		})),
		chosen: hers.id,
		number: house().config.organisation.phone,
		hers: seen(hers),
		ours: staff.filter((one) => one.isOnDuty || isBusy(one)).map(seenByUs),
		others: othersBusy(net, [hers, ...staff], callers).map(seen),
		isSomebodyOnDuty: staff.some(({ isOnDuty }) => isOnDuty),
		told: toldByOurClock(net, door.now),
		door,
		goesOn: [...net.exchange.board.telephones.values()].some(({ line }) => line)
	};
}

function othersBusy({ exchange }: Network, shown: Owner[], callers: Owner[]): Owner[] {
	const busy = [...exchange.board.telephones.values()].filter(({ line }) => line);
	return busy
		.filter(({ number }) => !shown.some((one) => one.number === number))
		.map(
			({ number }) =>
				callers.find((one) => one.number === number) ?? {
					...{ id: maskPhone(number), name: maskPhone(number), number, isOnDuty: false }
				}
		);
}

// the network's clock is never moved; the desk beside it shows the demo's
function toldByOurClock({ exchange, diary }: Network, now: Date): Told[] {
	const ahead = now.getTime() - exchange.board.clock.now().getTime();
	return diary.lines.map((line) => ({ ...line, at: addMilliseconds(line.at, ahead) }));
}
