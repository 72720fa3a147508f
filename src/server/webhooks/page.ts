import { callReport } from '#domain/delivery.ts';
import { actOfKey } from '#domain/visit.ts';
import { sentences } from '#i18n/spoken/colleagues.ts';
import { document, type Verb } from '../integrations/twilio/twiml.ts';
import { statusAfter } from '../notifications/kept-status.ts';
import { addressOf, type Ringing } from '../paging/ring.ts';
import { askKey, hangUp, sayAndEnd } from '../paging/script.ts';
import * as pages from '../paging/store.ts';
import { isId } from '../row-id.ts';
import { answerVisitCall } from '../visits/call.ts';
import { atTheDoor } from '../work.ts';
import { openTo, report, shortWord, type Heard } from './open.ts';
import * as telephone from './store.ts';
import { twiml } from './twiml.ts';

const callKinds = ['page', 'visit', 'told'] as const;

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
	const failed = act === 'help' ? sentences['help-failed'] : sentences.failed;
	try {
		const isKept = await answerVisitCall(ringing, act);
		return sayAndEnd(isKept ? sentences[act] : failed);
	} catch (error) {
		report(error);
		return sayAndEnd(failed);
	}
}

function askFor(ringing: Ringing, sentence: string, more: Record<string, string> = {}): Verb[] {
	return askKey(sentence, addressOf('/twilio/voice/page/key', ringing, more));
}

function ringingOf({ search }: Heard): Ringing | undefined {
	const [notificationId, attemptId] = [search.get('n') ?? '', search.get('a') ?? ''];
	if (!isId(notificationId) || !isId(attemptId)) return undefined;
	const asks = callKinds.find((kind) => kind === search.get('asks')) ?? 'page';
	return { notificationId, attemptId, asks };
}

function said(verbs: Verb[]): Response {
	return twiml(document(verbs));
}
