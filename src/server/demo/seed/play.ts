import type { Actor } from '#domain/actor.ts';
import { answerCalls } from './answer-calls.ts';
import * as clock from './clock.store.ts';
import { sendWhatIsDue } from './texts.ts';

/** Says when it goes on, and then does what happens at that moment. */
export type Story = AsyncGenerator<Date, void, void>;

interface Told {
	story: Story;
	next: Date;
}

/**
 * Tells all stories in the order of their moments, those of one moment side by side; none goes past `end`. Where a
 * call about danger goes round, `watch` answers it by looking.
 */
export async function play(stories: Story[], end: Date, watch: Actor): Promise<void> {
	const waiting = await Promise.all(stories.map(begun));
	let open = waiting.flat();
	while (open.length > 0) {
		open.sort((one, other) => one.next.getTime() - other.next.getTime());
		const [first] = open;
		const together = open.filter(({ next }) => +next === +first!.next);
		open = open.filter((told) => !together.includes(told));
		await goTo(first!.next < end ? first!.next : end, watch);
		open.push(...(await Promise.all(together.map(({ story }) => begun(story)))).flat());
	}
	await goTo(end, watch);
}

async function begun(story: Story): Promise<Told[]> {
	const { value, done } = await story.next();
	return done ? [] : [{ story, next: value }];
}

// Texts that were promised in between go out at their own moment.
async function goTo(moment: Date, watch: Actor): Promise<void> {
	while (await clock.goTo(moment)) {
		await sendWhatIsDue();
		await answerCalls(watch);
	}
}
