import { withDemoEyes } from './phone-eyes.ts';
import * as phones from './phone.store.ts';

export type ClockStep = 'hour' | 'day' | 'next';

const secondsIn = { hour: 3600, day: 86_400 };

/** Moves the demo's clock forward; to just after the next text that is due when asked for that. */
export async function moveDemoClock(step: ClockStep): Promise<void> {
	await withDemoEyes(async (work) => {
		const seconds = step === 'next' ? await untilNext(work) : secondsIn[step];
		if (seconds > 0) await phones.moveClock(work, seconds);
	});
}

async function untilNext(work: Parameters<typeof phones.nextDue>[0]): Promise<number> {
	const at = await phones.nextDue(work);
	return at ? Math.ceil((at.getTime() - work.now.getTime()) / 1000) + 1 : 0;
}
