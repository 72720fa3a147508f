import * as clock from './clock.store.ts';
import { sendWhatIsDue } from './texts.ts';

/** Says when it goes on, and then does what happens at that moment. */
export type Story = AsyncGenerator<Date, void, void>;

interface Told {
	story: Story;
	next: Date;
}

/** Tells all stories at once, in the order of their moments; none goes past `end`. */
export async function play(stories: Story[], end: Date): Promise<void> {
	const waiting = await Promise.all(stories.map(begun));
	for (let open = waiting.flat(); open.length > 0; open = open.flat()) {
		open.sort((one, other) => one.next.getTime() - other.next.getTime());
		const first = open.shift()!;
		await goTo(first.next < end ? first.next : end);
		open.push(...(await begun(first.story)));
	}
	await goTo(end);
}

async function begun(story: Story): Promise<Told[]> {
	const { value, done } = await story.next();
	return done ? [] : [{ story, next: value }];
}

// Texts that were promised in between go out at their own moment.
async function goTo(moment: Date): Promise<void> {
	for (;;) {
		const { now, oldestDue } = await clock.read();
		if (!oldestDue || oldestDue > moment) break;
		if (oldestDue > now) await clock.move(oldestDue.getTime() - now.getTime());
		await sendWhatIsDue();
	}
	const { now } = await clock.read();
	if (moment > now) await clock.move(moment.getTime() - now.getTime());
}
