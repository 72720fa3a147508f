import { fields } from '#domain/intake-answers.ts';
import { plainText } from '#domain/plain-text.ts';
import { wasLeft } from '../access/spent.ts';
import { tellFailure } from '../failure.ts';
import { sealWriting, startWriting } from '../intakes/writing.ts';
import { openEntry } from '../rooms/token.ts';
import * as chats from './door.store.ts';
import { linesOf, talkOf } from './talk.ts';
import { openTalking, type Talking } from './token.ts';

/**
 * What she typed at the chat, as a message in the making; undefined for any other page. Who waits gives up
 * her place by it. Of a page that was left in a hurry nothing comes along.
 */
export async function bringAlong(form: FormData, now: Date): Promise<string | undefined> {
	if (form.get('from') !== 'chat') return undefined;
	const typed = plainText(form.get('text')).trim();
	const known = openTalking(form.get('token'), now);
	const from = known?.visitId ?? openEntry(form.get('entry'), now);
	const texts = await (known ? said(known, typed) : unlessLeft(from, typed)).catch(
		(reason: unknown) => {
			tellFailure('chat to form', reason);
			return [typed];
		}
	);
	const story = texts.filter(Boolean).join('\n\n').slice(-fields.story.longest);
	const writing = startWriting(now);
	return sealWriting({ ...writing, answers: story ? { story } : {}, from }, now);
}

async function unlessLeft(visitId: string | undefined, typed: string): Promise<string[]> {
	return visitId && (await wasLeft(visitId)) ? [] : [typed];
}

async function said(known: Talking, typed: string): Promise<string[]> {
	const talk = await talkOf(known);
	if (!talk) return unlessLeft(known.visitId, typed);
	if (talk.status === 'waiting') await chats.leave(known.chatId);
	// with somebody there it was told already
	if (talk.status !== 'waiting' && talk.status !== 'abandoned') return [typed];
	// nor is it shown once more to whoever finds the page later: it is with us as a message
	if (talk.isNeutral) return [typed];
	const lines = await linesOf(known, 0, talk.lastSeq);
	return [...lines.filter(({ from }) => from === 'me').map(({ text }) => text), typed];
}
