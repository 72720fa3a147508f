import { arrive } from '../calls/arrive.ts';
import { askCallback } from '../calls/callback.ts';
import { choose } from '../calls/choose.ts';
import { manners } from '../calls/conference.ts';
import { conversationDone, lastResort, leaveQueue } from '../calls/leave.ts';
import { conferenceReport, legAnswers, legPresses, legReport, theirReport } from '../calls/leg.ts';
import { outOfOrder } from '../calls/script.ts';
import { goThrough, theyAnswer } from '../calls/through.ts';
import { pressWhileWaiting, wait } from '../calls/wait.ts';
import { document, type Verb } from '../integrations/twilio/twiml.ts';
import { openTo, report, type Heard } from './open.ts';
import { twiml } from './twiml.ts';

const hangUp: Verb[] = [{ hangup: true }];
/** Telephones that we called: whoever holds one hears nothing of us when we fail, and is put through to nobody (SC-07). */
const calledByUs: readonly string[] = ['theirs', 'leg', 'leg-key', 'left'];

/** What a telephone is told: asked again it hears the same, and when we fail it hears our last words. */
const spoken = {
	inbound: arrive,
	language: choose,
	wait,
	'wait-key': pressWhileWaiting,
	'queue-left': leaveQueue,
	callback: askCallback,
	'goes-on': goThrough,
	again: goThrough,
	'dial-done': conversationDone,
	left: () => Promise.resolve(hangUp),
	leg: legAnswers,
	'leg-key': legPresses,
	theirs: theyAnswer,
	quiet: () => Promise.resolve([{ play: manners().music }]),
	fallback: failedElsewhere
} satisfies Record<string, (heard: Heard) => Promise<Verb[]>>;

/** What is only told to us: what we fail to keep is told again. */
const reports = {
	status: theirReport,
	'their-status': theirReport,
	'leg-status': legReport,
	conference: conferenceReport,
	recording: wasRecorded
} satisfies Record<string, (heard: Heard) => Promise<undefined>>;

/** One word of the network about a call, at `/twilio/voice/<part>`. */
export function hearVoice(part: string, request: Request, url: URL): Promise<Response> {
	if (!isPartOf(spoken, part) && !isPartOf(reports, part))
		return Promise.resolve(new Response(null, { status: 404 }));
	return openTo(request, url, async (heard) => {
		const report = isPartOf(reports, part) ? reports[part] : undefined;
		if (report) {
			await report(heard);
			return new Response(null, { status: 204 });
		}
		return twiml(document(await saidAt(part, heard)));
	});
}

async function saidAt(part: string, heard: Heard): Promise<Verb[]> {
	try {
		return isPartOf(spoken, part) ? await spoken[part](heard) : [];
	} catch (error) {
		report(error);
		return calledByUs.includes(part) ? hangUp : sayLastWords();
	}
}

// the network could not reach us a moment ago: it may work now, and there must be a contact in any case
async function failedElsewhere(heard: Heard): Promise<Verb[]> {
	await arrive(heard);
	return sayLastWords();
}

function sayLastWords(): Verb[] {
	return outOfOrder(manners(), lastResort());
}

// nothing may ever be recorded: somebody changed a setting at the provider
function wasRecorded(): Promise<undefined> {
	process.stderr.write(`${JSON.stringify({ alarm: 'the provider recorded a call' })}\n`);
	return Promise.resolve(undefined);
}

function isPartOf<T extends object>(table: T, part: string): part is keyof T & string {
	return Object.hasOwn(table, part);
}
