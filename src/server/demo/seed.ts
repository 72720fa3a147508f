import { demoPeople } from '../access/demo-people.ts';
import { closeHouse, house, openHouse } from '../house.ts';
import { start } from '../start.ts';
import { employEverybody, theTeam } from './seed/cast.ts';
import * as clock from './seed/clock.store.ts';
import { momentsBefore } from './seed/moments.ts';
import { play } from './seed/play.ts';
import { endsDangers, keepUp } from './seed/rhythm.ts';
import { adviceStories } from './seed/stories/advice.ts';
import { answeredStories } from './seed/stories/answered.ts';
import { apartStories } from './seed/stories/apart.ts';
import { familyStories } from './seed/stories/families.ts';
import { guidedStories } from './seed/stories/guided.ts';
import { offeredStories } from './seed/stories/offered.ts';
import { rosterStory } from './seed/stories/roster.ts';
import { talkStories } from './seed/stories/talks.ts';
import { waitingStories } from './seed/stories/waiting.ts';
import { letWork } from './seed/texts.ts';
import { yearStories } from './seed/year/year.ts';

const daysBack = 366;
const dayLength = 24 * 60 * 60_000;

/**
 * Fills an empty demo with people and what happened to them in the last year. All of it goes through
 * the use cases, on a clock that is set back and moves forward again, so that events and walls are real.
 * A test may take a `share` of the year; the stories that the journeys name are always told whole.
 */
export async function seedDemo(
	env: NodeJS.ProcessEnv = process.env,
	share: number = 1
): Promise<void> {
	const web = await start('web', hurried(env));
	if (web.config.mode !== 'demo') throw new Error('only a demo is filled with invented people');
	const worker = await start('worker', hurried(env));
	letWork(worker);
	openHouse(web);
	try {
		if ((await demoPeople()).length === 0) await tellAll(share);
	} finally {
		await closeHouse();
		openHouse(worker);
		await closeHouse();
	}
}

async function tellAll(share: number): Promise<void> {
	const { now: end, ahead } = await clock.read();
	await clock.move(-daysBack * dayLength);
	const when = momentsBefore(end, house().config.openingHours);
	const cast = await employEverybody();
	const stories = [
		...[familyStories, guidedStories, apartStories, adviceStories, offeredStories],
		...[waitingStories, answeredStories, talkStories]
	];
	const known = stories.flatMap((tell) => tell(cast, when));
	const { amina, joost, fleur, mehmet, sanne, rosa, annelies } = cast;
	const upkeep = keepUp([amina, joost, fleur, mehmet, sanne, rosa], end);
	const team = [theTeam(cast, when), rosterStory(cast, when), endsDangers(cast, when)];
	await play([...team, ...known, ...yearStories(cast, when, share), upkeep], end, annelies);
	await clock.move(ahead - (await clock.read()).ahead);
}

// What is invented may be lost with the machine: no commit waits for the disk.
function hurried(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
	const hurry = (address = '') => {
		const url = new URL(address);
		url.searchParams.set('synchronous_commit', 'off');
		return url.href;
	};
	const { DATABASE_URL, WORKER_DATABASE_URL } = env;
	return {
		...env,
		DATABASE_URL: hurry(DATABASE_URL),
		WORKER_DATABASE_URL: hurry(WORKER_DATABASE_URL)
	};
}
