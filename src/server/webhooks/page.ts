import { callReport } from '#domain/delivery.ts';
import { actOfKey } from '#domain/visit.ts';
import { document, type Verb } from '../integrations/twilio/twiml.ts';
import { statusAfter } from '../notifications/kept-status.ts';
import { addressOf, type Ringing } from '../paging/ring.ts';
import { askKey, hangUp, sayAndEnd } from '../paging/script.ts';
import * as pages from '../paging/store.ts';
import { answerVisitCall } from '../visits/call.ts';
import { atTheDoor } from '../work.ts';
import { openTo, report, type Heard } from './open.ts';
import * as telephone from './store.ts';
import { twiml } from './twiml.ts';

const callKinds = ['page', 'visit', 'told'] as const;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What a colleague hears who is called: nothing of whom or what, nor of the house. */
export const sentences = {
	ask: 'Dit is een oproep van uw werk. Toets 1 om te bevestigen.',
	again: 'Dat was geen 1. Toets 1 om te bevestigen.',
	acknowledged: 'U heeft bevestigd. Log nu in.',
	over: 'Een collega heeft al bevestigd. U hoeft niets te doen.',
	failed: 'Uw bevestiging is niet aangekomen. Log nu in.',
	told: 'Dit is een oproep van uw werk. Log nu in.',
	visit:
		'Dit is een oproep van uw werk. Toets 1: het gaat goed, ik heb meer tijd nodig. Toets 2: ik heb nu hulp nodig.',
	more: 'Dank u. Over een half uur vragen wij het weer.',
	help: 'De leiding weet dat u hulp nodig heeft. Bij direct gevaar: bel 1 1 2.'
} as const;

/** Somebody, or a voicemail, answers. */
export function hearPageAnswer(request: Request, url: URL): Promise<Response> {
	return openTo(request, url, (heard) => {
		const ringing = ringingOf(heard);
		return Promise.resolve(said(ringing ? opening(ringing) : hangUp));
	});
}

/** A key: 1 is yes, another is asked about once more, and none says nothing. */
export function hearPageKey(request: Request, url: URL): Promise<Response> {
	return openTo(request, url, async (heard) => {
		const [ringing, key] = [ringingOf(heard), heard.field('Digits')];
		if (!ringing || key === '') return said(hangUp);
		if (ringing.asks === 'visit') return said(await tellVisit(ringing, key));
		if (key === '1') return said(await acknowledge(ringing));
		const isSecond = heard.search.get('again') !== null;
		return said(isSecond ? hangUp : askFor(ringing, sentences.again, { again: '1' }));
	});
}

/** What became of the call: answered by whatever answers, busy, or not at all. It acknowledges nothing. */
export function hearPageStatus(request: Request, url: URL): Promise<Response> {
	return openTo(request, url, async (heard) => {
		const ringing = ringingOf(heard);
		const providerId = shortWord(heard.field('CallSid'));
		const told = callReport(heard.field('CallStatus'));
		if (!ringing || !providerId || !told) return new Response(null, { status: 400 });
		await atTheDoor(async (work) => {
			const { attemptId } = ringing;
			const { status: heardAs, errorCode } = told;
			const kept = { providerId, status: heardAs, errorCode, attemptId };
			const about = await telephone.noteReport(work, kept);
			const status = about && statusAfter(about.status, heardAs);
			if (status) await telephone.setDelivery(work, about.id, { ...kept, status });
		});
		return new Response(null, { status: 204 });
	});
}

async function acknowledge(ringing: Ringing): Promise<Verb[]> {
	try {
		const answer = await atTheDoor((work) => pages.acknowledge(work, ringing));
		return answer === 'unknown' ? hangUp : sayAndEnd(sentences[answer]);
	} catch (error) {
		report(error);
		return sayAndEnd(sentences.failed);
	}
}

function opening(ringing: Ringing): Verb[] {
	if (ringing.asks === 'told') return sayAndEnd(sentences.told);
	return askFor(ringing, ringing.asks === 'visit' ? sentences.visit : sentences.ask);
}

// another key says nothing: the question is asked once more, and the ladder goes on
async function tellVisit(ringing: Ringing, key: string): Promise<Verb[]> {
	const act = actOfKey(key);
	if (act !== 'more' && act !== 'help') return askFor(ringing, sentences.visit);
	try {
		const isKept = await answerVisitCall(ringing, act);
		return sayAndEnd(isKept ? sentences[act] : sentences.failed);
	} catch (error) {
		report(error);
		return sayAndEnd(sentences.failed);
	}
}

function askFor(ringing: Ringing, sentence: string, more: Record<string, string> = {}): Verb[] {
	return askKey(sentence, addressOf('/twilio/voice/page/key', ringing, more));
}

function ringingOf({ search }: Heard): Ringing | undefined {
	const [notificationId, attemptId] = [search.get('n') ?? '', search.get('a') ?? ''];
	if (!uuid.test(notificationId) || !uuid.test(attemptId)) return undefined;
	const asks = callKinds.find((kind) => kind === search.get('asks')) ?? 'page';
	return { notificationId, attemptId, asks };
}

function said(verbs: Verb[]): Response {
	return twiml(document(verbs));
}

function shortWord(text: string): string {
	return /^[\w-]{1,40}$/.test(text) ? text : '';
}
