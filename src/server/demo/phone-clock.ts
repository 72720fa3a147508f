import { telephoneDoorNow } from '../calls/opening.ts';
import { isId } from '../row-id.ts';
import { withDemoEyes } from './phone-eyes.ts';
import * as phones from './phone.store.ts';

export type ClockStep = 'hour' | 'day' | 'next';

const secondsIn = { hour: 3600, day: 86_400 };

/** To just after the moment at which this text goes out, unless that is behind us. */
export async function moveDemoClockTo(notificationId: string): Promise<void> {
	if (!isId(notificationId)) return;
	await withDemoEyes(async (work) => {
		const seconds = secondsUntil(work, await phones.dueOf(work, notificationId));
		if (seconds > 0) await phones.moveClock(work, seconds);
	});
}

/** Moves the demo's clock forward; to just after the next text that is due when asked for that. */
export async function moveDemoClock(step: ClockStep): Promise<void> {
	await withDemoEyes(async (work) => {
		const seconds = step === 'next' ? await untilNext(work) : secondsIn[step];
		if (seconds > 0) await phones.moveClock(work, seconds);
	});
}

/** To just after the telephone opens, when it is closed. */
export async function moveDemoClockToOpening(): Promise<void> {
	await withDemoEyes(async (work) => {
		const { open, opening } = await telephoneDoorNow(work);
		const seconds = open ? 0 : secondsUntil(work, opening);
		if (seconds > 0) await phones.moveClock(work, seconds);
	});
}

async function untilNext(work: Parameters<typeof phones.nextDue>[0]): Promise<number> {
	return secondsUntil(work, await phones.nextDue(work));
}

function secondsUntil({ now }: { now: Date }, at: Date | undefined): number {
	return at ? Math.ceil((at.getTime() - now.getTime()) / 1000) + 1 : 0;
}
