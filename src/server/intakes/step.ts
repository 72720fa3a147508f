import {
	answerPage,
	firstPageWithProblem,
	mayBeSkipped,
	nextPage,
	pageProblems,
	previousPage,
	readPage,
	textOf,
	type Door,
	type PageId,
	type PageProblems
} from '#domain/intake-form.ts';
import type { Place, PostedPage } from './form.ts';
import { openWriting, startWriting, type Writing } from './writing.ts';

export type StepNotice = 'started-again' | 'look-once-more' | 'sent-before';

/** Where the form goes after one page was sent in. */
export interface Step {
	writing: Writing;
	at: Place;
	problems: PageProblems;
	notice?: StepNotice;
	/** She asked to send it, and nothing stands in the way. */
	sends: boolean;
}

/** After this long she sees her answers once more before they are sent. */
const LONGEST_SINCE_SHOWN = 60 * 60_000;

/** One step through the form. What stands on the page is kept, unless she says that she rather leaves it out. */
export function takeStep(posted: PostedPage, now: Date): Step {
	const opened = openWriting(posted.sealed, now);
	if (!opened && posted.at !== 'door') return startAgain(posted, now);

	const writing = opened ?? startWriting(now);
	if (posted.at === 'door') return throughDoor(writing, posted);
	const door = writing.door ?? posted.door;
	if (!door) return stay(writing, 'door');
	return fromPage({ ...writing, door, answers: answersAfter(writing, posted) }, door, posted, now);
}

function answersAfter(writing: Writing, { at, move, typed }: PostedPage) {
	if (!isPage(at)) return writing.answers;
	const isLeftOut = move === 'skip' && mayBeSkipped(at);
	return answerPage(at, writing.answers, isLeftOut ? {} : typed);
}

/** The field was broken: what stood on this page is all we have, and it comes along to the first one. */
function startAgain(posted: PostedPage, now: Date): Step {
	const writing = startWriting(now, posted.door);
	const answers = answersAfter(writing, posted);
	const at = posted.door ? readPage(posted.door, undefined) : 'door';
	return { ...stay({ ...writing, answers }, at), notice: 'started-again' };
}

function throughDoor(writing: Writing, { door, move }: PostedPage): Step {
	if (!door || move === 'language') return stay({ ...writing, door: door ?? writing.door }, 'door');
	return stay({ ...writing, door }, readPage(door, undefined));
}

function fromPage(writing: Writing, door: Door, { at, move }: PostedPage, now: Date): Step {
	if (at === 'sent') return { ...stay(writing, 'sent'), sends: true };
	const page = isPage(at) ? at : 'safe';
	if (move === 'language') return stay(writing, at);
	if (move === 'back') return back(writing, door, at);
	if (typeof move === 'object') return stay({ ...writing, changing: true }, move.change);

	const problems = pageProblems(page, writing.answers);
	if (Object.keys(problems).length > 0) return { ...stay(writing, page), problems };
	if (page === 'check') return move === 'send' ? send(writing, door, now) : stay(writing, 'check');
	const stops = at === 'safe' && textOf(writing.answers, 'safeToTalk') === 'no';
	return stops ? stay(writing, 'not-safe') : onwards(writing, door, page);
}

function back(writing: Writing, door: Door, at: Place): Step {
	if (at === 'not-safe') return stay(writing, 'safe');
	if (writing.changing) return stay({ ...writing, changing: false }, 'check');
	return stay(writing, (isPage(at) && previousPage(door, at, writing.answers)) || 'door');
}

/** On to the next question; who came to change one answer goes back, unless that answer asks for more. */
function onwards(writing: Writing, door: Door, page: PageId): Step {
	const asksMore = page === 'phone' || page === 'contact';
	const next = writing.changing && !asksMore ? 'check' : nextPage(door, page, writing.answers);
	const at = next ?? 'check';
	return stay({ ...writing, changing: writing.changing && at !== 'check' }, at);
}

function send(writing: Writing, door: Door, now: Date): Step {
	const wrong = firstPageWithProblem(door, writing.answers);
	if (wrong) {
		const problems = pageProblems(wrong, writing.answers);
		return { ...stay({ ...writing, changing: true }, wrong), problems };
	}
	const isOld = now.getTime() - writing.shownAt.getTime() > LONGEST_SINCE_SHOWN;
	if (isOld) return { ...stay(writing, 'check'), notice: 'look-once-more' };
	return { ...stay(writing, 'check'), sends: true };
}

function stay(writing: Writing, at: Place): Step {
	return { writing, at, problems: {}, sends: false };
}

function isPage(at: Place): at is PageId {
	return at !== 'door' && at !== 'not-safe' && at !== 'sent';
}
